import type { Acting } from '#platform/acting.ts'
import { dayOf } from '#platform/clock.ts'
import { wrongFields } from '#platform/form.ts'
import { done, refused } from '#platform/outcome.ts'
import { organisationBySiren } from '#registry/organisation/index.ts'
import { may, recordAct } from '#registry/space/index.ts'
import { tiesOf } from '../projects/project.queries.ts'
import type { Phase } from '../projects/project.tables.ts'
import { aboutOf, projectFor, seeProject } from '../projects/see-project.ts'
import { answerForm, happenedForm, type LessonField, lessonForm } from './lesson.form.ts'
import { buyerOf, findAskedLesson, partsRefused, wasAsked } from './lesson.queries.ts'
import type { LessonEvent } from './lesson.tables.ts'

const DAY_MS = 86_400_000

export type Asking = {
  project: { id: bigint; organisation_id: bigint; themes: readonly string[] }
  event: LessonEvent
  /** The day of the event: it is asked about once. */
  on: string
  /** The body that the event is about, when it is not the one that the chantier serves. */
  aboutId?: bigint
}

/** Asks a chantier one line about what just happened, once for each event. Who calls this has checked the right. */
export async function askLesson(
  { db }: Pick<Acting, 'db'>,
  { project, event, on, aboutId }: Asking,
): Promise<void> {
  if (await wasAsked(db, project.id, event, on)) return
  await db
    .insertInto('lesson')
    .values({
      organisation_id: project.organisation_id,
      project_id: project.id,
      event,
      buyer_id: aboutId ?? (await buyerOf(db, project.id)),
      themes: [...project.themes],
      asked_on: on,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Says that something happened to a chantier: one line is asked about it. */
export async function sayWhatHappened(acting: Acting, slug: string, fields: unknown) {
  const form = happenedForm(acting.today).safeParse(fields)
  return acting.db.transaction().execute(async (trx) => {
    const inside = { ...acting, db: trx }
    const seen = await projectFor(inside, slug, 'lesson.tell')
    if (!seen) return refused('gone')
    if (!form.success) return refused('happened-wrong', { slug, title: seen.project.title })
    const { event, on } = form.data
    await askLesson(inside, { project: seen.project, event, on })
    await recordAct(inside, {
      organisationId: seen.project.organisation_id,
      act: 'lesson.ask',
      target: `${slug}: ${event}`,
    })
    return done({ event })
  })
}

const REFUSALS_DAYS = 7

/** Asks one line of the chantiers to which a body has just said no. The site does: who refuses writes nothing there. */
export async function askAboutRefusals({ db, now }: Pick<Acting, 'db' | 'now'>): Promise<number> {
  const since = new Date(now.getTime() - REFUSALS_DAYS * DAY_MS)
  const refusals = await partsRefused(db, since)
  for (const { made_at, body_id: aboutId, ...project } of refusals)
    await askLesson({ db }, { project, event: 'refusal', on: dayOf(made_at), aboutId })
  return refusals.length
}

/** The phases that end something, and what they teach. */
const endings: Partial<Record<Phase, LessonEvent>> = { stopped: 'stop', 'handed-over': 'end' }

/** Asks one line of a chantier that enters a phase from which it does not go on. */
export async function askAboutEnding(
  acting: Pick<Acting, 'db'>,
  { project, phase, on }: Pick<Asking, 'project' | 'on'> & { phase: Phase },
): Promise<void> {
  const event = endings[phase]
  if (event) await askLesson(acting, { project, event, on })
}

/** The lesson that is asked, for who may answer it. */
async function answerable({ db, actor, today }: Acting, id: bigint) {
  const lesson = await findAskedLesson(db, id)
  if (!lesson) return undefined
  const ties = lesson.project_id === null ? [] : await tiesOf(db, actor, lesson.project_id, today)
  const about = { organisationId: lesson.organisation_id, ties }
  return may(actor, 'lesson.tell', about) ? lesson : undefined
}

/** Answers the line that was asked. */
export async function answerLesson(acting: Acting, id: bigint, fields: unknown) {
  const form = answerForm.safeParse(fields)
  return acting.db.transaction().execute(async (trx) => {
    const inside = { ...acting, db: trx }
    const lesson = await answerable(inside, id)
    if (!lesson) return refused('gone')
    if (!form.success) return refused('line-missing', lesson)
    await trx
      .updateTable('lesson')
      .set({ line: form.data.line, told_on: acting.today, person_id: acting.actor.person?.id ?? null })
      .where('id', '=', id)
      .execute()
    await told(inside, lesson.organisation_id, lesson.event)
    return done({ slug: lesson.slug })
  })
}

/** There is nothing to say, and that is an answer too. */
export function setLessonAside(acting: Acting, id: bigint) {
  return acting.db.transaction().execute(async (trx) => {
    const inside = { ...acting, db: trx }
    const lesson = await answerable(inside, id)
    if (!lesson) return refused('gone')
    await trx.updateTable('lesson').set({ set_aside_on: acting.today }).where('id', '=', id).execute()
    const { organisation_id: organisationId, event } = lesson
    await recordAct(inside, { organisationId, act: 'lesson.aside', target: event })
    return done({ slug: lesson.slug })
  })
}

const told = (acting: Acting, organisationId: bigint, event: LessonEvent) =>
  recordAct(acting, { organisationId, act: 'lesson.tell', target: event })

/** Tells a lesson that nothing asked: a lost tender, a refusal, an incident. */
export async function tellLesson(acting: Acting, fields: unknown) {
  const form = lessonForm.safeParse(fields)
  if (!form.success) return refused('lesson-wrong', wrongFields<LessonField>(form.error))
  const { owner, event, line, siren, project: slug } = form.data
  if (!may(acting.actor, 'lesson.tell', { organisationId: owner }))
    return refused('lesson-wrong', ['owner' as const])
  const buyer = siren ? await organisationBySiren(acting.db, siren) : undefined
  if (siren && !buyer) return refused('lesson-wrong', ['siren' as const])
  const seen = slug ? await seeProject(acting, slug) : undefined
  if (slug && !(seen?.isInside && aboutOf(seen).organisationId === owner))
    return refused('lesson-wrong', ['project' as const])
  return acting.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('lesson')
      .values({
        ...{ organisation_id: owner, event, line, asked_on: acting.today, told_on: acting.today },
        project_id: seen?.project.id ?? null,
        buyer_id: buyer?.id ?? (seen ? await buyerOf(trx, seen.project.id) : null),
        themes: seen?.project.themes ?? [],
        person_id: acting.actor.person?.id ?? null,
      })
      .execute()
    await told({ ...acting, db: trx }, owner, event)
    return done({ event })
  })
}
