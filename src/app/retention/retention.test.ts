import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { jobs } from '#app/start/jobs.ts'
import { rowOf } from '#test/any-row.ts'
import { teamWorld } from '#test/team-world.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { forgetOnDates } from './retention.actions.ts'
import { type KeptElsewhere, type KeptHere, NOBODY_LEFT, type Rule, rules } from './rules.ts'

const EVENT = '2020-01-01'
let world: World
let ada: string
beforeEach(async () => {
  world = await emptyWorld({ now: `${EVENT}T11:00:00Z` })
  ada = (await world.signIn({ name: 'Ada', email: 'ada@exemple.fr' })).person
})

const after = (days: number): string =>
  new Date(Date.parse(EVENT) + days * 86_400_000).toISOString().slice(0, 10)
const forget = (options = {}) => forgetOnDates(world.acting(), options)
const all = async (table: string) => (await sql`select * from ${sql.table(table)}`.execute(world.db)).rows

/** One row of each table that has a rule, dated of the event, with every text that a person may have written. */
async function dated() {
  const { db } = world
  const organisation = await rowOf(db, 'organisation', {
    siren: '732829320',
    name: 'Coop',
    kind: 'cooperative',
    source: 'saisie',
    search_name: 'coop',
    search_key: 'coop',
    search: 'coop',
  })
  await rowOf(db, 'space', { organisation_id: organisation, slug: 'coop', opened_on: EVENT })
  const project = await rowOf(db, 'project', {
    organisation_id: organisation,
    slug: 'chantier',
    title: 'Chantier',
    choice: 'create',
  })
  const role = await rowOf(db, 'project_role', {
    project_id: project,
    position: 1,
    title: 'Rôle',
    half_days: 2,
  })
  const to = { project_id: project, role_id: role, person_id: ada }
  await rowOf(db, 'invitation', {
    organisation_id: organisation,
    email: 'bob@exemple.fr',
    roles: ['member'],
    key_hash: 'a',
    invited_by: ada,
    invited_at: EVENT,
    expires_at: EVENT,
  })
  const said = { message: 'SECRET', joined: 'SECRET', made_by: ada, made_at: EVENT }
  const refused = await rowOf(db, 'candidacy', {
    ...to,
    ...said,
    origin: 'application',
    state: 'declined',
    answered_at: EVENT,
    reason: 'other',
    reason_text: 'SECRET',
  })
  const step = (candidacy_id: bigint) =>
    rowOf(db, 'candidacy_step', {
      ...{ candidacy_id, project_id: project, person_id: ada, act: 'applied', by_side: 'person' },
      ...{ note: 'SECRET', made_by: ada, made_at: EVENT },
    })
  await step(refused)
  const silent = await rowOf(db, 'candidacy', { ...to, ...said, origin: 'application', state: 'applied' })
  await step(silent)
  const accepted = await rowOf(db, 'candidacy', {
    ...to,
    ...said,
    origin: 'application',
    state: 'accepted',
    answered_at: EVENT,
  })
  await step(accepted)
  await rowOf(db, 'engagement', {
    ...to,
    candidacy_id: accepted,
    tie: 'team',
    from_on: EVENT,
    state: 'ended',
    ended_on: EVENT,
    end_reason: 'SECRET',
  })
  await rowOf(db, 'notice', {
    role_id: role,
    person_id: ada,
    key_hash: 'b'.repeat(64),
    batch: 1,
    sent_at: EVENT,
    declined_at: EVENT,
    reason_text: 'SECRET',
  })
  await rowOf(db, 'half_day', {
    person_id: ada,
    day: EVENT,
    half: 'am',
    kind: 'available',
    note: 'SECRET',
    changed_at: EVENT,
  })
  await rowOf(db, 'membership', {
    organisation_id: organisation,
    person_id: ada,
    role: 'member',
    from_on: EVENT,
    until_on: EVENT,
    ended_reason: 'SECRET',
    given_reason: 'SECRET',
  })
  const need_id = await rowOf(db, 'need', {
    ...{ ref: 'bbbbbbbbbb', lang: 'fr', title: 'T', text: 'T', stage: 'handled', email: 'bob@exemple.fr' },
    ...{ created_at: EVENT, published_on: EVENT, moved_on: EVENT },
  })
  await rowOf(db, 'need_answer', {
    ...{
      need_id,
      key_hash: 'c',
      name: 'Bob SECRET',
      email: 'bob@exemple.fr',
      state: 'done',
      asked_on: EVENT,
    },
  })
  await rowOf(db, 'need_event', { need_id, kind: 'asked', note: 'Bob SECRET', happened_at: EVENT })
  await rowOf(db, 'audit_entry', {
    organisation_id: organisation,
    person_id: ada,
    act: 'member.leave',
    made_at: EVENT,
  })
}

