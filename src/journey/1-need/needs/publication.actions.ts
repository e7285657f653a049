import { mayMove, type NeedStage } from '#engines/follow-up/need-state.ts'
import { namesTheBody } from '#engines/redaction/names-the-body.ts'
import type { Acting } from '#platform/acting.ts'
import { isAddress, sendMail } from '#platform/mail/index.ts'
import { done, refused } from '#platform/outcome.ts'
import { missingQuestionsOf } from '../understanding/subjects.ts'
import { giveKey, tell } from './need.actions.ts'
import { type PublicationForm, publicationForm } from './need.form.ts'
import { publicationMail } from './need.mail.ts'
import { findOwnNeed, type OwnNeed } from './need.queries.ts'

/**
 * Publishes a need, or keeps it private but followed. From then on the follow-up clock counts.
 * A redacted need shows other words than its own: they must exist, and must not name the body.
 */
export async function publishNeed(acting: Acting, ref: string, fields: unknown, origin: string) {
  const form = publicationForm.safeParse(fields)
  if (!form.success) return refused('fields-wrong')
  return acting.db.transaction().execute(async (trx) => {
    const need = await findOwnNeed(trx, acting.actor, ref)
    if (!need) return refused('not-yours')
    const questions = missingQuestionsOf(need.subject, need.subject_answers)
    if (questions.length > 0) return refused('answers-missing', questions)
    const refusal = whyNot(need, form.data)
    if (refusal) return refused(refusal)
    await trx
      .updateTable('need')
      .set(published(need, form.data, acting.today))
      .where('id', '=', need.id)
      .execute()
    await tell(trx, need.id, `published-${form.data.visibility}`, acting.now)
    const { email } = form.data
    if (email && email !== need.email) {
      const key = await giveKey(trx, need.id, acting.now)
      await sendMail({ ...acting, db: trx }, publicationMail({ need, email, key, origin, lang: acting.lang }))
    }
    return done(need)
  })
}

function whyNot(need: OwnNeed, form: PublicationForm) {
  if (form.email && !isAddress(form.email)) return 'email-wrong'
  if (form.visibility !== 'redacted') return undefined
  if (!form.public_title || !form.public_text) return 'public-text-missing'
  const shown = `${form.public_title} ${form.public_text}`
  return need.body_name && namesTheBody(shown, need.body_name) ? 'names-the-body' : undefined
}

const published = (need: OwnNeed, form: PublicationForm, today: string) => ({
  stage: 'open' as const,
  visibility: form.visibility,
  public_title: form.visibility === 'redacted' ? (form.public_title ?? null) : null,
  public_text: form.visibility === 'redacted' ? (form.public_text ?? null) : null,
  email: form.email ?? null,
  published_on: need.published_on ?? today,
  moved_on: today,
})

/** Closes, withdraws or opens again. The note says what was chosen, or why: the next reader learns from it. */
export async function moveNeed({ db, actor, now, today }: Acting, ref: string, to: NeedStage, note?: string) {
  return db.transaction().execute(async (trx) => {
    const need = await findOwnNeed(trx, actor, ref)
    if (!need) return refused('not-yours')
    if (!mayMove(need.stage, to)) return refused('not-from-here')
    const published_on = need.published_on ?? (to === 'open' ? today : null)
    await trx
      .updateTable('need')
      .set({ stage: to, moved_on: today, published_on })
      .where('id', '=', need.id)
      .where('stage', '=', need.stage)
      .execute()
    await tell(trx, need.id, to, now, note?.trim().slice(0, 500) || null)
    return done(need)
  })
}
