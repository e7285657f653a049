import { DEFAULT_POLICY, type Policy } from '#engines/team/index.ts'
import type { Db } from '#platform/database.ts'
import './policy.tables.ts'

const VERSIONS_MAX = 200

/** The versions of a co-op's policy, the latest first. */
export const policyVersions = (db: Db, organisationId: bigint) =>
  db
    .selectFrom('team_policy')
    .select(['version', 'weights', 'rules', 'why', 'person_id', 'made_at'])
    .where('organisation_id', '=', organisationId)
    .orderBy('version', 'desc')
    .limit(VERSIONS_MAX)
    .execute()
export type PolicyVersion = Awaited<ReturnType<typeof policyVersions>>[number]

/** The policy in force, with the name under which proposals quote it: the common default until a co-op says its own. */
export async function policyInForce(db: Db, organisationId: bigint): Promise<Policy> {
  const latest = await db
    .selectFrom('team_policy')
    .innerJoin('space', 'space.organisation_id', 'team_policy.organisation_id')
    .select(['version', 'weights', 'rules', 'space.slug'])
    .where('team_policy.organisation_id', '=', organisationId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!latest) return DEFAULT_POLICY
  const { version, slug, weights, rules } = latest
  return { version: `${slug}, ${version}`, weights, rules }
}
