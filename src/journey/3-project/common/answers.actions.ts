import { monthsFrom } from '#engines/runway/days.ts'
import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordAct } from '#registry/space/index.ts'
import { callForm, statementForm } from './common.form.ts'
import { isHealthCode, remedies, STATEMENT_MONTHS_MAX } from './common-health.ts'
import { commonFor } from './common-rights.ts'
import { callFor } from './watch.actions.ts'

/** Someone answers for a silent common, with a reason, until a day: « stable, not dead ». Or takes it back. */
export async function stateCommon(acting: Acting, slug: string, fields: unknown) {
  const form = statementForm.safeParse(fields)
  const common = await commonFor(acting, slug, 'common.state')
  if (!common) return refused('gone')
  if (!form.success) return refused('statement-incomplete')
  const { kind, reason } = form.data
  const { today } = acting
  const until = kind === 'stable' ? form.data.until_on : today
  if (!until || until < today || until > monthsFrom(today, STATEMENT_MONTHS_MAX))
    return refused('statement-date')
  return acting.db.transaction().execute(async (trx) => {
    const person_id = acting.actor.person?.id ?? null
    await trx
      .insertInto('common_statement')
      .values({ common_id: common.id, kind, reason, made_on: today, until_on: until, person_id })
      .execute()
    await recordAct(
      { ...acting, db: trx },
      { organisationId: common.organisation_id, act: `common.${kind}`, target: `${slug}, ${until}`, reason },
    )
    return done({ slug })
  })
}

/** Opens what a criterion calls for, by hand; a call of the same kind that is open takes this criterion too. */
export async function openCall(acting: Acting, slug: string, fields: unknown) {
  const form = callForm.safeParse(fields)
  const common = await commonFor(acting, slug, 'common.change')
  if (!common) return refused('gone')
  if (!form.success || !isHealthCode(form.data.code)) return refused('call-unknown')
  const { code, note = null } = form.data
  return acting.db.transaction().execute(async (trx) => {
    const call = { common_id: common.id, kind: remedies[code], codes: [code] }
    const opened = await callFor(trx, call, {
      ...{ note, opened_on: acting.today },
      opened_by: acting.actor.person?.id ?? null,
    })
    if (!opened) return refused('call-open')
    await recordAct(
      { ...acting, db: trx },
      { organisationId: common.organisation_id, act: 'common.call', target: `${slug}: ${code}` },
    )
    return done({ slug })
  })
}

/** Closes a call that was answered, or that is not needed any more. */
export async function closeCall(acting: Acting, slug: string, id: bigint) {
  const common = await commonFor(acting, slug, 'common.change')
  if (!common) return refused('gone')
  return acting.db.transaction().execute(async (trx) => {
    const closed = await trx
      .updateTable('common_call')
      .set({ closed_on: acting.today })
      .where('id', '=', id)
      .where('common_id', '=', common.id)
      .where('closed_on', 'is', null)
      .returning('codes')
      .executeTakeFirst()
    if (!closed) return refused('gone')
    await recordAct(
      { ...acting, db: trx },
      {
        organisationId: common.organisation_id,
        act: 'common.call-end',
        target: `${slug}: ${closed.codes.join(', ')}`,
      },
    )
    return done({ slug })
  })
}
