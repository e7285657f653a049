import { ways } from '#engines/choice/ways.ts'
import { findOwnNeed, tell } from '#journey/1-need/index.ts'
import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { solutionsBySlug } from '#registry/solution/index.ts'
import { choiceForm } from './choice.form.ts'
import { words } from './comparison.words.ts'

/** Retains a way for a need; the last choice stands, and each leaves its trace in the history. */
export async function chooseWay({ db, actor, now, today, lang }: Acting, ref: string, fields: unknown) {
  const form = choiceForm.safeParse(fields)
  if (!form.success) return refused('choice-missing')
  const { voie, solution, note = null } = form.data
  const way = ways.find((known) => known === voie)
  if (!way) return refused('choice-missing')
  return db.transaction().execute(async (trx) => {
    const need = await findOwnNeed(trx, actor, ref)
    if (!need) return refused('not-yours')
    const [chosen] = way === 'create' || !solution ? [] : await solutionsBySlug(trx, [solution])
    if (way !== 'create' && !chosen) return refused('solution-missing')
    const choice = { way, solution_id: chosen?.id ?? null, note, chosen_on: today }
    await trx
      .insertInto('need_choice')
      .values({ need_id: need.id, ...choice })
      .onConflict((conflict) => conflict.column('need_id').doUpdateSet(choice))
      .execute()
    await tell(trx, need.id, 'chosen', now, words[lang].wayOf[way](chosen?.name ?? ''))
    return done(need)
  })
}
