import type { Acting } from '#platform/acting.ts'
import { BornProjects } from './born-projects.page.tsx'
import { ownSpaces } from './project.actions.ts'
import { projectsFrom } from './project-list.queries.ts'

/** Under a need: the chantiers that it became, and the way to open one for who may. Its author always sees it. */
export async function projectsOfNeed(acting: Acting, need: { id: bigint; ref: string; isOwn: boolean }) {
  const [projects, mayOpen] = await Promise.all([
    projectsFrom(acting, { needId: need.id }),
    need.isOwn || mayOpenOne(acting),
  ])
  return (
    <BornProjects
      lang={acting.lang}
      projects={projects}
      href={mayOpen && `/chantiers/nouveau?besoin=${need.ref}`}
    />
  )
}

/** The same under a group. */
export async function projectsOfGroup(acting: Acting, group: { id: bigint; ref: string }) {
  const projects = await projectsFrom(acting, { groupId: group.id })
  const mayOpen = await mayOpenOne(acting)
  return (
    <BornProjects
      lang={acting.lang}
      projects={projects}
      href={mayOpen && `/chantiers/nouveau?groupe=${group.ref}`}
    />
  )
}

const mayOpenOne = async (acting: Acting) =>
  acting.actor.person !== undefined && (await ownSpaces(acting)).length > 0
