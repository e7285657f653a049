import type { Lang } from '#platform/lang.ts'
import { fold, searchText } from '#registry/organisation/fold.ts'
import type { Role } from '#registry/space/index.ts'
import { SESSION_COOKIE } from '#test/people.ts'
import type { World } from '#test/world.ts'

const SINCE = '2026-01-01'
const CHANGED = { changed_at: new Date('2026-11-01T00:00:00Z') }

export type CastMember = { id: string; name: string; email: string; session: string }
type RoleWanted = {
  title: string
  halfDays: number
  skill: string
  level: number
  isLearnerPlace?: boolean
}

/** Who somebody is here: an account, and the session that a browser of theirs keeps. */
export async function comes(
  world: World,
  { name, email, lang }: { name: string; email: string; lang: Lang },
): Promise<CastMember> {
  const { person: id, cookies } = await world.signIn({ name, email })
  await world.db.updateTable('person').set({ lang }).where('id', '=', id).execute()
  return { id, name, email, session: cookies.get(SESSION_COOKIE) ?? '' }
}

/** A co-op that works here, of one journey alone. */
export async function openCoop({ db }: World, number: number) {
  // Passes the check of a SIREN, and belongs to nobody.
  const siren = `${number}0000000${10 - number}`
  const name = `Coopérative d’essai ${number}`
  const slug = `essai-${number}`
  const { id } = await db
    .insertInto('organisation')
    .values({
      ...{ siren, name, search_name: fold(name), search_key: fold(name), search: searchText([name, siren]) },
      ...{ kind: 'cooperative', source: 'saisie' },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('space').values({ organisation_id: id, slug, opened_on: SINCE }).execute()
  return { id, siren, name, slug }
}
export type Coop = Awaited<ReturnType<typeof openCoop>>

/** A co-op with one public chantier, the organiser who leads it, and the roles that it published. */
export async function openChantier(
  world: World,
  { number, lang, roles }: { number: number; lang: Lang; roles: readonly RoleWanted[] },
) {
  const { db } = world
  const coop = await openCoop(world, number)
  const organiser = await comes(world, { name: 'Alix Organise', email: `alix-${number}@exemple.fr`, lang })
  await joins(world, coop.id, organiser)
  const slug = `cantine-${number}`
  const title = `Cantine en ligne ${number}`
  const project = await db
    .insertInto('project')
    .values({
      ...{ slug, title, organisation_id: coop.id, choice: 'adapt', is_public: true },
      purpose: 'Inscrire les enfants sans papier.',
      made_by: organiser.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('project_person')
    .values({ project_id: project.id, person_id: organiser.id, tie: 'lead', from_on: SINCE })
    .execute()
  for (const [i, role] of roles.entries()) await publish(world, project.id, { position: i + 1, role })
  return { coop: coop.id, organiser, slug, title }
}
export type Chantier = Awaited<ReturnType<typeof openChantier>>

type Published = { position: number; role: RoleWanted }
async function publish({ db }: World, project: bigint, { position, role }: Published): Promise<void> {
  const { id } = await db
    .insertInto('project_role')
    .values({
      ...{ project_id: project, position, title: role.title, half_days: role.halfDays, places: 1 },
      ...{ from_on: '2026-12-01', until_on: '2026-12-31', published_on: '2026-11-20' },
      ...{ is_learner_place: role.isLearnerPlace === true, is_senior: false },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('project_role_skill')
    .values({ role_id: id, skill_id: role.skill, level: role.level, is_must: true })
    .execute()
}

export const joins = (
  { db }: World,
  organisation_id: bigint,
  { id: person_id }: CastMember,
  role: Role = 'member',
) => db.insertInto('membership').values({ organisation_id, person_id, role, from_on: SINCE }).execute()

type Offered = {
  handle: string
  skill: string
  level: number
  days: readonly string[]
  to: 'coop' | 'network'
}

/** A member who accepts to be proposed: one skill, and whole days free, which their co-op reads, or the network. */
export async function offersTime(
  world: World,
  { coop, member, offered }: { coop: bigint; member: CastMember; offered: Offered },
): Promise<void> {
  const { db } = world
  const own = { person_id: member.id }
  const { handle, skill, level, days, to } = offered
  await joins(world, coop, member)
  await db
    .insertInto('profile')
    .values({ ...own, ...CHANGED, handle, display_name: member.name })
    .execute()
  await db
    .insertInto('profile_skill')
    .values({ ...own, skill_id: skill, level, proof: null, wants_to_learn: false, visibility: to })
    .execute()
  await db
    .insertInto('profile_field')
    .values({ ...own, field: 'availability', value: JSON.stringify(true), visibility: to })
    .execute()
  const halves = days.flatMap((day) => (['am', 'pm'] as const).map((half) => ({ day, half })))
  await db
    .insertInto('half_day')
    .values(
      halves.map((one) => ({ ...own, ...CHANGED, ...one, kind: 'available', project_id: null, note: null })),
    )
    .execute()
  await db
    .insertInto('team_preference')
    .values({ ...own, ...CHANGED, proposed_to: to, accepts_notices: true })
    .execute()
}
