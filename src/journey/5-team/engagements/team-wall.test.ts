import { beforeEach, expect, test } from 'vitest'
import { type Actor, nobody } from '#platform/acting.ts'
import { behindWall } from '#platform/wall.ts'
import { december, type Someone, type TeamWorld, teamWorld } from '#test/team-world.ts'

let all: TeamWorld
let people: TeamWorld['people']

/** A chantier with an application, an engagement, a letter, a proposal and a policy, seen by the database alone. */
beforeEach(async () => {
  all = await teamWorld()
  people = all.people
  const role = await all.role({ places: 3 })
  await all.profile(people.alone, 'elio', {
    skills: { react: { level: 3, visibility: 'coop' }, rgaa: { level: 1, visibility: 'me' } },
    fields: { availability: [true, 'public'] },
  })
  await all.free(people.alone, december())
  await all.accepts(people.alone, 'network')
  await people.lead.post('/chantiers/cantine/equipe', {})
  await people.alone.post(`/postes/${role}/candidature`, { message: 'Bonjour' })
  await people.stranger.post(`/postes/${role}/candidature`, { message: 'Bonjour' })
  const { id } = await all.world.db
    .selectFrom('candidacy')
    .select('id')
    .where('person_id', '=', people.stranger.person)
    .executeTakeFirstOrThrow()
  await people.lead.post(`/chantiers/cantine/candidatures/${id}/reponse`, { reponse: 'accept' })
  await all.world.db
    .insertInto('notice')
    .values({
      role_id: role,
      person_id: people.alone.person,
      key_hash: 'a'.repeat(64),
      batch: 1,
      sent_at: new Date(),
    })
    .execute()
})

const actorOf = ({ person }: Someone, spaces: readonly bigint[] = []): Actor => ({
  ...nobody,
  person: { id: person, name: '', email: '', session: '' },
  memberships: new Map(spaces.map((id) => [id, new Set(['member'])])),
})
const tables = [
  'candidacy',
  'candidacy_step',
  'engagement',
  'notice',
  'team_preference',
  'team_proposal',
] as const

async function countsFor(actor: Actor): Promise<Record<string, number>> {
  const db = await behindWall(all.world.db, actor)
  const counts = await Promise.all(
    tables.map(
      async (table) => [table, (await db.selectFrom(table).select('person_id').execute()).length] as const,
    ),
  )
  return Object.fromEntries(counts)
}

test('a stranger to the chantier reads none of it, even with an inattentive query', async () => {
  const none = {
    candidacy: 0,
    candidacy_step: 0,
    engagement: 0,
    notice: 0,
    team_preference: 0,
    team_proposal: 0,
  }
  expect(await countsFor(nobody)).toEqual(none)
  const other = await all.world.signIn({ name: 'Autre' })
  expect(await countsFor(actorOf(other))).toEqual(none)
  // A member of the owner's space who does not answer for the team reads no more.
  expect(await countsFor(actorOf(people.member, [all.coop]))).toEqual(none)
})

test('each reads their own; who leads reads the chantier, and never letters nor preferences', async () => {
  expect(await countsFor(actorOf(people.alone))).toEqual({
    candidacy: 1,
    candidacy_step: 1,
    engagement: 0,
    notice: 1,
    team_preference: 1,
    team_proposal: 0,
  })
  expect(await countsFor(actorOf(people.lead, [all.coop]))).toEqual({
    candidacy: 2,
    candidacy_step: 3,
    engagement: 1,
    notice: 0,
    team_preference: 0,
    team_proposal: 1,
  })
})

test('an application opens to the lead what a co-op reads, and not what is kept for oneself', async () => {
  const lead = await behindWall(all.world.db, actorOf(people.lead, [all.coop]))
  const seen = await lead.selectFrom('profile_skill').select('skill_id').execute()
  expect(seen).toEqual([{ skill_id: 'react' }])
  const member = await behindWall(all.world.db, actorOf(people.member, [all.coop]))
  expect(await member.selectFrom('profile_skill').select('skill_id').execute()).toEqual([])
})

test('nobody writes for a chantier for which they do not answer', async () => {
  const stranger = await behindWall(all.world.db, actorOf(people.member, [all.coop]))
  // What was said is nobody's to rewrite; who answers is for those concerned.
  await expect(stranger.updateTable('candidacy').set({ message: 'Pris' }).execute()).rejects.toThrow(
    'permission denied',
  )
  const ended = { state: 'ended', ended_on: '2026-11-21' } as const
  await stranger.updateTable('engagement').set(ended).execute()
  await stranger.updateTable('candidacy').set({ state: 'withdrawn', answered_at: new Date() }).execute()
  const { db } = all.world
  expect(await db.selectFrom('engagement').select('state').execute()).toEqual([{ state: 'engaged' }])
  const states = await db.selectFrom('candidacy').select('state').orderBy('id').execute()
  expect(states.map(({ state }) => state)).toEqual(['applied', 'accepted'])
  const { rows } = await all.world.pool.query('select count(*)::int as count from candidacy')
  expect(rows).toEqual([{ count: 2 }])
})

test('an erased account leaves no words, no letter and no engagement', async () => {
  await all.world.db
    .updateTable('person')
    .set({ erased_at: new Date() })
    .where('id', 'in', [people.alone.person, people.stranger.person])
    .execute()
  const { db } = all.world
  expect(await db.selectFrom('notice').select('id').execute()).toEqual([])
  expect(await db.selectFrom('team_preference').select('person_id').execute()).toEqual([])
  expect(await db.selectFrom('engagement').select('state').execute()).toEqual([{ state: 'ended' }])
  const left = await db.selectFrom('candidacy').select(['state', 'message']).orderBy('id').execute()
  expect(left).toEqual([
    { state: 'withdrawn', message: null },
    { state: 'accepted', message: null },
  ])
})
