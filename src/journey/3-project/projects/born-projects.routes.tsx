import { choiceOf } from '#journey/2-match/index.ts'
import type { Acting } from '#platform/acting.ts'
import { AroundProjects, BornProjects } from './born-projects.page.tsx'
import { ownSpaces } from './project.actions.ts'
import { words } from './project.words.ts'
import { projectsAround, projectsFrom } from './project-list.queries.ts'

/**
 * Under a need: the chantiers that it became, and the way to open one: for who may, and for its author once they kept a
 * choice.
 */
export async function projectsOfNeed(acting: Acting, need: { id: bigint; ref: string; isOwn: boolean }) {
  const [projects, mayOpen] = await Promise.all([
    projectsFrom(acting, { needId: need.id }),
    mayOpenFrom(acting, need),
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

/** On the passport of a solution: the chantiers that take it. */
export async function projectsOfSolution(acting: Acting, { slug }: { slug: string }) {
  const projects = await projectsAround(acting, { solution: slug })
  return (
    <AroundProjects lang={acting.lang} projects={projects} note={words[acting.lang].aroundSolutionNote} />
  )
}

/** On the page of a body: the chantiers that it carries, and those in which it takes part. */
export async function projectsOfBody(acting: Acting, { id }: { id: bigint }) {
  const projects = await projectsAround(acting, { organisationId: id })
  return <AroundProjects lang={acting.lang} projects={projects} note={words[acting.lang].aroundBodyNote} />
}

const mayOpenFrom = async (acting: Acting, need: { id: bigint; isOwn: boolean }) =>
  (await mayOpenOne(acting)) || (need.isOwn && (await choiceOf(acting.db, need.id)) !== undefined)

const mayOpenOne = async (acting: Acting) =>
  acting.actor.person !== undefined && (await ownSpaces(acting)).length > 0
