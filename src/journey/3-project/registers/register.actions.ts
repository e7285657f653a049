import type { Acting } from '#platform/acting.ts'
import { wrongFields } from '#platform/form.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordAct } from '#registry/space/index.ts'
import { askLesson } from '../lessons/lesson.actions.ts'
import { inProject, saysTheSame, sincePress } from '../projects/in-project.ts'
import {
  type DecisionField,
  decisionForm,
  type RiskField,
  type RiskValues,
  riskForm,
} from './register.form.ts'
import { decisionsOf, risksOf } from './register.queries.ts'

/** Writes a decision in the register: numbered, never changed. One that replaces another says so. */
export async function decide(acting: Acting, slug: string, fields: unknown) {
  const form = decisionForm(acting.today).safeParse(fields)
  return inProject(acting, slug, async (inside, seen) => {
    // Two who decide at once wait for each other here: numbers have neither gap nor double.
    if (!form.success) return refused('decision-wrong', wrongFields<DecisionField>(form.error))
    const { replaces = null, ...values } = form.data
    const [latest] = await decisionsOf(inside.db, seen.project.id, true)
    if (replaces !== null && replaces > (latest?.number ?? 0))
      return refused('decision-wrong', ['replaces'] satisfies DecisionField[])
    const again = await sameDecision(inside, seen.project.id, values)
    if (again) return done(again)
    const number = (latest?.number ?? 0) + 1
    await inside.db
      .insertInto('project_decision')
      .values({
        ...values,
        replaces,
        number,
        project_id: seen.project.id,
        person_id: acting.actor.person?.id ?? null,
        made_at: acting.now,
      })
      .execute()
    await recordAct(inside, {
      organisationId: seen.project.organisation_id,
      act: 'project.decision',
      target: `${slug}: ${number}. ${values.title}`,
    })
    return done({ number })
  })
}

/** What the same person decided in the same words just before: nothing written here is ever removed. */
const sameDecision = (
  { db, actor, now }: Acting,
  projectId: bigint,
  { title, why, who }: { title: string; why: string; who: string },
) =>
  db
    .selectFrom('project_decision')
    .select('number')
    .where('project_id', '=', projectId)
    .where('person_id', '=', actor.person?.id ?? null)
    .where('title', '=', title)
    .where('why', '=', why)
    .where('who', '=', who)
    .where('made_at', '>', sincePress(now))
    .executeTakeFirst()

/** Adds a risk, or says again what one is. */
export async function saveRisk(
  acting: Acting,
  slug: string,
  { id, fields }: { id?: bigint; fields: unknown },
) {
  const form = riskForm.safeParse(fields)
  return inProject(acting, slug, async (inside, seen) => {
    if (!form.success) return refused('risk-wrong', wrongFields<RiskField>(form.error))
    const { id: projectId, organisation_id: organisationId } = seen.project
    const risk = { id, projectId, values: form.data }
    const risks = id === undefined ? await risksOf(inside.db, projectId) : []
    const same = risks.find((one) => one.closed_on === null && saysTheSame(one, form.data))
    if (same) return done({ id: same.id })
    const saved = await writeRisk(inside, risk)
    if (!saved) return refused('gone')
    const act = id === undefined ? 'project.risk' : 'project.risk-change'
    await recordAct(inside, { organisationId, act, target: `${slug}: ${form.data.title}` })
    return done({ id: saved.id })
  })
}

type Risk = { id: bigint | undefined; projectId: bigint; values: RiskValues }

const writeRisk = ({ db, today }: Acting, { id, projectId, values }: Risk) =>
  id === undefined
    ? db
        .insertInto('project_risk')
        .values({ ...values, project_id: projectId, opened_on: today })
        .returning('id')
        .executeTakeFirst()
    : db
        .updateTable('project_risk')
        .set({ ...values, closed_on: null })
        .where('id', '=', id)
        .where('project_id', '=', projectId)
        .returning('id')
        .executeTakeFirst()

type Closing = { id: bigint; hasHappened: boolean }

/**
 * A risk that is no longer one stays in the list, closed; one that came true is an incident, about which a line is
 * asked.
 */
export async function closeRisk(acting: Acting, slug: string, { id, hasHappened }: Closing) {
  return inProject(acting, slug, async (inside, seen) => {
    const closed = await inside.db
      .updateTable('project_risk')
      .set({ closed_on: acting.today })
      .where('id', '=', id)
      .where('project_id', '=', seen.project.id)
      .where('closed_on', 'is', null)
      .returning('title')
      .executeTakeFirst()
    if (!closed) return refused('gone')
    await recordAct(inside, {
      organisationId: seen.project.organisation_id,
      act: 'project.risk-close',
      target: `${slug}: ${closed.title}`,
    })
    if (hasHappened) await askLesson(inside, { project: seen.project, event: 'incident', on: acting.today })
    return done({ id })
  })
}
