// The pages of the chapters that somebody can reach: found by following links, one page of each route.
import { assert } from '#engines/assert.ts'
import type { Browser, World } from './world.ts'

const CHAPTERS =
  /^\/(?:chantiers|communs|lecons|vivier|postes|mon|espaces|compte|equipes|lettres|suivis)(?:[/?]|$)/
const LINK = /<a\b[^>]*\bhref="(\/[^"#]*)/g

/**
 * One page of each route of the chapters that links lead to from `starts`, which come first: where two pages show the
 * same route, the one that is named is kept. Files to take away are no page, and what is refused is not reached.
 */
export async function pagesFound(
  { app }: World,
  { get }: Pick<Browser, 'get'>,
  starts: readonly string[],
): Promise<string[]> {
  const routes = [...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
    .filter((path) => !path.includes('*'))
    .sort((a, b) => a.split(':').length - b.split(':').length)
    .map((path) => new RegExp(`^${path.replace(/:[a-z]+(?:\{[^}]*\})?/gi, '[^/]+')}$`))
  const routeOf = (path: string) => routes.find((route) => route.test(path.split('?')[0] ?? ''))?.source
  const waiting = [...new Set(starts)]
  const met = new Set(waiting.map(routeOf))
  const pages: string[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await get(path)
    const isPage = answer.headers.get('Content-Type')?.startsWith('text/html')
    if (answer.status !== 200 || !isPage) {
      assert(!starts.includes(path), `${path} is named, and answers ${answer.status}`)
      continue
    }
    pages.push(path)
    for (const [, found = ''] of (await answer.text()).matchAll(LINK)) {
      const next = found.replaceAll('&amp;', '&')
      const route = routeOf(next)
      if (!CHAPTERS.test(next) || !route || met.has(route)) continue
      met.add(route)
      waiting.push(next)
    }
  }
  return pages
}
