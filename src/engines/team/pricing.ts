import { LOCAL, SENIOR } from './columns.ts'
import type { LinearModel } from './linear.ts'
import type { Rows } from './making.ts'
import { BUDGET_UNIT, type Master } from './master.ts'
import { type Problem, roomsOf, type Site, strain } from './problem.ts'

export type Pricing = {
  /** No plan over the whole pool is worth more. */
  readonly bound: number
  /** What each column could still bring at these prices; below 0, what engaging it would at least lose. */
  readonly gains: Float64Array
  /** The prices, of the right signs. */
  readonly prices: Float64Array
}

/**
 * Prices every person of the pool, in the model or not, at the prices of the rows. The bound is a Lagrangian one:
 * it holds for any prices of the right sign, so that an inexact solver makes it looser and never false. What a
 * person can bring is taken over whole engagements, one role per project, with the loss of an excessive load.
 */
export function priceAll(problem: Problem, master: Master, given: Float64Array): Pricing {
  const prices = rightSigns(master.model, given)
  const { columns, firstOf, sites, people } = problem
  const gains = new Float64Array(columns.count)
  const book = bookOf(problem, master, prices)
  let bound = problem.empty + worthOfRows(master.model, prices) + book.rest
  const best = new Float64Array(sites.length)
  for (let person = 0; person < people.length; person++) {
    const from = firstOf[person] as number
    const to = firstOf[person + 1] as number
    if (from === to) continue
    best.fill(0)
    for (let column = from; column < to; column++) {
      const gain = gainOf(book, person, column)
      gains[column] = gain
      const site = problem.siteOf[columns.place[column] as number] as number
      if (gain > (best[site] as number)) best[site] = gain
    }
    for (const gain of best) bound += gain
  }
  return { bound, gains, prices }
}

/** A price pays for a limit: at least nothing under an upper one, at most nothing above a lower one. */
function rightSigns({ rowLower, rowUpper }: LinearModel, given: Float64Array): Float64Array {
  return given.map((price, row) => {
    const mayPay = rowUpper[row] !== Number.POSITIVE_INFINITY
    const mayEarn = rowLower[row] !== Number.NEGATIVE_INFINITY
    if (Number.isNaN(price) || (price > 0 && !mayPay) || (price < 0 && !mayEarn)) return 0
    return price
  })
}

/** What the limits themselves are worth at these prices. */
function worthOfRows({ rowLower, rowUpper }: LinearModel, prices: Float64Array): number {
  let worth = 0
  prices.forEach((price, row) => {
    if (price !== 0) worth += price * ((price > 0 ? rowUpper[row] : rowLower[row]) as number)
  })
  return worth
}

/** The variables that are not engagements, at their best for these prices. */
function worthOfRest(problem: Problem, rows: Rows, prices: Float64Array): number {
  let worth = 0
  problem.sites.forEach(({ localBonus }, at) => {
    if (localBonus > 0) worth += Math.max(0, localBonus - priceAt(prices, rows.local[at]))
  })
  const { over80, over110 } = problem.policy.weights
  for (const [person, row] of rows.load) {
    const who = problem.people[person]
    if (!who) continue
    const { easy, full, target } = roomsOf(who, problem.policy)
    const price = prices[row] as number
    const most = mostOf(problem, person)
    worth += Math.max(0, price - over80 / target) * (full - easy)
    worth += Math.max(0, price - (over80 + over110) / target) * Math.max(0, most - full)
  }
  return worth
}

function mostOf({ columns, firstOf }: Problem, person: number): number {
  let most = 0
  for (let c = firstOf[person] as number; c < (firstOf[person + 1] as number); c++)
    most += columns.cap[c] as number
  return most
}

const priceAt = (prices: Float64Array, row: number | undefined): number =>
  row === undefined || row < 0 ? 0 : (prices[row] as number)

