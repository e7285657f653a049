import { sql } from 'kysely'
import {
  type Cell,
  type Clash,
  fillFrom,
  type Half,
  type HalfState,
  halves,
  isCommitment,
  mergeGrid,
  readSlot,
  type Slot,
  slotOf,
  slotsOf,
  type UsualWeek,
  type Write,
} from '#engines/half-days/grid.ts'
import { holidaysBetween } from '#engines/half-days/holidays.ts'
import { readLetter } from '#engines/half-days/letters.ts'
import type { Acting, Person } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { done, refused } from '#platform/outcome.ts'
import { may } from '#registry/space/index.ts'
import { type Fields, type GivenCell, rangeForm, rangeOf, readCells } from './grid.form.ts'
import { gridOf, stateOf, statesOf, usualWeekOf, type Window } from './grid.queries.ts'

export type Saved = { written: number; clashes: Clash[] }

const selfOf = ({ actor }: Acting): Person | undefined =>
  may(actor, 'grid.change', { ties: ['self'] }) ? actor.person : undefined

const windowOf = (slots: readonly Slot[]): Window => {
  const days = slots.map((slot) => readSlot(slot).day).toSorted()
  return { from: days[0] ?? '', until: days.at(-1) ?? '' }
}

/** The same lock as commitments take: what is read here is still true when it is written. */
const lockGrid = (trx: Db, personId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${personId}::text, 500))`.execute(trx)

/** Writes in two statements, however many half-days there are. */
async function writeAll(
  trx: Db,
  personId: string,
  writes: readonly Write[],
  { now, note }: { now: Date; note?: string },
) {
  const kept = writes.filter(({ to }) => to !== '')
  const emptied = writes.filter(({ to }) => to === '')
  if (kept.length > 0)
    await trx
      .insertInto('half_day')
      .values(
        kept.map(({ slot, to }) => ({
          person_id: personId,
          ...rowOf(slot, to),
          note: note || null,
          changed_at: now,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['person_id', 'day', 'half']).doUpdateSet((eb) => ({
          kind: eb.ref('excluded.kind'),
          project_id: eb.ref('excluded.project_id'),
          note: eb.ref('excluded.note'),
          changed_at: now,
        })),
      )
      .execute()
  if (emptied.length === 0) return
  const gone = emptied.map(({ slot }) => readSlot(slot))
  // Pairs of columns against pairs of values, which Kysely cannot say.
  await sql`delete from half_day where person_id = ${personId} and (day, half) in (
    select * from unnest(${gone.map(({ day }) => day)}::date[], ${gone.map(({ half }) => half)}::text[]))`.execute(
    trx,
  )
}

function rowOf(slot: Slot, state: HalfState) {
  const { day, half } = readSlot(slot)
  return isCommitment(state)
    ? { day, half, kind: 'commitment' as const, project_id: BigInt(state.slice('project:'.length)) }
    : { day, half, kind: state as 'available' | 'leave' | 'off', project_id: null } // Neither empty nor a commitment.
}

type Merge = { cells: readonly GivenCell[]; confirmed?: ReadonlySet<Slot>; note?: string }
/** Merges what a person wants with what is there now, under the lock; answers what was written and what clashes. */
async function mergeInto(
  { db, now }: Acting,
  personId: string,
  { cells, confirmed, note }: Merge,
): Promise<Saved> {
  if (cells.length === 0) return { written: 0, clashes: [] }
  const window = windowOf(cells.map(({ slot }) => slot))
  return db.transaction().execute(async (trx) => {
    await lockGrid(trx, personId)
    const rows = await statesOf(trx, personId, window)
    const current = new Map(rows.map((row) => [slotOf(row.day, row.half), stateOf(row)]))
    const whole = cells.map((cell): Cell => ({ ...cell, current: current.get(cell.slot) ?? '' }))
    const { writes, clashes } = mergeGrid(whole, confirmed)
    await writeAll(trx, personId, writes, { now, ...(note ? { note } : {}) })
    return { written: writes.length, clashes }
  })
}

/** Saves a form of half-days: what clashes is answered, everything else is kept. */
export async function saveGrid(acting: Acting, given: Fields, window: Window) {
  const person = selfOf(acting)
  if (!person) return refused('not-allowed')
  const { letters } = await gridOf(acting.db, person.id, window)
  const { cells, wrong, confirmed } = readCells(given, letters)
  if (wrong.length > 0) return refused('unknown-letter', wrong)
  if (cells.length === 0) return done<Saved>({ written: 0, clashes: [] })
  const { from, until } = windowOf(cells.map(({ slot }) => slot))
  const closed = holidaysBetween(from, until)
  const open = cells.filter(({ slot, mine }) => {
    const { day } = readSlot(slot)
    // What a range of several months left to confirm is answered from the page of one.
    const isAsked = confirmed.has(slot) || (day >= window.from && day <= window.until)
    return isAsked && (mine === '' || !closed.has(day))
  })
  return done(await mergeInto(acting, person.id, { cells: open, confirmed }))
}

/** Writes one thing on a range of half-days. What is committed is not hidden: it is answered as a clash. */
export async function saveRange(acting: Acting, given: unknown) {
  const person = selfOf(acting)
  if (!person) return refused('not-allowed')
  const form = rangeForm.safeParse(given)
  if (!form.success) return refused('range-wrong')
  const range = rangeOf(form.data)
  const { letters, states } = await gridOf(acting.db, person.id, range)
  const mine = readLetter(letters, form.data.lettre)
  if (mine === undefined) return refused('range-wrong')
  const cells = slotsOf(range).map((slot): GivenCell => ({ slot, base: states.get(slot) ?? '', mine }))
  return done(await mergeInto(acting, person.id, { cells, note: form.data.note }))
}

/**
 * Applies changes that were shown before (an import): `from` is what was shown, so that nothing newer is lost. What is
 * committed stays, unless the person said that the file comes over it.
 */
export async function applyChanges(acting: Acting, changes: readonly Write[], isOver: boolean) {
  const person = selfOf(acting)
  if (!person) return refused('not-allowed')
  const window = windowOf(changes.map(({ slot }) => slot))
  const own = (await gridOf(acting.db, person.id, window)).letters.byState
  const closed = holidaysBetween(window.from, window.until)
  const cells = changes
    .filter(({ slot, to }) => to === '' || (own.has(to) && !closed.has(readSlot(slot).day)))
    .map(({ slot, from, to }): GivenCell => ({ slot, base: from, mine: to }))
  const confirmed = new Set(isOver ? cells.map(({ slot }) => slot) : [])
  return done(await mergeInto(acting, person.id, { cells, confirmed }))
}

const weekKinds = { D: 'available', N: 'off' } as const

/** Keeps the usual week: `s-1am` is the morning of Mondays, D free, N not worked, nothing otherwise. */
export async function saveUsualWeek(acting: Acting, given: Fields) {
  const person = selfOf(acting)
  if (!person) return refused('not-allowed')
  const read = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    halves.map((half: Half) => {
      const name = `s-${weekday}${half}`
      const letter = String(given[name] ?? '')
        .trim()
        .toUpperCase()
      const kind = letter === 'D' || letter === 'N' ? weekKinds[letter] : undefined
      return { name, weekday, half, kind, isWrong: letter !== '' && kind === undefined }
    }),
  )
  const wrong = read.flatMap(({ name, isWrong }) => (isWrong ? [name] : []))
  if (wrong.length > 0) return refused('unknown-week-letter', wrong)
  const rows = read.flatMap(({ weekday, half, kind }) =>
    kind ? [{ person_id: person.id, weekday, half, kind }] : [],
  )
  await acting.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('half_day_week').where('person_id', '=', person.id).execute()
    if (rows.length > 0) await trx.insertInto('half_day_week').values(rows).execute()
  })
  return done(undefined)
}

/** Fills what is empty between two days from the usual week. */
export async function fillFromUsualWeek(acting: Acting, window: Window) {
  const person = selfOf(acting)
  if (!person) return refused('not-allowed')
  const week: UsualWeek = await usualWeekOf(acting.db, person.id)
  if (week.size === 0) return refused('no-usual-week')
  const { states } = await gridOf(acting.db, person.id, window)
  const cells = fillFrom(week, window, states).map(
    ({ slot, from, to }): GivenCell => ({ slot, base: from, mine: to }),
  )
  return done(await mergeInto(acting, person.id, { cells }))
}
