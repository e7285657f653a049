import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { ownParts } from '#registry/person/access/account/own-part.queries.ts'
import { rowOf } from '#test/any-row.ts'
import { quoted, type Told } from '#test/personal-columns.ts'
import { rulesOf } from '#test/random-rows.ts'
import { type TeamWorld, teamWorld } from '#test/team-world.ts'
import { personalParts } from './personal-parts.ts'

const NAME = 'Zélie Motreconnu'
const EMAIL = 'zelie.motreconnu@exemple.fr'

let world: TeamWorld['world']
let cast: TeamWorld
beforeEach(async () => {
  cast = await teamWorld()
  world = cast.world
})

const entries = Object.entries(quoted)
const told = entries.flatMap(([at, kept]) =>
  typeof kept === 'string' ? [] : [{ table: at.split('.')[0] ?? '', column: at.split('.')[1] ?? '', kept }],
)

/** A word that is found nowhere else, in the shape that the column asks for. */
function wordFor(table: string, column: string): string {
  if (/hash$/.test(column)) return createHash('sha256').update(`${table}.${column}`).digest('hex')
  if (column === 'email') return EMAIL
  const word = `mot-${table}-${column}`.replaceAll('_', '-')
  return column === 'url' ? `https://exemple.fr/${word}` : word
}
const wordsIn = (kinds: readonly ('told' | 'secret' | 'kept')[]) =>
  told.flatMap(({ table, kept }) =>
    kinds.flatMap((kind) => (kept[kind] ?? []).map((column) => wordFor(table, column))),
  )

/** All that the database holds, as one text. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = 'public'`.execute(world.db)
  const texts = await Promise.all(
    rows.map(async ({ name }) => {
      const held = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} as t`.execute(
        world.db,
      )
      return held.rows.map(({ text }) => `${name}: ${text}`)
    }),
  )
  return texts.flat().join('\n')
}

test('every column that quotes a person is told in an export, or is a register with its reason', async () => {
  const { rows } = await sql<{ at: string }>`
    select conrelid::regclass || '.' || a.attname as at from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where contype = 'f' and confrelid in ('person'::regclass, 'profile'::regclass)`.execute(world.db)
  expect(rows.map(({ at }) => at).toSorted()).toEqual(Object.keys(quoted).toSorted())
  const sections = [...ownParts, ...personalParts].map(({ section }) => section)
  expect(new Set(sections).size).toBe(sections.length)
  expect(told.filter(({ kept }) => !sections.includes(kept.section))).toEqual([])
})

test('every column of words beside a person is told, secret, kept or the program’s own', async () => {
  for (const { table, kept } of told) {
    const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and data_type in ('text', 'jsonb')`.execute(
      world.db,
    )
    const { words } = await rulesOf(world.db, table)
    // Words of a closed list say nothing of their own.
    const free = rows.map(({ name }) => name).filter((name) => !words.has(name))
    expect([table, free.toSorted()]).toEqual([table, columnsOf(kept).toSorted()])
  }
})
const columnsOf = ({ told: gone = [], secret = [], kept = [], machine = [] }: Told) => [
  ...gone,
  ...secret,
  ...kept,
  ...machine,
]

/** What each table asks for beside the words. */
function rowsBeside(role: bigint): Record<string, Record<string, unknown>> {
  const project_id = cast.project
  const now = '2026-11-01T10:00:00Z'
  const day = '2026-11-02'
  const agreed = { project_id, role_id: role, tie: 'team', half_days: 4, from_on: day }
  const dated = { from_on: '2026-01-01', until_on: '2026-12-31' }
  return {
    person_session: { expires_at: '2027-01-01T00:00:00Z', updated_at: now },
    person_credential: { updated_at: now },
    person_passkey: { counter: 1, backed_up: true },
    membership: { organisation_id: cast.coop, role: 'member', ...dated, until_on: '2026-06-30' },
    audit_entry: { organisation_id: cast.coop, made_at: now },
    instance_act: { act: 'demonstration', made_at: now },
    profile: { changed_at: now },
    profile_field: { field: 'headline', visibility: 'me' },
    profile_skill: { level: 2, visibility: 'me', wants_to_learn: false, can_transmit: false },
    person_key: { given_at: now },
    project_person: { project_id, tie: 'team', ...dated },
    project_decision: { project_id, number: 1, decided_on: day, is_public: true, made_at: now },
    project_document: { project_id, is_public: true, added_on: day },
    project_post: { project_id, posted_on: day, mood: 'good', is_public: true, made_at: now },
    lesson: { organisation_id: cast.coop, event: 'end', asked_on: day, told_on: day, themes: [] },
    project_follow: { project_id, lang: 'fr', asked_at: now },
    project_feed_key: { project_id, given_at: now },
    half_day: { day, half: 'am', kind: 'commitment', project_id, changed_at: now },
    half_day_week: { weekday: 1, half: 'am', kind: 'available' },
    half_day_feed: { shows: 'times', made_at: now },
    team_preference: { changed_at: now, proposed_to: 'coop', accepts_notices: true },
    candidacy: { ...agreed, origin: 'application', state: 'accepted', made_at: now, answered_at: now },
    engagement: { ...agreed, state: 'ended', ended_on: day },
    candidacy_step: { project_id, act: 'applied', by_side: 'person', made_at: now },
    notice: { role_id: role, batch: 1, sent_at: now },
    team_choice: { project_id, rank: 1, made_at: now },
  }
}

