// Two spaces that know nothing of each other, with people in them: the cast of tests about who may see what.
import type { Role } from '#registry/space/roles.ts'
import type { World } from './world.ts'

const SINCE = '2026-01-01'

async function openSpace({ db }: World, siren: string, name: string): Promise<bigint> {
  const search = { search_name: name, search_key: name, search: name }
  const { id } = await db
    .insertInto('organisation')
    .values({ siren, name, kind: 'cooperative', source: 'saisie', ...search })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('space')
    .values({ organisation_id: id, slug: `espace-${siren}`, opened_on: SINCE })
    .execute()
  return id
}

export async function twoSpaces(world: World) {
  const coop = await openSpace(world, '732829320', 'Coopérative Exemple')
  const other = await openSpace(world, '552100554', 'Autre coopérative')
  const join = async (organisation_id: bigint, name: string, role: Role) => {
    const someone = await world.signIn({ name })
    const since = { organisation_id, person_id: someone.person, from_on: SINCE }
    await world.db
      .insertInto('membership')
      .values({ ...since, role })
      .execute()
    return someone
  }
  const cast = {
    coop,
    other,
    steward: await join(coop, 'Alix Rey', 'administrator'),
    member: await join(coop, 'Bao Le', 'member'),
    stranger: await join(other, 'Chris Ody', 'administrator'),
    outsider: await world.signIn({ name: 'Dominique Vue' }),
  }
  /** A chantier of the first space, led by its member. */
  const project = async (
    over: { slug?: string; is_public?: boolean; solution_id?: bigint; title?: string } = {},
  ) => {
    const { id } = await world.db
      .insertInto('project')
      .values({ slug: 'carte', title: 'La carte', choice: 'adapt', organisation_id: coop, ...over })
      .returning('id')
      .executeTakeFirstOrThrow()
    await world.db
      .insertInto('project_person')
      .values({ project_id: id, person_id: cast.member.person, tie: 'lead', from_on: SINCE })
      .execute()
    return id
  }
  return { ...cast, join, project }
}
export type Cast = Awaited<ReturnType<typeof twoSpaces>>
