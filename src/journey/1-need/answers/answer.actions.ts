import { mayAnswer } from '#engines/follow-up/need-state.ts'
import type { Acting } from '#platform/acting.ts'
import { hashKey, newKey } from '#platform/keys.ts'
import { isAddress, sendMail } from '#platform/mail/index.ts'
import { done, refused } from '#platform/outcome.ts'
import { giveKey, tell } from '../needs/need.actions.ts'
import { findOwnNeed } from '../needs/need.queries.ts'
import { answerForm, askForm } from './answer.form.ts'
import { answeredMail, askedMail } from './answer.mail.ts'
import { answersOf, findAnswer } from './answer.queries.ts'

/** One need is no mailing list. */
export const ASKED_MAX = 10

/** Asks one person or provider, by e-mail, whether they can take care of a need. They see its whole text. */
export async function askSomeone(acting: Acting, ref: string, fields: unknown, origin: string) {
  const form = askForm.safeParse(fields)
  if (!form.success) return refused('ask-incomplete')
  if (!isAddress(form.data.email)) return refused('email-wrong')
  return acting.db.transaction().execute(async (trx) => {
    const need = await findOwnNeed(trx, acting.actor, ref)
    if (!need) return refused('not-yours')
    if (need.stage !== 'open') return refused('not-open')
    const asked = await answersOf(trx, need.id)
    if (asked.length >= ASKED_MAX) return refused('asked-enough')
    if (asked.some(({ email }) => email === form.data.email)) return refused('asked-already')
    const { key, hash } = newKey()
    const { name, email, message = null } = form.data
    await trx
      .insertInto('need_answer')
      .values({ need_id: need.id, key_hash: hash, name, email, message, asked_on: acting.today })
      .execute()
    await trx.updateTable('need').set({ moved_on: acting.today }).where('id', '=', need.id).execute()
    await tell(trx, need.id, 'asked', acting.now, name)
    await sendMail(
      { ...acting, db: trx },
      askedMail({ need, email, message, key, origin, lang: acting.lang }),
    )
    return done(need)
  })
}

/** Records what a respondent answers, with the key of their own message, and tells the author. */
export async function answerNeed(acting: Acting, key: string, fields: unknown, origin: string) {
  const form = answerForm.safeParse(fields)
  if (!form.success) return refused('answer-incomplete')
  const { state, reason = null } = form.data
  if (state === 'refused' && !reason) return refused('reason-missing')
  return acting.db.transaction().execute(async (trx) => {
    const asked = await findAnswer(trx, hashKey(key))
    if (!asked) return refused('key-unknown')
    if (!mayAnswer(asked.state, state)) return refused('not-from-here')
    await trx
      .updateTable('need_answer')
      .set({ state, reason, answered_on: acting.today })
      .where('id', '=', asked.id)
      .where('state', '=', asked.state)
      .execute()
    await trx.updateTable('need').set({ moved_on: acting.today }).where('id', '=', asked.need_id).execute()
    await tell(trx, asked.need_id, `answer-${state}`, acting.now, asked.name)
    if (asked.email) {
      const ownKey = await giveKey(trx, asked.need_id, acting.now)
      await sendMail(
        { ...acting, db: trx, lang: asked.lang },
        answeredMail({ asked, email: asked.email, state, reason, key: ownKey, origin }),
      )
    }
    return done(state)
  })
}
