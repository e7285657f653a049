import { GUEST } from './columns.ts'
import { availableIn, type Place, shareIn } from './eligibility.ts'
import { type Crew, crewFrom, type ElsewhereOf, personAt, placeAt } from './plan.ts'
import { type Problem, roomsOf, type Site } from './problem.ts'

/** Part of a half-day that rounding in a sum of shares may hide. */
const DUST = 1e-9

/**
 * Gives half-days to the people of a team: to each the shortest engagement, then the rest by what it brings, at
 * some price of money when the budget is short. Nothing when a rule forbids the team.
 */
export function crewOf(
  problem: Problem,
  at: number,
  columns: readonly number[],
  elsewhere: ElsewhereOf,
): Crew | undefined {
  const site = problem.sites[at] as Site
  if (!respectsPeople(problem, site, columns, elsewhere)) return undefined
  const rooms = columns.map((column) => roomOf(problem, column, elsewhere))
  if (rooms.some((room, k) => room < placeAt(problem, columns[k] as number).min)) return undefined
  return bestFill(problem, at, { columns, rooms, elsewhere })
}

/** The price of a cent is looked for in so many steps when the budget is short. */
const PRICE_STEPS = 8

/** Fills at no price of money first; when the budget is short, at the price that serves best. */
function bestFill(problem: Problem, at: number, filling: Filling): Crew | undefined {
  const site = problem.sites[at] as Site
  const free = crewAt(problem, site, filling, 0)
  if (!free?.isShort) return free?.crew
  let best = free.crew
  let low = 0
  let high = dearest(problem, filling.columns)
  for (let step = 0; step < PRICE_STEPS; step++) {
    const price = (low + high) / 2
    const tried = crewAt(problem, site, filling, price)
    if (tried && tried.crew.points > best.points) best = tried.crew
    if (tried?.isShort) low = price
    else high = price
  }
  return best
}

function crewAt(problem: Problem, site: Site, filling: Filling, price: number) {
  const filled = fill(problem, site, filling, price)
  if (!filled) return undefined
  const crew = crewFrom(problem, site, filling.columns, filled.halfDays, filling.elsewhere)
  return { crew, isShort: filled.isShort }
}

/** The price of a cent at which nobody is worth their cost. */
const dearest = ({ columns: { points, cents } }: Problem, columns: readonly number[]): number =>
  Math.max(...columns.map((column) => (points[column] as number) / Math.max(1, cents[column] as number)))

/** The rules on who is there, whatever their half-days. */
function respectsPeople(
  problem: Problem,
  site: Site,
  columns: readonly number[],
  elsewhere: ElsewhereOf,
): boolean {
  const people = columns.map((column) => problem.columns.person[column] as number)
  if (new Set(people).size < people.length) return false
  for (const place of site.places) {
    const inIt = columns.filter((column) => problem.columns.place[column] === place)
    if (inIt.length > (problem.places[place] as Place).most) return false
  }
  const learners = columns.filter((column) => ((problem.columns.marks[column] as number) & GUEST) !== 0)
  if (!site.project.studio && learners.length > (site.project.learnersMax ?? 1)) return false
  return columns.every((column, k) => {
    const { sites, days } = elsewhere(people[k] as number)
    const most = personAt(problem, column).projectsMax ?? problem.policy.rules.projectsMax
    return sites < most && !placeAt(problem, column).role.dates?.some((day) => days.has(day))
  })
}

/** Half-days that a person can still give to a place. */
export function roomOf(problem: Problem, column: number, elsewhere: ElsewhereOf): number {
  const { byPeriod } = elsewhere(problem.columns.person[column] as number)
  const cap = problem.columns.cap[column] as number
  if (byPeriod.length === 0) return cap
  const place = placeAt(problem, column)
  const person = personAt(problem, column)
  const rooms = place.periods.map(
    (period) => (availableIn(person, period) - (byPeriod[period] ?? 0)) / shareIn(place, period),
  )
  return Math.min(cap, Math.floor(Math.min(...rooms) + DUST))
}

type Filling = {
  columns: readonly number[]
  rooms: readonly number[]
  elsewhere: ElsewhereOf
}
type Segment = { k: number; halfDays: number; worth: number }

type Purse = { halfDays: number[]; left: Map<number, number>; budget: number; isShort: boolean }

function fill(problem: Problem, site: Site, filling: Filling, price: number): Purse | undefined {
  const { columns, rooms } = filling
  const purse: Purse = {
    halfDays: columns.map(() => 0),
    left: new Map(site.places.map((place) => [place, (problem.places[place] as Place).role.halfDays])),
    budget: site.project.budget ?? Number.POSITIVE_INFINITY,
    isShort: false,
  }
  for (const [k, column] of columns.entries())
    spend(problem, purse, { k, column, halfDays: placeAt(problem, column).min })
  if (purse.budget < 0 || [...purse.left.values()].some((rest) => rest < 0)) return undefined
  const centsOf = (k: number) => problem.columns.cents[columns[k] as number] as number
  const net = ({ k, worth }: Segment) => worth - price * centsOf(k)
  const segments = columns.flatMap((_, k) => segmentsOf(problem, filling, k)).filter(({ worth }) => worth > 0)
  segments.sort((a, b) => net(b) - net(a) || a.k - b.k)
  for (const { k, halfDays: most } of segments) {
    const column = columns[k] as number
    const left = purse.left.get(problem.columns.place[column] as number) ?? 0
    const wanted = Math.min(most, left, (rooms[k] as number) - (purse.halfDays[k] as number))
    const affordable = centsOf(k) > 0 ? Math.floor(purse.budget / centsOf(k)) : wanted
    if (affordable < wanted) purse.isShort = true
    spend(problem, purse, { k, column, halfDays: Math.max(0, Math.min(wanted, affordable)) })
  }
  return purse
}

function spend(
  { columns }: Problem,
  purse: Purse,
  { k, column, halfDays }: { k: number; column: number; halfDays: number },
): void {
  const place = columns.place[column] as number
  purse.halfDays[k] = (purse.halfDays[k] as number) + halfDays
  purse.left.set(place, (purse.left.get(place) ?? 0) - halfDays)
  purse.budget -= halfDays * (columns.cents[column] as number)
}

/** Half-days past the shortest engagement, by what each brings: less once a load becomes heavy. */
function segmentsOf(problem: Problem, { columns, rooms, elsewhere }: Filling, k: number): Segment[] {
  const column = columns[k] as number
  const points = problem.columns.points[column] as number
  const { min } = placeAt(problem, column)
  const room = rooms[k] as number
  const { easy, full, target } = roomsOf(personAt(problem, column), problem.policy)
  const taken = elsewhere(problem.columns.person[column] as number).halfDays
  const within = (limit: number) => Math.min(room, Math.max(min, limit - taken))
  const { over80, over110 } = problem.policy.weights
  return [
    { k, halfDays: within(easy) - min, worth: points },
    { k, halfDays: within(full) - within(easy), worth: points - over80 / target },
    { k, halfDays: room - within(full), worth: points - (over80 + over110) / target },
  ].filter((segment) => segment.halfDays > 0)
}
