import type { Db } from '#platform/database.ts'
import { may } from '#registry/space/index.ts'
import { type ProfileFields, type Visibility, visibilities } from './profile-fields.ts'
import { type Looking, seenBy } from './profile-seen.queries.ts'
import './profile.tables.ts'

export type SkillHeld = {
  skill_id: string
  level: number
  proof: string | null
  wants_to_learn: boolean
  wants_more: boolean
  can_transmit: boolean
  visibility: Visibility
}
/** What one reader may know of a person. A field that they may not read is absent, and nothing says that it exists. */
export type SeenProfile = {
  person_id: string
  handle: string
  display_name: string
  changed_at: Date
  fields: Partial<ProfileFields>
  shown: Partial<Record<keyof ProfileFields, Visibility>>
  skills: SkillHeld[]
}

const skillColumns = [
  ...(['skill_id', 'level', 'proof', 'wants_to_learn', 'wants_more', 'can_transmit', 'visibility'] as const),
] as const

/** The people of these numbers as the one who looks may read them; one of whom nothing may be read is absent. */
export async function seenProfiles(
  db: Db,
  looking: Looking,
  people: readonly string[],
): Promise<SeenProfile[]> {
  if (people.length === 0) return []
  const [profiles, fields, skills] = await Promise.all([
    db.selectFrom('profile').selectAll().where('person_id', 'in', people).execute(),
    db
      .selectFrom('profile_field')
      .selectAll()
      .where('person_id', 'in', people)
      .where(seenBy(looking, 'profile_field'))
      .execute(),
    db
      .selectFrom('profile_skill')
      .select(['person_id', ...skillColumns])
      .where('person_id', 'in', people)
      .where(seenBy(looking, 'profile_skill'))
      .orderBy('level', 'desc')
      .orderBy('skill_id')
      .execute(),
  ])
  const fieldsOf = Map.groupBy(fields, (row) => row.person_id)
  const skillsOf = Map.groupBy(skills, (row) => row.person_id)
  const own = looking.actor.person?.id
  return profiles.flatMap((profile) => {
    const said = fieldsOf.get(profile.person_id) ?? []
    const held = skillsOf.get(profile.person_id) ?? []
    if (said.length === 0 && held.length === 0 && profile.person_id !== own) return []
    return [
      {
        ...profile,
        // The form wrote each value under its own name: the table keeps them as JSON.
        fields: Object.fromEntries(said.map(({ field, value }) => [field, value])) as Partial<ProfileFields>,
        shown: Object.fromEntries(said.map(({ field, visibility }) => [field, visibility])),
        skills: held.map(({ person_id: _, ...skill }) => skill),
      },
    ]
  })
}

/** The person behind an address, if the one who looks may read anything of them. */
export async function profileAt(db: Db, looking: Looking, handle: string): Promise<SeenProfile | undefined> {
  const found = await db
    .selectFrom('profile')
    .select('person_id')
    .where('handle', '=', handle)
    .executeTakeFirst()
  return found && (await seenProfiles(db, looking, [found.person_id]))[0]
}

/** One's own profile, whole. */
export async function ownProfile(db: Db, looking: Looking): Promise<SeenProfile | undefined> {
  const { actor } = looking
  if (!actor.person || !may(actor, 'profile.change', { ties: ['self'] })) return undefined
  return (await seenProfiles(db, looking, [actor.person.id]))[0]
}

/** The same profile as someone further away reads it: « voir comme ». Undefined when nothing is left. */
export function seenAs(profile: SeenProfile, from: Visibility): SeenProfile | undefined {
  const isSeen = (visibility: Visibility | undefined) =>
    visibility !== undefined && visibilities.indexOf(visibility) >= visibilities.indexOf(from)
  const fields = Object.fromEntries(
    Object.entries(profile.fields).filter(([name]) => isSeen(profile.shown[name as keyof ProfileFields])),
  ) as Partial<ProfileFields> // The same fields, fewer of them.
  const skills = profile.skills.filter(({ visibility }) => isSeen(visibility))
  return Object.keys(fields).length + skills.length > 0 ? { ...profile, fields, skills } : undefined
}