const here = rules.filter((rule): rule is KeptHere => 'table' in rule)
const elsewhere = rules.filter((rule): rule is KeptElsewhere => 'job' in rule)
const nameOf = ({ id }: Rule) => id
const reached = async (id: string, options = {}) => (await forget(options)).find((one) => one.id === id)?.rows

test.each(here.map((rule) => [nameOf(rule), rule] as const))(
  '%s: before the delay nothing is touched, after it everything, once',
  async (id, rule) => {
    await dated()
    const before = await all(rule.table)
    world.setNow(after(rule.days - 1))
    expect(await reached(id, { dryRun: true })).toBe(0)
    world.setNow(after(rule.days + 1))
    expect(await reached(id, { dryRun: true })).toBe(1)
    expect(await all(rule.table)).toEqual(before)
    expect(await reached(id)).toBe(1)
    const left = await all(rule.table)
    expect(left.length).toBe(rule.set ? before.length : before.length - 1)
    expect(await reached(id)).toBe(0)
    expect(await all(rule.table)).toEqual(left)
  },
)

test('ten years later nothing personal is left but what still runs, and every total is what it was', async () => {
  await dated()
  const counted = [
    'candidacy',
    'candidacy_step',
    'engagement',
    'membership',
    'invitation',
    'audit_entry',
    'half_day',
    'need',
    'need_answer',
    'need_event',
  ]
  const totals = async () => Promise.all(counted.map(async (table) => [table, (await all(table)).length]))
  const before = await totals()
  const register = await all('audit_entry')
  world.setNow(after(3_650))
  await forget()
  expect(await totals()).toEqual(before)
  expect(await all('audit_entry')).toEqual(register)
  const texts = await Promise.all(
    counted.map(async (table) =>
      JSON.stringify(await all(table), (_, v) => (typeof v === 'bigint' ? String(v) : v)),
    ),
  )
  expect(texts.join('')).not.toContain('SECRET')
  expect(texts.join('')).not.toContain('bob@exemple.fr')
  const { rows } = await sql<{ name: string }>`select name from candidacy join person on person.id = person_id
    where state = 'declined'`.execute(world.db)
  expect(rows).toEqual([{ name: 'Compte effacé' }])
})

