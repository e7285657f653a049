import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { newKey } from '#platform/keys.ts'
import { done, refused } from '#platform/outcome.ts'
import { kindOfName } from './body-kind.ts'
import { refusedFields, type UsageForm, usageForm } from './usage.form.ts'
import { mayConfirm, mayWithdraw } from './usage.policy.ts'
import { findUsage } from './usage.queries.ts'
import './evidence.tables.ts'

/**
 * A body says that it uses a solution. Nothing proves who writes, so the statement is shown with that source, and the
 * key handed back (its hash alone is kept) is the right to confirm or withdraw it.
 */
export async function declareUsage({ db, now, today }: Acting, slug: string, fields: unknown) {
  const form = usageForm.safeParse(fields)
  if (!form.success) return refused('form-incomplete', refusedFields(form.error.issues))
  const solution = await db.selectFrom('solution').select('id').where('slug', '=', slug).executeTakeFirst()
  if (!solution) return refused('unknown-solution')
  if (await isDeclared(db, solution.id, form.data)) return refused('already-declared')

  const { key, hash } = newKey()
  const { id } = await db
    .insertInto('usage_declaration')
    .values({
      ...rowOf(form.data),
      solution_id: solution.id,
      declared_on: today,
      key_hash: hash,
      recorded_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return done({ id, key })
}

const rowOf = (form: UsageForm) => ({
  siren: form.siren ?? null,
  name: form.organisme,
  kind: form.nature ?? kindOfName(form.organisme),
  since: form.depuis ?? null,
  purpose: form.pour ?? null,
  source_kind: 'declaration' as const,
  source: 'declaration',
  source_url: form.adresse ?? null,
  contact: form.courriel ?? null,
})

/** The same body, for the same purpose, not withdrawn: a second one would count nothing more. */
async function isDeclared(
  db: Db,
  solutionId: bigint,
  { siren, organisme, pour }: UsageForm,
): Promise<boolean> {
  const rows = await db
    .selectFrom('usage_declaration')
    .select(['siren', 'name', 'purpose'])
    .where('solution_id', '=', solutionId)
    .where('source_kind', '=', 'declaration')
    .where('withdrawn_on', 'is', null)
    .where((eb) => (siren ? eb('siren', '=', siren) : eb('name', '=', organisme)))
    .execute()
  return rows.some(({ purpose }) => (purpose ?? '') === (pour ?? ''))
}

/** Still true today: the eighteen months start again. */
export async function confirmUsage({ db, actor, today }: Acting, id: bigint) {
  const usage = await findUsage(db, id)
  if (!usage) return refused('unknown-usage')
  if (!mayConfirm(actor, usage)) return refused('not-allowed')
  if (usage.withdrawn_on !== null) return refused('withdrawn')
  await db.updateTable('usage_declaration').set({ confirmed_on: today }).where('id', '=', id).execute()
  return done({ id })
}

/** No longer true, or never was: it leaves the page and the count at once, and no import brings it back. */
export async function withdrawUsage({ db, actor, today }: Acting, id: bigint) {
  const usage = await findUsage(db, id)
  if (!usage) return refused('unknown-usage')
  if (!mayWithdraw(actor, usage)) return refused('not-allowed')
  if (usage.withdrawn_on !== null) return refused('withdrawn')
  await db
    .updateTable('usage_declaration')
    .set({ withdrawn_on: today, contact: null })
    .where('id', '=', id)
    .execute()
  return done({ id })
}

type RefusalOf<Action extends (...args: never[]) => Promise<unknown>> = Extract<
  Awaited<ReturnType<Action>>,
  { done: false }
>['reason']
export type UsageRefusal =
  | RefusalOf<typeof declareUsage>
  | RefusalOf<typeof confirmUsage>
  | RefusalOf<typeof withdrawUsage>
