import { type Acting, atOnce } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordAct } from '#registry/space/index.ts'
import type { Tie } from './project.tables.ts'

export type Joining = {
  projectId: bigint
  personId: string
  tie: Tie
  from: string
  until?: string | null | undefined
}

/** Ties a person to a chantier. Who calls this has checked the right: a lead names, or the person accepts. */
export const joinProject = (acting: Acting, { projectId, personId, tie, from, until = null }: Joining) =>
  atOnce(acting, async (inside) => {
    const project = await ownerOf(inside, projectId)
    if (!project) return refused('gone')
    const joined = await inside.db
      .insertInto('project_person')
      .values({ project_id: projectId, person_id: personId, tie, from_on: from, until_on: until })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (joined.numInsertedOrUpdatedRows === 0n) return refused('already-there')
    const target = `${project.slug}: ${tie}`
    const { organisation_id: organisationId } = project
    await recordAct(inside, { organisationId, act: 'project.join', target, subject: personId })
    return done({ slug: project.slug })
  })

export type Leaving = { projectId: bigint; personId: string; tie: Tie; until: string }

/** Ends what a person is to a chantier, on a day included. A chantier keeps a lead. */
export const leaveProject = (acting: Acting, { projectId, personId, tie, until }: Leaving) =>
  atOnce(acting, async (inside) => {
    const project = await ownerOf(inside, projectId)
    if (!project) return refused('gone')
    const open = await inside.db
      .selectFrom('project_person')
      .select(['id', 'person_id', 'from_on'])
      .where('project_id', '=', projectId)
      .where('tie', '=', tie)
      .where('until_on', 'is', null)
      .forUpdate()
      .execute()
    const own = open.find(({ person_id }) => person_id === personId)
    if (!own) return refused('not-there')
    if (tie === 'lead' && open.length === 1) return refused('last-lead')
    await inside.db
      .updateTable('project_person')
      .set({ until_on: until < own.from_on ? own.from_on : until })
      .where('id', '=', own.id)
      .execute()
    const target = `${project.slug}: ${tie}`
    const { organisation_id: organisationId } = project
    await recordAct(inside, { organisationId, act: 'project.leave', target, subject: personId })
    return done({ slug: project.slug })
  })

const ownerOf = ({ db }: Acting, projectId: bigint) =>
  db.selectFrom('project').select(['organisation_id', 'slug']).where('id', '=', projectId).executeTakeFirst()
