import { chantierStopped } from '#journey/1-need/index.ts'
import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordAct } from '#registry/space/index.ts'
import { askAboutEnding } from '../lessons/lesson.actions.ts'
import { inProject } from './in-project.ts'
import { needLeftBy } from './need-left.queries.ts'
import { phasesAfter } from './phase.policy.ts'
import { phaseForm } from './project.form.ts'
import { type Project, phasesOf } from './project.queries.ts'
import type { Phase } from './project.tables.ts'

/** Takes a chantier to another phase, from a day and for a reason; another entry takes it back. */
export async function changePhase(acting: Acting, slug: string, fields: unknown, origin: string) {
  const form = phaseForm.safeParse(fields)
  return inProject(acting, slug, async (inside, seen) => {
    // Two who change the phase at once wait for each other here: the second is told what it has become.
    if (!form.success) return refused('phase-incomplete')
    const { phase, from_on, reason } = form.data
    const { project } = seen
    const now = project.phase
    if (!phasesAfter(now).includes(phase)) return refused('phase-unreachable')
    const [latest] = await phasesOf(inside.db, project.id)
    if (from_on > acting.today || from_on < (latest?.from_on ?? from_on)) return refused('phase-date')
    const person_id = acting.actor.person?.id ?? null
    await inside.db
      .insertInto('project_phase')
      .values({ project_id: project.id, phase, from_on, reason, person_id, made_at: acting.now })
      .execute()
    await inside.db.updateTable('project').set({ phase }).where('id', '=', project.id).execute()
    await tellNeed(inside, project, { phase, origin })
    await askAboutEnding(inside, { project, phase, on: from_on })
    await recordAct(inside, {
      organisationId: project.organisation_id,
      act: 'project.phase',
      target: `${slug}: ${now} → ${phase}`,
      reason,
    })
    return done({ phase })
  })
}

/** The need of somebody else hears that its chantier stopped, or goes on, unless another of the same body is at it. */
async function tellNeed(
  acting: Acting,
  before: Pick<Project, 'id' | 'organisation_id' | 'owner' | 'phase'>,
  { phase, origin }: { phase: Phase; origin: string },
): Promise<void> {
  const isBack = before.phase === 'stopped'
  if (phase !== 'stopped' && !isBack) return
  const ref = await needLeftBy(acting.db, before)
  if (ref !== undefined) await chantierStopped(acting, { ref, carrier: before.owner, origin, isBack })
}
