// Every address of the site, with names, numbers and words drawn from one space or from the other.
import { inflateRawSync } from 'node:zlib'
import { bodies } from '../rights/bodies.ts'
import type { Browser, World } from '../world.ts'
import type { DrawnWorld, Rows, Side } from './drawn-world.ts'

export type Request = { method: string; address: string; body: Record<string, string | string[]> }

/** Someone signed out by their own visit would knock as nobody for the rest. */
const LEAVES = /deconnexion|effacer|sessions/
/** A key opens what it opens, whoever holds it: none of theirs is sent. */
const NO_KEY = 'aaaaaaaaaaaaaaaaaaaaaa'

/** Of which table an address names a row by its number; the longest prefix wins. */
const NUMBERED: Readonly<Record<string, string>> = {
  '/espaces/invitations': 'invitation',
  '/espaces/:slug/membres': 'membership',
  '/espaces/:slug/invitations': 'invitation',
  '/chantiers/:slug/parties': 'project_party',
  '/chantiers/:slug/personnes': 'project_person',
  '/chantiers/:slug/jalons': 'milestone',
  '/chantiers/:slug/roles': 'project_role',
  '/chantiers/:slug/registre/risques': 'project_risk',
  '/chantiers/:slug/registre/documents': 'project_document',
  '/chantiers/:slug/documents': 'project_document',
  '/chantiers/:slug/candidatures': 'candidacy',
  '/chantiers/:slug/engagements': 'engagement',
  '/chantiers/:slug/equipe': 'team_proposal',
  '/chantiers/:slug/journal/manques': 'project_post_need',
  '/chantiers/:slug/journal': 'project_post',
  '/communs/:slug/mainteneurs': 'common_maintainer',
  '/communs/:slug/soutiens': 'common_support',
  '/communs/:slug/appels': 'common_call',
  '/postes': 'project_role',
  '/mon/candidatures': 'candidacy',
  '/mon/engagements': 'engagement',
  '/lecons': 'lesson',
}
/** The lists that are searched, by the name that each gives to what is searched. */
export const LISTS: Readonly<Record<string, string>> = {
  '/chantiers': 'mots',
  '/chantiers.csv': 'mots',
  '/postes': 'mots',
  '/postes.csv': 'mots',
  '/vivier': 'mots',
  '/vivier.csv': 'mots',
  '/vivier.xlsx': 'mots',
  '/vivier.json': 'mots',
  '/lecons': 'q',
  '/lecons.csv': 'q',
  '/lecons.xlsx': 'q',
  '/communs': 'q',
  '/communs.csv': 'q',
  '/besoins': 'q',
  '/besoins.csv': 'q',
  '/organismes': 'q',
  '/solutions': 'q',
  '/api/v1/projects': 'q',
  '/api/v1/needs': 'q',
}

type Sides = { at: Rows; of: Rows; where: Side; what: Side }
type Drawing = Pick<DrawnWorld, 'draw'> & Sides

const rowIn = ({ draw }: Drawing, rows: Rows, table: string) => {
  const all = rows.get(table) ?? []
  return all[draw.below(Math.max(all.length, 1))]
}

function addressFrom(path: string, drawing: Drawing): string {
  const { at, of, where } = drawing
  const slugged = (table: string) => String(rowIn(drawing, at, table)?.slug ?? 'aucun')
  const slug = path.startsWith('/espaces')
    ? where.slug
    : path.startsWith('/communs')
      ? slugged('common')
      : slugged('project')
  const [, table = ''] =
    Object.entries(NUMBERED)
      .filter(([prefix]) => path.startsWith(`${prefix}/:`))
      .sort(([a], [b]) => b.length - a.length)[0] ?? []
  return path
    .replace(':slug', slug)
    .replace(/:id(\{[^}]*\})?/, String(rowIn(drawing, of, table)?.id ?? 0))
    .replace(':handle', where.insider.handle)
    .replace(/(\/besoins\/):ref/, `$1${rowIn(drawing, at, 'need')?.ref}`)
    .replace(/:\w+(\{[^}]*\})?/g, NO_KEY)
}

