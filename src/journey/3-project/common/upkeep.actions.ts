import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { organisationBySiren } from '#registry/organisation/index.ts'
import { type ActName, recordAct } from '#registry/space/index.ts'
import { endForm, maintainerForm, supportForm } from './common.form.ts'
import { type Common, maintainersOf, supportsOf } from './common.queries.ts'
import { commonFor } from './common-rights.ts'

const told = (acting: Acting, { organisation_id, slug }: Common, act: ActName, what: string) =>
  recordAct(acting, { organisationId: organisation_id, act, target: `${slug}: ${what}`.slice(0, 300) })

/** Of what runs at once: a page says it all, and whoever comes next can still read it. */
const PER_COMMON_MAX = 200

/** Writes who maintains what. A person is written by themselves alone, under the name they choose. */
export async function addMaintainer(acting: Acting, slug: string, fields: unknown) {
  const form = maintainerForm.safeParse(fields)
  const common = await commonFor(acting, slug, 'common.change')
  if (!common) return refused('gone')
  if (!form.success) return refused('maintainer-incomplete')
  const { siren, shown_as = null, part, from_on } = form.data
  if (from_on > acting.today) return refused('maintainer-incomplete')
  const organisation = siren ? await organisationBySiren(acting.db, siren) : undefined
  if (siren && !organisation) return refused('organisation-unknown')
  const running = await maintainersOf(acting.db, [common.id], acting.today)
  if (running.length >= PER_COMMON_MAX) return refused('maintainers-full')
  return acting.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('common_maintainer')
      .values({
        common_id: common.id,
        organisation_id: organisation?.id ?? null,
        person_id: organisation ? null : (acting.actor.person?.id ?? null),
        shown_as: organisation ? null : shown_as,
        part,
        from_on,
      })
      .execute()
    await told({ ...acting, db: trx }, common, 'common.maintainer', organisation?.name ?? part)
    return done({ slug })
  })
}

/** Ends what somebody maintains, today. The row stays: who kept a common is part of its history. */
export async function endMaintainer(acting: Acting, slug: string, id: bigint) {
  const common = await commonFor(acting, slug, 'common.change')
  if (!common) return refused('gone')
  return acting.db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('common_maintainer')
      .set({ until_on: acting.today })
      .where('id', '=', id)
      .where('common_id', '=', common.id)
      .where('until_on', 'is', null)
      .returning('part')
      .executeTakeFirst()
    if (!ended) return refused('gone')
    await told({ ...acting, db: trx }, common, 'common.maintainer-end', ended.part)
    return done({ slug })
  })
}

/** Records half-days that somebody pays, between two days. */
export async function addSupport(acting: Acting, slug: string, fields: unknown) {
  const form = supportForm.safeParse(fields)
  const common = await commonFor(acting, slug, 'common.change')
  if (!common) return refused('gone')
  if (!form.success) return refused('support-incomplete')
  const { source, source_url = null, half_days, from_on, until_on } = form.data
  const running = await supportsOf(acting.db, [common.id], acting.today)
  if (running.length >= PER_COMMON_MAX) return refused('supports-full')
  return acting.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('common_support')
      .values({
        ...{ common_id: common.id, source, source_url, half_days, from_on, until_on },
        recorded_on: acting.today,
        recorded_by: acting.actor.person?.id ?? null,
      })
      .execute()
    await told({ ...acting, db: trx }, common, 'common.support', `${source}, ${half_days}`)
    return done({ slug })
  })
}

/** Ends a contract before its term: its last paid day. What was to come is not paid any more. */
export async function endSupport(acting: Acting, slug: string, id: bigint, fields: unknown) {
  const form = endForm.safeParse(fields)
  const common = await commonFor(acting, slug, 'common.change')
  if (!common) return refused('gone')
  const on = form.success ? (form.data.on ?? acting.today) : undefined
  if (on === undefined) return refused('support-end')
  return acting.db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('common_support')
      .set({ ended_on: on })
      .where('id', '=', id)
      .where('common_id', '=', common.id)
      .where('from_on', '<=', on)
      .where('until_on', '>=', on)
      .returning('source')
      .executeTakeFirst()
    if (!ended) return refused('support-end')
    await told({ ...acting, db: trx }, common, 'common.support-end', `${ended.source}, ${on}`)
    return done({ slug })
  })
}
