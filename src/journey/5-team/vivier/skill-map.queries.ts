import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { type Looking, seenBy } from '#registry/profile/index.ts'

export type MappedSkill = {
  skillId: string
  holders: string[]
  learners: number
  best: number
  askedBy: number
}

/** Level from which a skill is held: below, one is discovering it. */
const HELD_LEVEL = 1

/**
 * The skills of a co-op: who holds each (from what they open to it), who wants to learn it, how many open roles of its
 * chantiers ask for it. Read as the one who looks may read it.
 */
export async function skillMap(
  db: Db,
  looking: Looking,
  { people, organisationId }: { people: readonly string[]; organisationId: bigint },
): Promise<MappedSkill[]> {
  const [held, asked] = await Promise.all([
    db
      .selectFrom('profile_skill')
      .select(['profile_skill.person_id', 'skill_id', 'level', 'wants_to_learn'])
      .where('profile_skill.person_id', 'in', people.length > 0 ? people : [NOBODY])
      .where(seenBy(looking, 'profile_skill'))
      .execute(),
    askedSkills(db, organisationId),
  ])
  const bySkill = Map.groupBy(held, (row) => row.skill_id)
  const ids = new Set([...bySkill.keys(), ...asked.keys()])
  return [...ids].map((skillId) => {
    const rows = bySkill.get(skillId) ?? []
    return {
      skillId,
      holders: rows.filter(({ level }) => level >= HELD_LEVEL).map(({ person_id }) => person_id),
      learners: rows.filter(({ wants_to_learn }) => wants_to_learn).length,
      best: Math.max(0, ...rows.map(({ level }) => level)),
      askedBy: asked.get(skillId) ?? 0,
    }
  })
}
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** How many roles wanted by the chantiers of a space ask for each skill. */
async function askedSkills(db: Db, organisationId: bigint): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('project_role_skill')
    .innerJoin('project_role', 'project_role.id', 'project_role_skill.role_id')
    .innerJoin('project', 'project.id', 'project_role.project_id')
    .select(['project_role_skill.skill_id', sql<number>`count(*)::integer`.as('roles')])
    .where('project.organisation_id', '=', organisationId)
    .where('project_role.closed_on', 'is', null)
    .where('project.phase', 'not in', ['handed-over', 'stopped'])
    .where(sql<boolean>`module_is_on(project.organisation_id, 'project')`)
    .groupBy('project_role_skill.skill_id')
    .execute()
  return new Map(rows.map(({ skill_id, roles }) => [skill_id, roles]))
}