/** The prices of rows, laid out for columns. */
type Book = {
  problem: Problem
  /** What the variables that are not engagements are worth at best. */
  rest: number
  rows: Rows
  prices: Float64Array
  /** By person: 1 for those of the model. */
  known: Uint8Array
  /** By place: the price of a half-day, and of an engagement. */
  halfDay: number[]
  engagement: number[]
  /** By site. */
  cent: number[]
  senior: number[]
  learner: number[]
  local: number[]
}

/** Lays prices out by place and by site. */
function bookOf(problem: Problem, { rows, chosen }: Master, prices: Float64Array): Book {
  const known = new Uint8Array(problem.people.length)
  for (const column of chosen) known[problem.columns.person[column] as number] = 1
  const at = (list: readonly number[]) => list.map((row) => priceAt(prices, row))
  const must = at(rows.must)
  return {
    problem,
    rest: worthOfRest(problem, rows, prices),
    rows,
    prices,
    known,
    halfDay: at(rows.demand),
    engagement: at(rows.crowd).map((price, place) => price + (must[place] ?? 0)),
    cent: at(rows.budget).map((price) => price / BUDGET_UNIT),
    senior: at(rows.senior),
    learner: at(rows.learner),
    local: at(rows.local),
  }
}

function gainOf(book: Book, person: number, column: number): number {
  const { rows, prices } = book
  const { columns, places, siteOf } = book.problem
  const place = columns.place[column] as number
  const site = siteOf[place] as number
  const cap = columns.cap[column] as number
  const { min } = places[place] as Problem['places'][number]
  const load = book.known[person] ? rows.load.get(person) : undefined
  const paid =
    (columns.cents[column] as number) * (book.cent[site] as number) + capacityPrice(book, person, place)
  const strained = load === undefined ? 0 : (prices[load] as number)
  const slope = (columns.points[column] as number) - paid - strained - (book.halfDay[place] as number)
  const entry = (columns.fee[column] as number) + (book.engagement[place] as number)
  const fixed = entry + marksPrice(book, column, site) + ownPrice(book, person, column)
  const linear = slope * (slope > 0 ? cap : min) - fixed
  // Who has no row for their load may still strain it: counted only when it can matter.
  return load !== undefined || linear <= 0
    ? linear
    : strainedGain(book.problem, person, { slope, min, cap }) - fixed
}

function marksPrice(book: Book, column: number, site: number): number {
  const marks = book.problem.columns.marks[column] as number
  let price = 0
  if (marks & SENIOR) price += book.senior[site] as number
  if (marks & (book.problem.sites[site] as Site).learnerMark) price += book.learner[site] as number
  if (marks & LOCAL) price -= book.local[site] as number
  return price
}

/** Rows of this person alone. Who is in the model has one for each site of theirs; nobody else has any. */
function ownPrice({ problem, rows, prices, known }: Book, person: number, column: number): number {
  if (!known[person]) return 0
  const site = problem.siteOf[problem.columns.place[column] as number] as number
  let price = priceAt(prices, rows.pair.get(person * problem.sites.length + site))
  price += priceAt(prices, rows.projects.get(person)) + priceAt(prices, rows.kept.get(column))
  for (const row of rows.dates.get(column) ?? []) price += prices[row] as number
  return price
}

function capacityPrice({ problem, rows, prices, known }: Book, person: number, place: number): number {
  const own = known[person] ? rows.capacity.get(person) : undefined
  if (!own) return 0
  const { periods, lengths, length } = problem.places[place] as Problem['places'][number]
  let price = 0
  periods.forEach((period, at) => {
    price += priceAt(prices, own[period]) * ((lengths[at] as number) / length)
  })
  return price
}

function strainedGain(
  problem: Problem,
  person: number,
  linear: { slope: number; min: number; cap: number },
): number {
  const who = problem.people[person] as Problem['people'][number]
  const { slope, min, cap } = linear
  const { easy, full } = roomsOf(who, problem.policy)
  const worth = (halfDays: number) => {
    const taken = Math.min(cap, Math.max(min, halfDays))
    return slope * taken - strain(who, taken, problem.policy)
  }
  return Math.max(worth(min), worth(easy), worth(full), worth(cap))
}
