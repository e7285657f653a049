// Two co-ops and people of every standing around one of them: for the tests of profiles and of the vivier.
import { emptyWorld, type World } from './world.ts'

export type Someone = Awaited<ReturnType<World['signIn']>>
export const SKILLS = '/mon/profil/savoir-faire'

export const profile = (over: Record<string, string | string[]> = {}) => ({
  name: 'Ada Lumière',
  per: 'month',
  ...over,
})

/** How many people a search finds, for one reader. */
export async function countFor(reader: { get: World['get'] }, query: string): Promise<number> {
  const { people } = (await (await reader.get(`/vivier.json?${query}`)).json()) as { people: unknown[] }
  return people.length
}

async function space(world: World, siren: string, slug: string): Promise<bigint> {
  const texts = { name: slug, search_name: slug, search_key: slug, search: slug }
  const { id } = await world.db
    .insertInto('organisation')
    .values({ siren, kind: 'cooperative', source: 'saisie', ...texts })
    .returning('id')
    .executeTakeFirstOrThrow()
  await world.db.insertInto('space').values({ organisation_id: id, slug, opened_on: '2026-01-01' }).execute()
  return id
}

/** `ada` and `peer` are of the co-op `exemple`, `sympathiser` is its friend, `neighbour` works in `autre`. */
export async function vivierWorld() {
  const world = await emptyWorld()
  const join = (
    organisation_id: bigint,
    person_id: string,
    role: 'member' | 'administrator' | 'sympathiser',
  ) =>
    world.db
      .insertInto('membership')
      .values({ organisation_id, person_id, role, from_on: '2026-01-01' })
      .execute()
  const ada = await world.signIn({ name: 'Ada Lumière' })
  const peer = await world.signIn({ name: 'Bao' })
  const sympathiser = await world.signIn({ name: 'Chris' })
  const neighbour = await world.signIn({ name: 'Dominique' })
  const stranger = await world.signIn({ name: 'Eden' })
  const coop = await space(world, '732829320', 'exemple')
  const other = await space(world, '552100554', 'autre')
  await join(coop, ada.person, 'member')
  await join(coop, peer.person, 'administrator')
  await join(coop, sympathiser.person, 'sympathiser')
  await join(other, neighbour.person, 'member')
  const addSkill = (fields: Record<string, string>) =>
    ada.post(SKILLS, { level: '2', visibility: 'public', ...fields })
  return { world, ada, peer, sympathiser, neighbour, stranger, coop, other, join, addSkill }
}
export type VivierWorld = Awaited<ReturnType<typeof vivierWorld>>
