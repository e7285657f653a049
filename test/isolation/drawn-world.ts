// Two spaces drawn at random, some of their chantiers public, and people with a profile, a grid, a need, a following.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { newKey } from '#platform/keys.ts'
import { roles } from '#registry/space/index.ts'
import { randomWorld, rowsOfSpace } from '../archives.ts'
import { type Draw, drawFrom } from '../random-rows.ts'
import { type Browser, browserOf, type World } from '../world.ts'

/** Words that the drawing made for one row alone, and hashes. */
const OWN_WORD = /[abcdefghjkmnpqrstuvwxyz]{12}|[0-9a-f]{64}/g
const LETTERS = 'abcdefghjkmnpqrstuvwxyz'
const SINCE = '2020-01-01'

type Row = Record<string, unknown>
/** The rows of a space and of who is in it, table by table. */
export type Rows = ReadonlyMap<string, readonly Row[]>
type Insider = Browser & { person: string; handle: string; email: string; feed: string }
export type Side = { organisation: bigint; slug: string; insider: Insider; rows: () => Promise<Rows> }
export type DrawnWorld = { draw: Draw; mine: Side; theirs: Side }

export const wordsIn = (text: string): string[] => text.match(OWN_WORD) ?? []
const wordFrom = () => [...randomBytes(12)].map((byte) => LETTERS[byte % LETTERS.length]).join('')

/** What a drawn row may say that no page can show: a state that the actions never write. */
async function makeLively({ db }: World, draw: Draw): Promise<void> {
  await sql`update space set modules_off = '{}', closed_on = null`.execute(db)
  // Those whom the test signs in are alone in their spaces, so that what they may see is known.
  await sql`delete from project_party as party using project
    where project.id = party.project_id and party.organisation_id <> project.organisation_id`.execute(db)
  await sql`update common_call set codes = '{runway}'`.execute(db)
  // A chantier is asked once about an event: of several questions that nobody answered, one is shown.
  await sql`update lesson set set_aside_on = asked_on where line is null and project_id is not null and id not in (
    select max(id) from lesson where line is null group by project_id, event)`.execute(db)
  await sql`update lesson set set_aside_on = null where line is not null or project_id is null or id in (
    select max(id) from lesson where line is null group by project_id, event)`.execute(db)
  // One of two chantiers is public, whichever; of those that are not, a role at least is published.
  await sql`update project set is_public = (turn + ${draw.below(2)}) % 2 = 0
    from (select id, row_number() over (partition by organisation_id order by id) as turn from project) as turns
    where turns.id = project.id`.execute(db)
  await sql`update project_role as role set published_on = '2026-01-01', closed_on = null, places = 50,
      project_id = coalesce((select max(other.id) from project as other join project as own using (organisation_id)
        where own.id = role.project_id and not other.is_public), project_id)
    from (select role.id, row_number() over (partition by organisation_id order by role.id) as turn
      from project_role as role join project on project.id = role.project_id) as turns
    where turns.id = role.id and turn % 2 = 0`.execute(db)
}