/** Writes one row in each table that is told of a person, with a word of theirs in each of its columns. */
async function fill(person: string): Promise<void> {
  const beside = rowsBeside(await cast.role())
  const more: Record<string, unknown> = {
    common_id: await rowOf(world.db, 'common', {
      slug: 'carte',
      organisation_id: cast.coop,
      name: 'Carte',
      alert_months: 12,
      declared_on: '2026-01-01',
    }),
    proposal_id: await rowOf(world.db, 'team_proposal', {
      ...{ project_id: cast.project, run: 'request', policy_version: '1', instance_hash: 'a'.repeat(64) },
      ...{ seed: 1, solver: 'x', status: 'optimal', value: 1, bound: 1, gap: 0, teams: [], infeasible: [] },
      made_at: '2026-11-01T10:00:00Z',
    }),
  }
  const needs: Record<string, string> = {
    common_maintainer: 'common_id',
    engagement: 'candidacy_id',
    candidacy_step: 'candidacy_id',
    team_choice: 'proposal_id',
  }
  for (const { table, column, kept } of told) {
    const row: Record<string, unknown> = { ...beside[table], [column]: person }
    if (table === 'common_maintainer') row.from_on = '2026-01-01'
    const needed = needs[table]
    if (needed) row[needed] = more[needed]
    for (const name of columnsOf({ ...kept, machine: [] })) row[name] = wordFor(table, name)
    const id = await rowOf(world.db, table, row)
    if (table === 'candidacy') more.candidacy_id = id
  }
}

/** Where an address or a name is written without a number: letters, needs, opinions, declarations, invitations. */
async function nameElsewhere(): Promise<void> {
  const text = { lang: 'fr', subject: `Bonjour ${NAME}`, body: `${EMAIL}, voici`, dedupe_key: null }
  const letter = {
    ...text,
    tries: 0,
    created_at: '2026-11-01T10:00:00Z',
    next_try_at: '2026-11-01T10:00:00Z',
  }
  const sent_at = '2026-11-01T10:01:00Z'
  await rowOf(world.db, 'mail', { ...letter, recipient: EMAIL, sent_at })
  await rowOf(world.db, 'mail', { ...letter, recipient: 'Zelie.Motreconnu@exemple.fr' })
  await rowOf(world.db, 'mail', { ...letter, recipient: 'autre@exemple.fr', sent_at })
  const born = { lang: 'fr', created_at: sent_at, moved_on: '2026-11-01' }
  const need_id = await rowOf(world.db, 'need', {
    ...{ ...born, ref: 'aaaaaaaaaa', title: 'Un agenda', text: 'Un agenda', stage: 'draft' },
    ...{ visibility: 'private', functions: [], subject_answers: {}, accessibility: false, email: EMAIL },
  })
  await rowOf(world.db, 'need_answer', {
    ...{
      need_id,
      key_hash: 'b'.repeat(64),
      name: NAME,
      email: EMAIL,
      state: 'asked',
      asked_on: '2026-11-01',
    },
  })
  await rowOf(world.db, 'need_event', { need_id, kind: 'asked', note: NAME, happened_at: sent_at })
  await rowOf(world.db, 'need_key', {
    hash: wordFor('person_key', 'hash'),
    need_id,
    given_at: sent_at,
  })
  const solution_id = await rowOf(world.db, 'solution', {
    ...{ slug: 'agenda', name: 'Agenda', created_on: '2026-11-01', changed_on: '2026-11-01' },
  })
  await rowOf(world.db, 'usage_declaration', {
    ...{ solution_id, name: 'Ville', source_kind: 'declaration', source: 'elle', declared_on: '2026-11-01' },
    ...{ key_hash: 'c'.repeat(64), contact: EMAIL, recorded_at: sent_at },
  })
  await rowOf(world.db, 'invitation', {
    ...{ organisation_id: cast.coop, email: EMAIL, roles: ['member'], key_hash: 'd'.repeat(64) },
    ...{ invited_by: cast.people.chair.person, invited_at: sent_at, expires_at: '2026-12-01T00:00:00Z' },
  })
}

