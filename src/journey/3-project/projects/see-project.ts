import type { Acting } from '#platform/acting.ts'
import { type Action, may } from '#registry/space/index.ts'
import { findProject, type Project, type ProjectTie, tiesOf } from './project.queries.ts'

/** A chantier as someone may see it. `isInside` opens the private part; the rest reads what the public may. */
export type Seen = {
  project: Project
  ties: readonly ProjectTie[]
  isInside: boolean
  mayChange: boolean
}
type Asking = Pick<Acting, 'db' | 'actor' | 'today'>

/** What the table of rights reads of a chantier. */
export const aboutOf = ({ project, ties }: Pick<Seen, 'project' | 'ties'>) => ({
  organisationId: project.organisation_id,
  ties,
})

/** The chantier of an address, or nothing for who may not know that it exists. */
export async function seeProject({ db, actor, today }: Asking, slug: string): Promise<Seen | undefined> {
  const project = await findProject(db, slug)
  if (!project) return undefined
  const ties = await tiesOf(db, actor, project.id, today)
  const about = aboutOf({ project, ties })
  const isInside = may(actor, 'project.read', about)
  if (!isInside && !(project.is_public && may(actor, 'project.read-public', about))) return undefined
  return { project, ties, isInside, mayChange: may(actor, 'project.change', about) }
}

/** The same, for who has a right over it: an action begins with this. */
export async function projectFor(
  asking: Asking,
  slug: string,
  action: Action = 'project.change',
): Promise<Seen | undefined> {
  const seen = await seeProject(asking, slug)
  return seen && may(asking.actor, action, aboutOf(seen)) ? seen : undefined
}
