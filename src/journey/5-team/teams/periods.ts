import { boundsOfMonth, daysFrom, plusDays, plusMonths, weekdayOf } from '#engines/half-days/days.ts'
import { holidaysBetween } from '#engines/half-days/holidays.ts'
import type { Period } from '#engines/team/index.ts'

type Window = { readonly from: string; readonly until: string }
/** A stretch of the calendar, both ends included, as long as it has working days. */
export type Piece = Required<Period>

const SATURDAY = 6

/**
 * The calendar of some roles, cut at each month and where each role begins and ends: a role then holds whole
 * pieces, and what is free outside it is never counted for it. A stretch without a working day is left out,
 * unless it is all that a role has.
 */
export function piecesOf(roles: readonly Window[]): Piece[] {
  const from = roles.map((role) => role.from).toSorted()[0]
  const until = roles
    .map((role) => role.until)
    .toSorted()
    .at(-1) // Days compare as text.
  if (from === undefined || until === undefined) return []
  const months = monthsIn({ from, until }).map((month) => boundsOfMonth(month).from)
  const cuts = [...months, ...roles.flatMap((role) => [role.from, plusDays(role.until, 1)])]
  const starts = [...new Set(cuts)].filter((day) => day >= from && day <= until).toSorted()
  const pieces = starts.map((start, i) => pieceOf(start, plusDays(starts[i + 1] ?? plusDays(until, 1), -1)))
  const held = pieces.filter((piece) => roles.some((role) => isWithin(piece, role)))
  return held
    .filter((piece) => piece.length > 0 || roles.some((role) => isOnlyOf(role, held, piece)))
    .map((piece) => ({ ...piece, length: Math.max(1, piece.length) }))
}

/** The months of a window, YYYY-MM. */
export function monthsIn({ from, until }: Window): string[] {
  const months: string[] = []
  for (let month = from.slice(0, 7); month <= until.slice(0, 7); month = plusMonths(month, 1))
    months.push(month)
  return months
}

export const isWithin = ({ from, to }: Piece, role: Window): boolean => from >= role.from && to <= role.until

function pieceOf(from: string, to: string): Piece {
  const closed = holidaysBetween(from, to)
  const worked = daysFrom(from, to).filter((day) => weekdayOf(day) < SATURDAY && !closed.has(day))
  return { id: from, from, to, length: worked.length }
}

const isOnlyOf = (role: Window, pieces: readonly Piece[], piece: Piece): boolean =>
  isWithin(piece, role) && !pieces.some((other) => other.length > 0 && isWithin(other, role))