/** All that the database holds, but the letters, which another rule forgets. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = 'public' and tablename <> 'mail'`.execute(world.db)
  const held = rows.map(async ({ name }) =>
    (await all(name)).map((row) => JSON.stringify(row, (_, v) => (typeof v === 'bigint' ? String(v) : v))),
  )
  return (await Promise.all(held)).flat().join('\n')
}

test('a reason told by those who end something is found nowhere once its time has passed', async () => {
  const cast = await teamWorld()
  world = cast.world
  const { chair, lead, member } = cast.people
  const role = await cast.role()
  await member.post(`/postes/${role}/candidature`, { message: 'MOT de candidature', joint: 'MOT joint' })
  await lead.post('/chantiers/cantine/candidatures/1/reponse', { reponse: 'accept' })
  expect((await lead.post('/chantiers/cantine/engagements/1/fin', { motif: 'MOT de fin' })).status).toBe(303)
  const given = { personne: member.person, role: 'mentor', des: '2026-11-21', motif: 'MOT du rôle' }
  expect((await chair.post('/espaces/exemple/membres', given)).status).toBe(303)
  const held = await world.db
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', member.person)
    .execute()
  for (const { id } of held)
    await chair.post(`/espaces/exemple/membres/${id}/fin`, { jusqu: '2026-11-21', motif: 'MOT du départ' })
  const register = await all('audit_entry')
  expect(register.length).toBeGreaterThan(5)
  expect((await everything()).match(/MOT [\p{L} ]+/gu)?.toSorted()).toEqual([
    ...['MOT de candidature', 'MOT de candidature', 'MOT de fin', 'MOT de fin'],
    ...['MOT du départ', 'MOT du départ', 'MOT du rôle', 'MOT joint'],
  ])
  world.setNow('2032-11-30')
  await forget()
  expect(await everything()).not.toContain('MOT ')
  expect(await all('audit_entry')).toEqual(register)
})

test('nobody signs in as the one who stands for the forgotten', async () => {
  await forget()
  await forget()
  const { rows } = await sql`select erased_at is not null as erased, email_verified from person
    where id = ${NOBODY_LEFT}`.execute(world.db)
  expect(rows).toEqual([{ erased: true, email_verified: false }])
})

/** What another job keeps to: a row of the age that the rule tells stays, and an older one goes. */
const others: Record<string, (db: World['db']) => Promise<unknown>> = {
  mail: (db) =>
    rowOf(db, 'mail', { recipient: 'bob@exemple.fr', subject: 'S', body: 'B', lang: 'fr', sent_at: EVENT }),
  session: (db) => sql`update person_session set expires_at = ${EVENT}`.execute(db),
  'account-unconfirmed': async (db) => {
    const id = await rowOf(db, 'person', { name: 'Bob', email: 'bob@exemple.fr', created_at: EVENT })
    await rowOf(db, 'person_credential', {
      person_id: id,
      account_id: 'bob',
      provider_id: 'credential',
      updated_at: EVENT,
    })
  },
  'need-draft': (db) =>
    rowOf(db, 'need', {
      ref: 'aaaaaaaaaa',
      lang: 'fr',
      title: 'T',
      text: 'T',
      created_at: EVENT,
      moved_on: EVENT,
    }),
  'follow-unconfirmed': async (db) => {
    await dated()
    const { rows } = await sql<{ id: bigint }>`select id from project`.execute(db)
    await rowOf(db, 'project_follow', {
      project_id: rows[0]?.id ?? 0n,
      email: 'bob@exemple.fr',
      lang: 'fr',
      asked_at: EVENT,
    })
  },
}
const tableOf: Record<string, string> = {
  mail: 'mail',
  session: 'person_session',
  'account-unconfirmed': 'person',
  'need-draft': 'need',
  'follow-unconfirmed': 'project_follow',
}

test.each(elsewhere.map((rule) => [nameOf(rule), rule] as const))(
  '%s is kept by its job, to the day that the page tells',
  async (id, { days, job }) => {
    const { platform, db } = world
    await others[id]?.(db)
    const run = jobs.find(({ name }) => name === job)
    const rowsAt = async (day: number) => {
      world.setNow(after(day))
      await run?.run(world.acting(), platform)
      const { rows } = await sql<{
        left: bigint
      }>`select count(*) as left from ${sql.table(tableOf[id] ?? '')} as t
      where t::text like '%bob@exemple.fr%' or ${id !== 'mail' && id !== 'account-unconfirmed'}`.execute(db)
      return rows[0]?.left
    }
    expect(await rowsAt(days - 1)).toBe(1n)
    expect(await rowsAt(days + 2)).toBe(0n)
  },
)

test('the page tells every rule, in both languages', async () => {
  for (const path of ['/aide/conservation', '/en/aide/conservation']) {
    const text = await (await world.get(path)).text()
    expect(text.match(/<tr/g)?.length).toBe(rules.length + 1)
    expect(text).toContain('2224')
  }
})
