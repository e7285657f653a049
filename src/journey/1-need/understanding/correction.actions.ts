import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { tell } from '../needs/need.actions.ts'
import { findOwnNeed } from '../needs/need.queries.ts'
import { correctionForm, correctionOf } from './correction.form.ts'
import { correctionsOf } from './correction.queries.ts'
import { writeCorrection } from './correction-code.ts'
import { understandNeed } from './understanding.ts'

/** More would be a rewriting: the text itself can be changed. */
const CORRECTIONS_MAX = 100

/** Corrects what was understood. Corrections only add up; the functions that lists show are computed again. */
export async function correctNeed({ db, actor, now, today }: Acting, ref: string, fields: unknown) {
  const form = correctionForm.safeParse(fields)
  const correction = form.success ? correctionOf(form.data) : undefined
  if (!correction) return refused('correction-unclear')
  return db.transaction().execute(async (trx) => {
    const need = await findOwnNeed(trx, actor, ref)
    if (!need) return refused('not-yours')
    const known = await correctionsOf(trx, need.id)
    if (known.length >= CORRECTIONS_MAX) return refused('corrected-enough')
    await trx
      .insertInto('need_correction')
      .values({ need_id: need.id, correction: writeCorrection(correction), made_at: now })
      .execute()
    const functions = understandNeed(need, [...known, correction]).functions.map(({ id }) => id)
    await trx.updateTable('need').set({ functions, moved_on: today }).where('id', '=', need.id).execute()
    await tell(trx, need.id, 'corrected', now)
    return done(need)
  })
}
