import type { Insertable } from 'kysely'
import type { History } from '#engines/git-history/index.ts'
import { daysFrom } from '#engines/runway/days.ts'
import { type Acting, theHost } from '#platform/acting.ts'
import { addDays } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import type { Outcome } from '#platform/outcome.ts'
import { recordAct } from '#registry/space/index.ts'
import { type Common, everyCommon } from './common.queries.ts'
import type { CallKind, CommonCallTable, ReadingFailure } from './common.tables.ts'
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
    .select(['common.id', 'common.repository', 'reading.repository as read'])
    .where('common.repository', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('reading.tried_on', 'is', null),
        eb('reading.tried_on', '<=', addDays(today, -READ_EVERY_DAYS)),
        eb('reading.repository', '<>', eb.ref('common.repository')),
      ]),
    )
    .orderBy('reading.tried_on', (order) => order.asc().nullsFirst())
    .orderBy('common.id')
    .limit(READ_MAX)
    .execute()
  for (const { id, repository, read: known } of due) {
    if (repository === null) continue
    const outcome = await read(repository)
    const told = outcome.done
      ? { failure: null, read_on: today, facts: factsOf(outcome.value, today) }
      : { failure: outcome.reason, ...(known === repository ? {} : { read_on: null, facts: null }) }
    const reading = { repository, tried_on: today, ...asJson(told) }
    await db
      .insertInto('common_reading')
      .values({ common_id: id, ...reading })
      .onConflict((conflict) => conflict.column('common_id').doUpdateSet(reading))
      .execute()
  }
  return due.length
}

/** The driver would write an array of facts as an array of PostgreSQL: what is JSON goes as text. */
const asJson = <Told extends { facts?: unknown }>(told: Told) =>
  (told.facts ? { ...told, facts: JSON.stringify(told.facts) } : told) as Told

/**
 * Notes since when each criterion of each common is red. Those that have been so for sixty days open a proposal, one
 * for each kind of remedy; while it is open, others join it. Run twice on a day, or by two processes, it opens once.
 */
export async function watchCommons(acting: Acting): Promise<number> {
  const { db, today } = acting
  let opened = 0
  for await (const { common, known } of everyCommon(db, { words: '', space: '' }, today)) {
    const red = healthOf(known, today).filter(isRed)
    const codes = new Set(red.map(({ code }) => code))
    opened += await db.transaction().execute((trx) => follow({ ...acting, db: trx }, common, codes))
  }
  return opened
}

async function follow(acting: Acting, common: Common, codes: ReadonlySet<HealthCode>): Promise<number> {
  const { db, today } = acting
  // Two processes that look at one common do so one after the other.
  await db.selectFrom('common').select('id').where('id', '=', common.id).forUpdate().execute()
  const running = await noteReds(acting, common.id, codes)
  const ripe = running.filter(({ since, call_id }) => call_id === null && daysFrom(since, today) >= RED_DAYS)
  let opened = 0
  for (const [kind, reds] of Map.groupBy(ripe, ({ code }) => remedies[code as HealthCode])) {
    const ofKind = { common_id: common.id, kind, codes: reds.map(({ code }) => code) }
    const call = await callFor(db, ofKind, { is_automatic: true, opened_on: today })
    await db
      .updateTable('common_red')
      .set({ call_id: call?.id ?? (await openOf(db, ofKind))?.id ?? null })
      .where(
        'id',
        'in',
        reds.map(({ id }) => id),
      )
      .execute()
    if (!call) continue
    opened += 1
    // The clock of the site did it, and answers for it in the register of the space.
    await recordAct(
      { ...acting, actor: theHost },
      {
        organisationId: common.organisation_id,
        act: 'common.call',
        target: `${common.slug}: ${ofKind.codes.join(', ')}`,
      },
    )
  }
  return opened
}

/** Ends the times of red that are over, begins the new ones; answers those that run. */
async function noteReds({ db, today }: Acting, commonId: bigint, codes: ReadonlySet<HealthCode>) {
  await db
    .updateTable('common_red')
    .set({ until_on: today })
    .where('common_id', '=', commonId)
    .where('until_on', 'is', null)
    .where('code', 'not in', ['', ...codes])
    .execute()
  if (codes.size === 0) return []
  await db
    .insertInto('common_red')
    .values([...codes].map((code) => ({ common_id: commonId, code, since: today })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return db
    .selectFrom('common_red')
    .select(['id', 'code', 'since', 'call_id'])
    .where('common_id', '=', commonId)
    .where('until_on', 'is', null)
    .orderBy('code')
    .execute()
}

type OfKind = { common_id: bigint; kind: CallKind; codes: readonly string[] }
type Opening = Pick<Insertable<CommonCallTable>, 'note' | 'opened_on' | 'opened_by' | 'is_automatic'>

const openOf = (db: Db, { common_id, kind }: OfKind) =>
  db
    .selectFrom('common_call')
    .select(['id', 'codes', 'note'])
    .where('common_id', '=', common_id)
    .where('kind', '=', kind)
    .where('closed_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()

const NOTE_SIGNS_MAX = 500
const notesOf = (...notes: (string | null | undefined)[]) =>
  notes.filter(Boolean).join('\n').slice(0, NOTE_SIGNS_MAX) || null

/** Opens a call, or adds criteria to the open one of this kind; nothing when it answers them all already. */
export async function callFor(db: Db, { codes, ...ofKind }: OfKind, opening: Opening) {
  const opened = await db
    .insertInto('common_call')
    .values({ ...ofKind, ...opening, codes: [...codes] })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (opened) return opened
  const open = await openOf(db, { codes, ...ofKind })
  if (!open || codes.every((code) => open.codes.includes(code))) return undefined
  return db
    .updateTable('common_call')
    .set({ codes: [...new Set([...open.codes, ...codes])], note: notesOf(open.note, opening.note) })
    .where('id', '=', open.id)
    .returning('id')
    .executeTakeFirst()
}
