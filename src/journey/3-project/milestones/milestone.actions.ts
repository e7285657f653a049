import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { wrongFields } from '#platform/form.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordAct } from '#registry/space/index.ts'
import { inProject, saysTheSame } from '../projects/in-project.ts'
import { type MilestoneField, type MilestoneValues, milestoneForm } from './milestone.form.ts'
import { firstWritten, MILESTONES_MAX, milestonesOf, writtenOver } from './milestone.queries.ts'
import { reordered, whyNotIn } from './reordered.ts'

type Change = { id?: bigint | undefined; fields: unknown }

/** Adds a milestone, or changes one; its place among the others moves them. */
export async function saveMilestone(acting: Acting, slug: string, { id, fields }: Change) {
  const form = milestoneForm(acting.today).safeParse(fields)
  return inProject(acting, slug, async (inside, seen) => {
    if (!form.success) return refused('milestone-wrong', wrongFields<MilestoneField>(form.error))
    const milestones = await milestonesOf(inside.db, seen.project.id)
    const order = milestones.map((one) => one.id)
    const { position, ...values } = form.data
    const same = milestones.find((one) => id === undefined && saysTheSame(one, values))
    if (same) return done({ id: same.id })
    const why = whyNotIn(order, id, { most: MILESTONES_MAX, full: 'milestones-full' as const })
    if (why) return refused(why, [])
    const saved = await write(inside, { id, projectId: seen.project.id, values, at: order.length + 1 })
    await renumber(inside.db, reordered([...new Set([...order, saved])], saved, position))
    await recordAct(inside, {
      organisationId: seen.project.organisation_id,
      act: `project.milestone${id === undefined ? '' : '-change'}`,
      target: `${slug}: ${values.title}`,
    })
    return done({ id: saved })
  })
}

type Values = Omit<MilestoneValues, 'position'>
type Writing = { id: bigint | undefined; projectId: bigint; values: Values; at: number }

async function write({ db, now }: Acting, { id, projectId, values, at }: Writing): Promise<bigint> {
  if (id === undefined) {
    const row = { ...firstWritten(values, now), project_id: projectId, position: at }
    return (await db.insertInto('milestone').values(row).returning('id').executeTakeFirstOrThrow()).id
  }
  await db.updateTable('milestone').set(writtenOver(values, now)).where('id', '=', id).execute()
  return id
}

/** Takes a milestone away. The register of acts remembers it. */
export async function removeMilestone(acting: Acting, slug: string, id: bigint) {
  return inProject(acting, slug, async (inside, seen) => {
    const removed = await inside.db
      .deleteFrom('milestone')
      .where('id', '=', id)
      .where('project_id', '=', seen.project.id)
      .returning('title')
      .executeTakeFirst()
    if (!removed) return refused('gone', [])
    await renumber(
      inside.db,
      (await milestonesOf(inside.db, seen.project.id)).map((one) => one.id),
    )
    await recordAct(inside, {
      organisationId: seen.project.organisation_id,
      act: 'project.milestone-remove',
      target: `${slug}: ${removed.title}`,
    })
    return done({ id })
  })
}

export async function renumber(db: Db, ids: readonly bigint[]): Promise<void> {
  for (const [i, id] of ids.entries())
    await db
      .updateTable('milestone')
      .set({ position: i + 1 })
      .where('id', '=', id)
      .where('position', '<>', i + 1)
      .execute()
}
