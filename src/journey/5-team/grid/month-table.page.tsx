import type { Child } from 'hono/jsx'
import { isoWeekOf, mondayOf, plusDays, weekdayOf } from '#engines/half-days/days.ts'
import { type Half, halves, type Slot, slotOf } from '#engines/half-days/grid.ts'
import { holidaysBetween } from '#engines/half-days/holidays.ts'
import type { Lang } from '#platform/lang.ts'
import type { Grid } from './grid.queries.ts'
import { type GridWords, words } from './grid.words.ts'

type Props = {
  lang: Lang
  grid: Grid
  caption: string
  /** Five days, or seven. */
  days: 5 | 7
  /** Letters typed and refused, as they were typed. */
  typed?: ReadonlyMap<Slot, string> | undefined
  wrong?: readonly Slot[] | undefined
}

/** The weeks that touch a window, by their Monday. */
function mondaysOf({ from, until }: Grid): string[] {
  const mondays: string[] = []
  for (let monday = mondayOf(from); monday <= until; monday = plusDays(monday, 7)) mondays.push(monday)
  return mondays
}

/** A month or a week as a real table: one row a week, one column a weekday, two boxes a day. */
export const MonthTable = (props: Props) => {
  const { lang, grid, caption, days } = props
  const said = words[lang]
  const closed = holidaysBetween(grid.from, grid.until)
  return (
    <table class="mois" data-lettres={[...grid.letters.byLetter.keys()].join('')}>
      <caption class="cache">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <abbr title={said.weekLong}>{said.weekShort}</abbr>
          </th>
          {said.weekdays.slice(0, days).map((name, i) => (
            <th scope="col">
              <span aria-hidden="true">{said.weekdaysShort[i]}</span>
              <span class="cache">{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {mondaysOf(grid).map((monday) => (
          <tr>
            <th scope="row">{Number(isoWeekOf(monday).slice(6))}</th>
            {Array.from({ length: days }, (_, i) => plusDays(monday, i)).map((day) => (
              <DayCell
                {...props}
                {...{ day, said }}
                holiday={closed.get(day) && said.holidays[closed.get(day) ?? 'labour']}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CellProps = Props & { day: string; said: GridWords; holiday: string | undefined }
const DayCell = ({ day, holiday, ...props }: CellProps) => {
  const { grid, said } = props
  if (day < grid.from || day > grid.until) return <td class="hors" />
  const number = <b>{Number(day.slice(8))}</b>
  if (holiday)
    return (
      <td class="hors">
        {number}
        <small>
          {said.holiday}
          <span class="cache"> ({holiday})</span>
        </small>
      </td>
    )
  return (
    <td>
      {number}
      {halves.map((half) => (
        <HalfBox {...props} {...{ day, half }} />
      ))}
    </td>
  )
}

type BoxProps = Omit<CellProps, 'holiday'> & { half: Half }
const HalfBox = ({ grid, said, day, half, typed, wrong }: BoxProps): Child => {
  const slot = slotOf(day, half)
  const state = grid.states.get(slot) ?? ''
  const letter = grid.letters.byState.get(state) ?? ''
  const name = `${said.weekdays[weekdayOf(day) - 1]} ${Number(day.slice(8))}, ${said[half]}`
  return (
    <>
      <input type="hidden" name={`b-${slot}`} value={state} />
      <input
        id={`c-${slot}`}
        name={`c-${slot}`}
        maxlength={1}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-label={name}
        aria-invalid={wrong?.includes(slot) ? 'true' : undefined}
        value={typed?.get(slot) ?? letter}
      />
    </>
  )
}
