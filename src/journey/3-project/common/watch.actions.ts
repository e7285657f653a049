import type { History } from '#engines/git-history/index.ts'
import { daysFrom } from '#engines/runway/days.ts'
import type { Acting } from '#platform/acting.ts'
import { addDays } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import type { Outcome } from '#platform/outcome.ts'
import { listCommons, wholeCommons } from './common.queries.ts'
import type { ReadingFailure } from './common.tables.ts'
import { factsOf } from './common-facts.ts'
import { type HealthCode, healthOf, isRed, RED_DAYS, remedies } from './common-health.ts'

const READ_EVERY_DAYS = 7
/** A night reads a few: nobody waits, and forges are spared. */
const READ_MAX = 20

export type ReadRepository = (url: string) => Promise<Outcome<History, ReadingFailure>>

/** Reads the repositories that are due, the longest unread first. A failure is kept, and what was known stays. */
export async function readRepositories({ db, today }: Acting, read: ReadRepository): Promise<number> {
  const due = await db
    .selectFrom('common')
    .leftJoin('common_reading as reading', 'reading.common_id', 'common.id')
    .select(['common.id', 'common.repository'])
    .where('common.repository', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('reading.tried_on', 'is', null),
        eb('reading.tried_on', '<=', addDays(today, -READ_EVERY_DAYS)),
      ]),
    )
    .orderBy('reading.tried_on', (order) => order.asc().nullsFirst())
    .orderBy('common.id')
    .limit(READ_MAX)
    .execute()
  for (const { id, repository } of due) {
    const outcome = await read(repository ?? '')
    const told = outcome.done
      ? { failure: null, read_on: today, facts: factsOf(outcome.value, today) }
      : { failure: outcome.reason }
    await db
      .insertInto('common_reading')
      .values({ common_id: id, tried_on: today, ...asJson(told) })
      .onConflict((conflict) =>
        conflict.column('common_id').doUpdateSet({ tried_on: today, ...asJson(told) }),
      )
      .execute()
  }
  return due.length
}

/** The driver would write an array of facts as an array of PostgreSQL: what is JSON goes as text. */
const asJson = <Told extends { facts?: unknown }>(told: Told) =>
  ('facts' in told ? { ...told, facts: JSON.stringify(told.facts) } : told) as Told

/**
 * Notes since when each criterion of each common is red, and opens one proposal for those that have been so for
 * sixty days. Run twice on a day, or by two processes, it opens once: the time of red is the lock.
 */
export async function watchCommons({ db, today }: Acting): Promise<number> {
  const whole = await wholeCommons(db, await listCommons(db, { words: '', space: '' }), today)
  let opened = 0
  for (const { common, known } of whole) {
    const red = healthOf(known, today).filter(isRed)
    const codes = new Set(red.map(({ code }) => code))
    opened += await db.transaction().execute((trx) => follow(trx, common.id, codes, today))
  }
  return opened
}

async function follow(
  db: Db,
  commonId: bigint,
  codes: ReadonlySet<HealthCode>,
  today: string,
): Promise<number> {
  await db
    .updateTable('common_red')
    .set({ until_on: today })
    .where('common_id', '=', commonId)
    .where('until_on', 'is', null)
    .where('code', 'not in', ['', ...codes])
    .execute()
  if (codes.size === 0) return 0
  await db
    .insertInto('common_red')
    .values([...codes].map((code) => ({ common_id: commonId, code, since: today })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const running = await db
    .selectFrom('common_red')
    .select(['id', 'code', 'since'])
    .where('common_id', '=', commonId)
    .where('until_on', 'is', null)
    .execute()
  const ripe = running.filter(({ since }) => daysFrom(since, today) >= RED_DAYS)
  let opened = 0
  for (const { id, code } of ripe) {
    const call = { common_id: commonId, code, red_id: id, opened_on: today }
    const written = await db
      .insertInto('common_call')
      .values({ ...call, kind: remedies[code as HealthCode] }) // Written above, from codes.
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (written) opened += 1
  }
  return opened
}
