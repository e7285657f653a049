import { z } from 'zod'
import { type Half, type HalfState, halves, isSlot, type Range, type Slot } from '#engines/half-days/grid.ts'
import { type Letters, readLetter } from '#engines/half-days/letters.ts'
import { plausibleDay } from '#platform/plausible-day.ts'

const DAYS_MAX = 366
/** A month has 62 half-days, and a range may leave a year of them to confirm. */
const CELLS_MAX = 62 + 2 * DAYS_MAX
const DAY_MS = 86_400_000

const STATE = /^(|available|leave|off|project:\d{1,18})$/
export const isState = (text: string): text is HalfState => STATE.test(text)

export type GivenCell = { slot: Slot; base: HalfState; mine: HalfState }
export type ReadCells = { cells: GivenCell[]; wrong: Slot[]; confirmed: Set<Slot> }
export type Fields = Record<string, string | readonly string[]>

/**
 * What a form of half-days says: `c-<slot>` is a letter, `b-<slot>` what was there when it was opened. Letters that
 * mean nothing are named, and the others are read. `par-dessus` (`<slot>:<letter>`) is what one confirms after a clash.
 */
export function readCells(given: Fields, letters: Letters): ReadCells {
  const over = confirmedIn(given)
  const slots = new Set([...Object.keys(given).flatMap(slotIn), ...over.keys()])
  const read: ReadCells = { cells: [], wrong: [], confirmed: new Set(over.keys()) }
  for (const slot of [...slots].slice(0, CELLS_MAX)) {
    const base = given[`b-${slot}`]
    const mine = readLetter(letters, over.get(slot) ?? String(given[`c-${slot}`] ?? ''))
    if (mine === undefined || typeof base !== 'string' || !isState(base)) read.wrong.push(slot)
    else read.cells.push({ slot, base, mine })
  }
  return read
}

function slotIn(name: string): Slot[] {
  const slot = name.slice(2)
  return name.startsWith('c-') && isSlot(slot) ? [slot] : []
}

function confirmedIn({ 'par-dessus': given = [] }: Fields): Map<Slot, string> {
  const all = typeof given === 'string' ? [given] : given
  const pairs = all.map((text) => text.split(':') as [string, string?]) // Split gives one text at least.
  return new Map(pairs.flatMap(([slot, letter = '']) => (isSlot(slot) ? [[slot, letter] as const] : [])))
}

const partsOf: Record<string, readonly Half[]> = { jour: halves, matin: ['am'], 'apres-midi': ['pm'] }
const list = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().regex(/^[1-7]$/)).transform((days) => new Set(days.map(Number))),
)

/** « From … to …, mornings, on Mondays: leave ». A year at most. */
export const rangeForm = z
  .object({
    du: plausibleDay,
    au: plausibleDay,
    moitie: z.enum(['jour', 'matin', 'apres-midi']),
    jours: list,
    lettre: z.string().max(1),
    note: z
      .string()
      .transform((text) =>
        text
          .toWellFormed()
          .replace(/\p{Cc}+/gu, ' ')
          .trim(),
      )
      .pipe(z.string().max(200))
      .default(''),
  })
  .refine(({ du, au }) => au >= du && Date.parse(au) - Date.parse(du) < DAYS_MAX * DAY_MS, { path: ['au'] })
export type RangeForm = z.infer<typeof rangeForm>

export const rangeOf = ({ du, au, moitie, jours }: RangeForm): Range => ({
  from: du,
  until: au,
  halves: partsOf[moitie] ?? halves,
  weekdays: jours,
})
