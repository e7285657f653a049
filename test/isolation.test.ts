// No read and no write crosses organisations: random spaces with rows in every table, knocked at from elsewhere.
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { roles } from '#registry/space/index.ts'
import { randomWorld, rowsOfSpace } from './archives.ts'
import { type Browser, browserOf, emptyWorld, type World } from './world.ts'

const RUNS = 1
const ROWS = 2
/** What a declared common tells is told to all: nothing of it is private. */
const PUBLIC = /^common/
/** Words that the drawing made for one row alone, and hashes. */
const OWN_WORD = /[abcdefghjkmnpqrstuvwxyz]{12}|[0-9a-f]{64}/g

type Space = { organisation_id: bigint; slug: string }
type Drawn = Awaited<ReturnType<typeof randomWorld>>
type Target = { world: World; plan: Drawn['plan']; theirs: Space }

/** The rows of a space, table by table, as text. */
async function rowsIn({ world, plan, theirs }: Target): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const part of plan) {
    const rows = await rowsOfSpace(world.db, part, plan, String(theirs.organisation_id))
    texts.set(part.name, rows.map((row) => JSON.stringify(row)).join('\n'))
  }
  return texts
}
const secretsIn = (rows: ReadonlyMap<string, string>): string[] => [
  ...new Set([...rows].flatMap(([name, text]) => (PUBLIC.test(name) ? [] : (text.match(OWN_WORD) ?? [])))),
]

/** All that they own is private, and the neighbours have no part in it. */
async function closeDoors({ world, theirs }: Target, mine: Space): Promise<void> {
  await world.db.updateTable('project').set({ is_public: false }).execute()
  await world.db.deleteFrom('project_party').where('organisation_id', '=', mine.organisation_id).execute()
  await world.db.updateTable('space').set({ modules_off: [], closed_on: null }).execute()
  expect(theirs.organisation_id).not.toBe(mine.organisation_id)
}

/** Nobody, someone new, and someone with every role in another space. */
async function neighbours(world: World, mine: Space): Promise<[string, Browser][]> {
  const all = await world.signIn({ name: 'Voisine' })
  await world.db
    .insertInto('membership')
    .values(
      roles.map((role) => ({
        ...{ organisation_id: mine.organisation_id, person_id: all.person, role, from_on: '2020-01-01' },
      })),
    )
    .execute()
  const fresh = await world.signIn({ name: 'Nouvelle' })
  return [
    ['nobody', browserOf(world.app, new Map())],
    ['someone new', fresh],
    ['a neighbour', all],
  ]
}

/** Every address of the site, with names and numbers of theirs in it; a list is searched for one of their words. */
async function addressesOf({ world, theirs }: Target, secrets: readonly string[]) {
  const { rows } = await sql<{ slug: string }>`select slug from project
    where organisation_id = ${theirs.organisation_id} order by id limit 1`.execute(world.db)
  const project = rows[0]?.slug ?? ''
  const word = secrets[0] ?? ''
  const filled = (path: string, id: number) =>
    path
      .replace(':slug', path.includes('/espaces/') ? theirs.slug : project)
      .replace(/:id(\{[^}]*\})?/, String(id))
      .replace(/:\w+(\{[^}]*\})?/g, word)
  const routes = world.app.routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
  return [...new Map(routes.map((route) => [`${route.method} ${route.path}`, route])).values()].flatMap(
    ({ method, path }) =>
      (path.includes(':id') ? [1, 2, 3, 4] : [1]).map((id) => ({
        method,
        address: path.includes(':')
          ? filled(path, id)
          : method === 'GET'
            ? `${path}?q=${word}&mots=${word}`
            : path,
      })),
  )
}

/** What someone reads of their secrets, address by address; what they asked for themselves is not counted. */
async function readings(target: Target, browser: Browser, secrets: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const { method, address } of await addressesOf(target, secrets)) {
    // Someone signed out by their own visit would knock as nobody for the rest.
    if (/deconnexion|effacer|sessions/.test(address)) continue
    const answer = method === 'GET' ? await browser.get(address) : await browser.post(address, { titre: 'x' })
    const text = `${JSON.stringify([...answer.headers])}${await answer.text()}`
    const seen = secrets.filter((word) => text.includes(word) && !address.includes(word))
    if (seen.length > 0) found.push(`${seen.join()} at ${method} ${address}`)
  }
  return found
}

/** Everything that is logged, as text. */
function listen({ platform }: World): string[] {
  const logged: string[] = []
  const note = (...told: unknown[]) => void logged.push(JSON.stringify(told))
  Object.assign(platform.log, { info: note, warn: note, error: note })
  return logged
}

const staysInside = fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
  const world = await emptyWorld()
  const { spaces, plan } = await randomWorld(world, seed, ROWS)
  const [mine, theirs] = spaces
  if (!mine || !theirs) throw new Error('two spaces were made')
  const target = { world, plan, theirs }
  await closeDoors(target, mine)
  const before = await rowsIn(target)
  const secrets = secretsIn(before)
  const logged = listen(world)
  for (const [who, browser] of await neighbours(world, mine))
    expect(await readings(target, browser, secrets), who).toEqual([])
  expect(secrets.filter((word) => logged.some((line) => line.includes(word)))).toEqual([])
  expect(await rowsIn(target)).toEqual(before)
  // The same eyes, from inside, see: a test that reads nothing would be green too.
  const [, insider] = (await neighbours(world, theirs)).at(-1) ?? []
  if (insider) expect(await readings(target, insider, secrets)).not.toEqual([])
})

test('nothing that is private to an organisation is read, changed or logged from elsewhere', async () => {
  await fc.assert(staysInside, { numRuns: RUNS, endOnFailure: true })
}, 300_000)