/** Someone with every role in a space, who wrote something wherever a person can. */
async function insiderOf(world: World, organisation_id: bigint, name: string): Promise<Insider> {
  const { db } = world
  const { now, today } = world.acting()
  const email = `${name}@exemple.fr`
  const browser = await world.signIn({ name: wordFrom(), email })
  const person_id = browser.person
  await db
    .insertInto('membership')
    .values(roles.map((role) => ({ organisation_id, person_id, role, from_on: SINCE })))
    .execute()
  const handle = `p-${wordFrom()}`
  await db
    .insertInto('profile')
    .values({ person_id, handle, display_name: `Profil ${name}`, changed_at: now })
    .execute()
  const said = { headline: 'me', bio: 'coop', aspirations: 'network', avoids: 'public' } as const
  for (const [field, visibility] of Object.entries(said))
    await db
      .insertInto('profile_field')
      // The names of fields are those of the table.
      .values({
        person_id,
        field: field as keyof typeof said,
        value: JSON.stringify(wordFrom()),
        visibility,
      })
      .execute()
  const half = { person_id, day: today, half: 'am', kind: 'leave', changed_at: now } as const
  await db
    .insertInto('half_day')
    .values({ ...half, project_id: null, note: wordFrom() })
    .execute()
  const feed = newKey()
  await db
    .insertInto('half_day_feed')
    .values({ person_id, key_hash: feed.hash, shows: 'details', made_at: now })
    .execute()
  const need = newKey()
  const { id: need_id } = await db
    .insertInto('need')
    .values({
      ...{ ref: wordFrom().slice(0, 10), lang: 'fr', title: wordFrom(), text: wordFrom(), email },
      ...{ created_at: now, moved_on: today, body_name: wordFrom() },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('need_key').values({ hash: need.hash, need_id, given_at: now }).execute()
  await db.insertInto('person_key').values({ person_id, hash: need.hash }).execute()
  browser.cookies.set('cles', need.key)
  return { ...browser, handle, email, feed: feed.key }
}

/** What belongs to people and to no space: tables, and the column that names the person. */
const OF_PEOPLE = {
  profile: 'person_id',
  profile_field: 'person_id',
  profile_skill: 'person_id',
  half_day: 'person_id',
  half_day_feed: 'person_id',
  team_preference: 'person_id',
  project_feed_key: 'person_id',
  person_key: 'person_id',
} as const

async function rowsOfPerson({ db }: World, { person, email }: Insider): Promise<[string, Row[]][]> {
  const found: [string, Row[]][] = []
  for (const [table, column] of Object.entries(OF_PEOPLE)) {
    const { rows } = await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(table)} as t
      where ${sql.ref(`t.${column}`)} = ${person} order by to_jsonb(t)::text`.execute(db)
    found.push([table, rows.map(({ row }) => row)])
  }
  const { rows } = await sql<{
    row: Row
  }>`select to_jsonb(t) as row from need as t where email = ${email}`.execute(db)
  return [...found, ['need', rows.map(({ row }) => row)]]
}

export async function drawnWorld(world: World, seed: number, perTable: number): Promise<DrawnWorld> {
  const draw = drawFrom(seed ^ 0x5eed)
  const { spaces, plan } = await randomWorld(world, seed, perTable)
  await makeLively(world, draw)
  const [first, second] = spaces
  if (!first || !second) throw new Error('two spaces were made')
  const side = async ({ organisation_id, slug }: typeof first, name: string): Promise<Side> => {
    const insider = await insiderOf(world, organisation_id, name)
    const rows = async () => {
      const all = new Map<string, readonly Row[]>()
      for (const part of plan)
        all.set(part.name, await rowsOfSpace(world.db, part, plan, String(organisation_id)))
      for (const [name, own] of await rowsOfPerson(world, insider)) all.set(name, own)
      return all
    }
    return { organisation: organisation_id, slug, insider, rows }
  }
  return { draw, mine: await side(first, 'ici'), theirs: await side(second, 'ailleurs') }
}

/** The rows of a public chantier that its page shows to all; those of a declared common are all public. */
const SHOWN: Readonly<Record<string, (row: Row) => boolean>> = {
  project: () => true,
  project_phase: () => true,
  project_party: () => true,
  milestone: () => true,
  project_role: (row) => row.published_on !== null,
  project_decision: (row) => row.is_public === true,
  project_post: (row) => row.is_public === true,
  project_document: (row) => row.is_public === true && row.removed_on === null,
}
const NOBODY = new Set(['me', 'coop', 'network'])

/** What is as public as the row that it is a part of. */
const PART_OF: Readonly<Record<string, readonly [table: string, by: string]>> = {
  project_post_need: ['project_post', 'post_id'],
  project_role_skill: ['project_role', 'role_id'],
}

function isShown(table: string, row: Row, rows: Rows): boolean {
  if (/^common|^space$|^profile$/.test(table)) return true
  if (table === 'profile_field') return !NOBODY.has(String(row.visibility))
  const [whole, by = ''] = PART_OF[table] ?? []
  if (whole) {
    const owner = rows.get(whole)?.find(({ id }) => id === row[by])
    return owner !== undefined && isShown(whole, owner, rows)
  }
  const id = table === 'project' ? row.id : row.project_id
  const project = rows.get('project')?.find((one) => one.id === id)
  return project?.is_public === true && (SHOWN[table]?.(row) ?? false)
}

/** Table by table, the words that stand in private rows and in no public one. */
export function secretsOf(rows: Rows, isNetwork: boolean): ReadonlyMap<string, readonly string[]> {
  const all = [...rows].flatMap(([table, own]) => own.map((row) => ({ table, row })))
  const isOpen = ({ table, row }: (typeof all)[number]) =>
    isShown(table, row, rows) || (isNetwork && table === 'profile_field' && row.visibility === 'network')
  const told = new Set(all.filter(isOpen).flatMap(({ row }) => wordsIn(JSON.stringify(row))))
  const secrets = new Map<string, string[]>()
  for (const { table, row } of all.filter((one) => !isOpen(one)))
    for (const word of wordsIn(JSON.stringify(row)))
      if (!told.has(word)) secrets.set(table, [...(secrets.get(table) ?? []), word])
  return secrets
}

/** Nobody, someone new, and the one who holds every role of the other space. */
export const neighboursOf = async (
  world: World,
  { mine }: DrawnWorld,
): Promise<[string, Browser, boolean][]> => [
  ['nobody', browserOf(world.app, new Map()), false],
  ['someone new', await world.signIn({ name: 'Nouvelle' }), false],
  ['a neighbour', mine.insider, true],
]
