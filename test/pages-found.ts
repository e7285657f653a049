// The pages of the chapters that somebody can reach: found by following links, one page of each route.
import { assert } from '#engines/assert.ts'
import type { Browser, World } from './world.ts'

const CHAPTERS =
  /^\/(?:chantiers|communs|lecons|vivier|postes|mon|espaces|compte|equipes|lettres|suivis)(?:[/?]|$)/
const LINK = /<a\b[^>]*\bhref="(\/[^"#]*)/g

/**
 * One page of each route of the chapters that links lead to from `starts`, which come first: where two pages show the
 * same route, the one that is named is kept. Files to take away are no page, and what is refused is not reached.
 * The routes that were `known` before are left out, and those that are found now are added.
 */
export async function pagesFound(
  { app }: World,
  { get }: Pick<Browser, 'get'>,
  starts: readonly string[],
  known: Set<string>,
): Promise<string[]> {
  const routeOf = routesOf(app)
  const waiting = [...new Set(starts)]
  const met = new Set(waiting.map(routeOf))
  const pages: string[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const html = await pageAt(get, path)
    assert(html !== undefined || !starts.includes(path), `${path} is named, and is no page`)
    if (html === undefined) continue
    pages.push(path)
    const next = linksOf(html).filter((link) => CHAPTERS.test(link) && isNew(met, routeOf(link)))
    waiting.push(...next)
  }
  const kept = pages.filter((path) => starts.includes(path) || !known.has(routeOf(path) ?? ''))
  for (const path of pages) known.add(routeOf(path) ?? '')
  return kept
}

/** Which route of the site shows an address: one without a parameter comes before one that would take it as one. */
function routesOf(app: World['app']): (path: string) => string | undefined {
  const routes = [...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
    .filter((path) => !path.includes('*'))
    .sort((a, b) => a.split(':').length - b.split(':').length)
    .map((path) => new RegExp(`^${path.replace(/:[a-z]+(?:\{[^}]*\})?/gi, '[^/]+')}$`))
  return (path) => routes.find((route) => route.test(path.split('?')[0] ?? ''))?.source
}

async function pageAt(get: Browser['get'], path: string): Promise<string | undefined> {
  const answer = await get(path)
  const isPage = answer.status === 200 && answer.headers.get('Content-Type')?.startsWith('text/html')
  return isPage ? answer.text() : undefined
}

const linksOf = (html: string) =>
  [...html.matchAll(LINK)].map(([, found = '']) => found.replaceAll('&amp;', '&'))

function isNew(met: Set<string | undefined>, route: string | undefined): boolean {
  const isFirst = route !== undefined && !met.has(route)
  met.add(route)
  return isFirst
}
