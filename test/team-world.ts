// A chantier with roles, and people of several kinds around it: for the tests of positions, engagements and teams.
import type { Role } from '#registry/space/index.ts'
import { emptyWorld, type World, type WorldOptions } from './world.ts'

export type Someone = Awaited<ReturnType<World['signIn']>>
type SkillSaid = { level: number; learns?: boolean; visibility?: 'me' | 'coop' | 'network' | 'public' }

async function organisation({ db }: World, siren: string, name: string): Promise<bigint> {
  const texts = { name, search_name: name, search_key: name, search: name }
  const { id } = await db
    .insertInto('organisation')
    .values({ siren, kind: 'cooperative', source: 'saisie', ...texts })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Two co-ops; `lead` leads a public chantier of the first, `chair` administers it, `member` belongs to it. */
export async function teamWorld(options: WorldOptions = {}) {
  const world = await emptyWorld(options)
  const { db } = world
  const people = {
    lead: await world.signIn({ name: 'Alix Lead', email: 'alix@exemple.fr' }),
    chair: await world.signIn({ name: 'Bao Chair', email: 'bao@exemple.fr' }),
    member: await world.signIn({ name: 'Chloé Membre', email: 'chloe@exemple.fr' }),
    stranger: await world.signIn({ name: 'Dana Loin', email: 'dana@exemple.fr' }),
    alone: await world.signIn({ name: 'Élio Seul', email: 'elio@exemple.fr' }),
  }
  const coop = await organisation(world, '732829320', 'Coopérative Exemple')
  const other = await organisation(world, '552100554', 'Autre coopérative')
  await db
    .insertInto('space')
    .values([
      { organisation_id: coop, slug: 'exemple', opened_on: '2026-01-01' },
      { organisation_id: other, slug: 'autre', opened_on: '2026-01-01' },
    ])
    .execute()
  const join = (organisation_id: bigint, { person: person_id }: Someone, role: Role) =>
    db.insertInto('membership').values({ organisation_id, person_id, role, from_on: '2026-01-01' }).execute()
  await join(coop, people.lead, 'member')
  await join(coop, people.chair, 'administrator')
  await join(coop, people.member, 'member')
  await join(other, people.stranger, 'administrator')
  const { id: project } = await db
    .insertInto('project')
    .values({
      slug: 'cantine',
      organisation_id: coop,
      choice: 'adapt',
      title: 'Cantine en ligne',
      purpose: 'Inscrire les enfants sans papier.',
      is_public: true,
      made_by: people.lead.person,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('project_person')
    .values({ project_id: project, person_id: people.lead.person, tie: 'lead', from_on: '2026-01-01' })
    .execute()
  return { world, people, coop, other, project, join, ...makers(world, project) }
}
export type TeamWorld = Awaited<ReturnType<typeof teamWorld>>

type Wanted = { title: string; half_days: number; from_on: string; until_on: string; places: number }
type RoleGiven = Partial<Wanted> & {
  skills?: Readonly<Record<string, { level: number; must?: boolean }>>
  published?: boolean
  learner?: boolean
  senior?: boolean
}

const makers = ({ db }: World, project: bigint) => ({
  /** A role wanted, published unless said. */
  role: async ({
    skills = {},
    published = true,
    learner = false,
    senior = false,
    ...given
  }: RoleGiven = {}) => {
    const wanted = {
      title: 'Développement',
      half_days: 4,
      from_on: '2026-12-01',
      until_on: '2026-12-31',
      ...given,
    }
    const { id } = await db
      .insertInto('project_role')
      .values({
        project_id: project,
        position: 1,
        ...wanted,
        is_learner_place: learner,
        is_senior: senior,
        published_on: published ? '2026-11-20' : null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const rows = Object.entries(skills).map(([skill_id, { level, must = true }]) => ({
      role_id: id,
      skill_id,
      level,
      is_must: must,
    }))
    if (rows.length > 0) await db.insertInto('project_role_skill').values(rows).execute()
    return id
  },
  /** What someone says of themselves: skills that the network reads unless said, and fields. */
  profile: async ({ person }: Someone, handle: string, { skills = {}, fields = {} }: ProfileGiven = {}) => {
    await db
      .insertInto('profile')
      .values({
        person_id: person,
        handle,
        display_name: handle,
        changed_at: new Date('2026-11-01T00:00:00Z'),
      })
      .execute()
    for (const [skill_id, { level, learns = false, visibility = 'network' }] of Object.entries(skills))
      await db
        .insertInto('profile_skill')
        .values({ person_id: person, skill_id, level, proof: null, wants_to_learn: learns, visibility })
        .execute()
    for (const [field, [value, visibility]] of Object.entries(fields))
      await db
        .insertInto('profile_field')
        // Tests name the fields of the profile; the table refuses the others.
        .values({ person_id: person, field: field as 'headline', value: JSON.stringify(value), visibility })
        .execute()
  },
  /** Whole days free in somebody's grid. */
  free: async ({ person }: Someone, days: readonly string[]) => {
    const rows = days.flatMap((day) =>
      (['am', 'pm'] as const).map((half) => ({
        person_id: person,
        day,
        half,
        kind: 'available' as const,
        project_id: null,
        note: null,
        changed_at: new Date('2026-11-01T00:00:00Z'),
      })),
    )
    if (rows.length > 0) await db.insertInto('half_day').values(rows).execute()
  },
  /** What someone accepts: to be proposed, to receive letters. */
  accepts: async ({ person }: Someone, proposed_to: 'me' | 'coop' | 'network', accepts_notices = true) => {
    await db
      .insertInto('team_preference')
      .values({
        person_id: person,
        proposed_to,
        accepts_notices,
        changed_at: new Date('2026-11-01T00:00:00Z'),
      })
      .execute()
  },
})
type ProfileGiven = {
  skills?: Readonly<Record<string, SkillSaid>>
  fields?: Readonly<Record<string, readonly [unknown, 'me' | 'coop' | 'network' | 'public']>>
}

/** Working days of December 2026, without its holiday. */
export const december = (from = 1, until = 31): string[] =>
  Array.from({ length: until - from + 1 }, (_, i) => `2026-12-${String(from + i).padStart(2, '0')}`).filter(
    (day) => {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
      return weekday > 0 && weekday < 6 && day !== '2026-12-25'
    },
  )
