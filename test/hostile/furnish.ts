// The house of rights, with a neighbour whose things nobody here may touch, and things that open by a secret key.
import { newKey } from '#platform/keys.ts'
import { house } from '../rights/house.ts'
import type { World } from '../world.ts'

const SINCE = '2026-01-01'
const { key: KEY, hash: HASH } = newKey()

export async function furnish(world: World) {
  const built = await house(world)
  const stranger = built.callers.find(({ name }) => name === 'stranger')?.actor.person?.id ?? ''
  const neighbour = await neighbourOf(world, built.other, stranger)
  const keyed = await openedByKey(world, built)
  const { id: project } = await world.db
    .selectFrom('project')
    .select('id')
    .where('slug', '=', 'prive')
    .executeTakeFirstOrThrow()
  return { ...built, neighbour, keyed, project }
}
export type Furnished = Awaited<ReturnType<typeof furnish>>

/** A private chantier and a common of the other space, led by who administers it. */
async function neighbourOf({ db }: World, organisation: bigint, person: string) {
  const { id: project } = await db
    .insertInto('project')
    .values({ slug: 'voisin', organisation_id: organisation, choice: 'create', title: 'Chantier voisin' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const since = { project_id: project, from_on: SINCE }
  await db
    .insertInto('project_person')
    .values({ ...since, person_id: person, tie: 'lead' })
    .execute()
  await db.insertInto('milestone').values({ project_id: project, position: 1, title: 'Leur jalon' }).execute()
  await db
    .insertInto('common')
    .values({ slug: 'commun-voisin', organisation_id: organisation, name: 'Leur commun', declared_on: SINCE })
    .execute()
  return { project, person, organisation }
}

type Built = Awaited<ReturnType<typeof house>>
/** A solution, a group, and one of each thing that the holder of a key may answer; a part that waits for a yes. */
async function openedByKey({ db, acting }: World, { opened, named, numbers, callers }: Built) {
  const { now, today } = acting()
  const { id: solution_id } = await db
    .insertInto('solution')
    .values({ slug: 'agenda', name: 'Agenda', created_on: SINCE, changed_on: SINCE })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('usage_declaration')
    .values({
      ...{ solution_id, name: 'Ville', source_kind: 'declaration', source: 'Ville', declared_on: today },
      ...{ key_hash: HASH, recorded_at: now },
    })
    .execute()
  const need = await db
    .selectFrom('need')
    .select('id')
    .where('ref', '=', 'abcdefghij')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('need_answer')
    .values({ need_id: need.id, key_hash: HASH, name: 'Atelier', email: 'at@exemple.fr', asked_on: today })
    .execute()
  const group = await db
    .insertInto('need_group')
    .values({ ref: 'groupeunge', title: 'Ensemble', formed_on: today })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('need_group_member')
    .values({ group_id: group.id, need_id: need.id, joined_on: today })
    .execute()
  const open = await db
    .selectFrom('project')
    .select('id')
    .where('slug', '=', 'ouvert')
    .executeTakeFirstOrThrow()
  const follow = await db
    .insertInto('project_follow')
    .values({ project_id: open.id, email: 'suit@exemple.fr', lang: 'fr', asked_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('project_follow_key')
    .values({ hash: HASH, follow_id: follow.id, given_at: now })
    .execute()
  await db
    .insertInto('notice')
    .values({
      ...{
        role_id: BigInt(opened.position),
        person_id: named.person,
        key_hash: HASH,
        batch: 1,
        sent_at: now,
      },
    })
    .execute()
  const partner = callers
    .find(({ name }) => name === 'party')
    ?.actor.memberships.keys()
    .next().value
  const part = await db
    .insertInto('project_party')
    .values({ project_id: open.id, organisation_id: partner ?? 0n, kind: 'user', from_on: SINCE })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('skill_unknown')
    .values({ folded: 'tricot', written: 'tricot', first_on: today, times: 1 })
    .execute()
  Object.assign(numbers, { '/mon/parties': String(part.id) })
  return { key: KEY, group: 'groupeunge', solution: 'agenda' }
}