const SIRENS = ['732829320', '552100554', '443061841']
function bodyFrom(route: string, drawing: Drawing): Request['body'] {
  const { draw, of, what } = drawing
  const named = {
    ...{ organisation: String(what.organisation), siren: SIRENS[draw.below(3)] ?? '' },
    ...{ person: what.insider.person, handle: what.insider.handle, email: what.insider.email },
    role: String(rowIn(drawing, of, 'project_role')?.id ?? 0),
    ...{ session: NO_KEY, word: 'dailleurs' },
  }
  return bodies[route]?.(named) ?? { titre: 'x' }
}

const routesOf = ({ app }: World) => [
  ...new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.includes('*') && !LEAVES.test(path))
      .map(({ method, path }) => `${method} ${path}`),
  ),
]

/** Requests about them: where one is and what one names are drawn apart, from mine and from theirs. */
export async function requestsAbout(world: World, { draw, mine, theirs }: DrawnWorld): Promise<Request[]> {
  const [own, foreign] = [await mine.rows(), await theirs.rows()]
  const there = { at: foreign, where: theirs }
  const here = { at: own, where: mine }
  const named = { of: foreign, what: theirs }
  return routesOf(world).flatMap((route) => {
    const [method = '', path = ''] = route.split(' ')
    const ways = [{ draw, ...there, ...named }]
    // From my own place, with a number or a person of theirs; from their place, with what is mine.
    if (path.includes(':slug') && (path.includes(':id') || method === 'POST'))
      ways.push({ draw, ...here, ...named }, { draw, ...there, of: own, what: mine })
    return ways.map((way) => ({ method, address: addressFrom(path, way), body: bodyFrom(route, way) }))
  })
}

/** What an answer says: a page without what differs by its weight, a workbook unpacked. */
async function textOf(answer: Response): Promise<string> {
  const headers = JSON.stringify(
    [...answer.headers].filter(([name]) => !/request-id|content-length|etag/.test(name)),
  )
  const bytes = Buffer.from(await answer.arrayBuffer())
  const text = bytes.subarray(0, 4).equals(ZIPPED) ? unzipped(bytes) : bytes.toString()
  return headers + text
}
const ZIPPED = Buffer.from('PK\u0003\u0004')
/** The parts of a zip that are packed, one after the other: where one ends is where its packing ends. */
function unzipped(bytes: Buffer): string {
  let text = ''
  for (let at = bytes.indexOf(ZIPPED); at >= 0; at = bytes.indexOf(ZIPPED, at + 4)) {
    const data = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    if (bytes.readUInt16LE(at + 8) === 8) text += inflateRawSync(bytes.subarray(data)).toString()
  }
  return text
}

export async function say(browser: Browser, { method, address, body }: Request) {
  const answer = method === 'GET' ? await browser.get(address) : await browser.post(address, body)
  return { status: answer.status, text: await textOf(answer) }
}

const NEVER_WRITTEN = 'zzzzzzzzzzzz'
const weightless = (text: string) => text.replace(/<data class="poids".*?<\/data>/g, '')

/** Lists that answer one of these words otherwise than a word that nobody wrote: to count is to tell. */
export async function tellingLists(browser: Browser, words: readonly string[], lists = Object.keys(LISTS)) {
  const telling: string[] = []
  for (const path of lists) {
    const answered = async (word: string) => {
      const address = `${path}?${LISTS[path]}=${word}`
      const { status, text } = await say(browser, { method: 'GET', address, body: {} })
      return `${status} ${weightless(text).replaceAll(word, '')}`
    }
    const usual = await answered(NEVER_WRITTEN)
    for (const word of words) if ((await answered(word)) !== usual) telling.push(`${path} of ${word}`)
  }
  return telling
}