const REGISTERS = [
  ...['audit_entry', 'membership', 'candidacy', 'candidacy_step', 'engagement', 'project_person', 'lesson'],
  ...['project_post', 'project_decision', 'project_document', 'team_choice', 'common_maintainer', 'mail'],
  ...['need', 'need_answer', 'need_event', 'usage_declaration', 'invitation', 'person'],
]
const counted = () =>
  Promise.all(
    REGISTERS.map(async (table) => {
      const { rows } = await sql<{ of: bigint; half_days: bigint | null }>`
        select count(*) as of, sum((to_jsonb(t) ->> 'half_days')::int) as half_days
        from ${sql.table(table)} as t`.execute(world.db)
      return [table, rows[0]]
    }),
  )

test('an account takes all its words away; erased, none is left, and registers count the same', async () => {
  const zelie = await world.signIn({ name: NAME, email: EMAIL })
  await fill(zelie.person)
  await nameElsewhere()
  for (const path of ['/compte/donnees.json', '/compte/donnees.csv']) {
    const taken = await (await zelie.get(path)).text()
    expect(wordsIn(['told', 'kept']).filter((word) => !taken.includes(word))).toEqual([])
    expect(wordsIn(['secret']).filter((word) => taken.includes(word))).toEqual([])
    expect(taken).toContain('aaaaaaaaaa')
  }
  const data = (await (await zelie.get('/compte/donnees.json')).json()) as Record<string, unknown[]>
  expect(Object.keys(data).filter((section) => data[section]?.length === 0)).toEqual([])
  const before = await counted()
  const held = await everything()
  const gone = [...wordsIn(['told', 'secret']), EMAIL, NAME]
  expect(gone.filter((word) => !held.includes(word))).toEqual([])

  const answer = await zelie.post('/compte/effacer', { email: EMAIL })
  expect(answer.headers.get('location')).toBe('/connexion?dit=efface')
  // The key of a need still opens it for whoever holds its link: it belongs to the need.
  const left = (await everything()).split('\n').filter((line) => !line.startsWith('need_key: '))
  const found = left.filter((line) => gone.some((word) => line.toLowerCase().includes(word.toLowerCase())))
  expect(found).toEqual([])
  expect(wordsIn(['kept']).filter((word) => !left.some((line) => line.includes(word)))).toEqual([])
  expect(await counted()).toEqual(before)
})

test('what runs ends with the account, and a post has no author', async () => {
  const { member, lead } = cast.people
  const post = {
    project_id: cast.project,
    posted_on: '2026-11-02',
    mood: 'good' as const,
    progress: 'Avancé',
  }
  await world.db
    .insertInto('project_post')
    .values({ ...post, person_id: lead.person, is_public: true, made_at: new Date() })
    .execute()
  const answer = await lead.post('/compte/effacer', { email: 'alix@exemple.fr' })
  expect(answer.status, await answer.text()).toBe(303)
  const ended = await world.db.selectFrom('project_person').select(['tie', 'until_on']).execute()
  expect(ended).toEqual([{ tie: 'lead', until_on: '2026-11-21' }])
  const posts = await world.db.selectFrom('project_post').select(['person_id', 'progress']).execute()
  expect(posts).toEqual([{ person_id: null, progress: 'Avancé' }])
  const journal = await member.get('/chantiers/cantine/journal')
  expect([journal.status, await journal.text()]).toEqual([200, expect.not.stringContaining('Alix')])
})
