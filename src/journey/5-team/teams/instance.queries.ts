import type { Instance } from '#engines/team/index.ts'
import type { Acting } from '#platform/acting.ts'
import { sha256 } from '#platform/files/store.ts'
import { policyInForce } from '../policy/policy.queries.ts'
import { candidatesFor, openProject, type ProjectRow } from './compose.queries.ts'
import { buildInstance, type OpenProject } from './instance.ts'

export const SEED = 1

/** What names the facts of a computation: the same facts, the same name. */
export const hashOf = (instance: Instance): string =>
  sha256(new TextEncoder().encode(JSON.stringify(instance)))

/** The instance of some chantiers of one space, under its policy. Undefined when no role looks for anyone. */
export async function instanceFor(
  acting: Acting,
  rows: readonly ProjectRow[],
  weights?: ReadonlyMap<bigint, number>,
): Promise<Instance | undefined> {
  const { db, today } = acting
  const projects = (await Promise.all(rows.map((row) => openProject(db, row, today)))).filter(
    (project): project is OpenProject => project !== undefined,
  )
  const first = rows.find(({ id }) => id === projects[0]?.id)
  if (!first) return undefined
  const roles = projects.flatMap((project) => project.roles)
  const from = roles.map((role) => role.from).toSorted()[0] ?? today
  const until =
    roles
      .map((role) => role.until)
      .toSorted()
      .at(-1) ?? today
  const [candidates, policy] = await Promise.all([
    candidatesFor(acting, first, { from, until }),
    policyInForce(db, first.organisation_id),
  ])
  return buildInstance({ projects, candidates, policy, seed: SEED, weights })
}
