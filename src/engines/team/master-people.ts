import { availableIn, type Place, shareIn } from './eligibility.ts'
import { engagements, halfDaysOf, type Making } from './making.ts'
import { roomsOf } from './problem.ts'

/** What binds one person: one role per project, so many projects, their time, their days, and their load. */
export function addPersonRows(making: Making, person: number, ks: readonly number[]): void {
  const { problem, build, rows, chosen } = making
  const siteOf = (k: number) => problem.siteOf[problem.columns.place[chosen[k] as number] as number] as number
  const sites = new Map<number, number[]>()
  for (const k of ks) sites.set(siteOf(k), [...(sites.get(siteOf(k)) ?? []), k])
  for (const [site, own] of sites) {
    const row = build.row(Number.NEGATIVE_INFINITY, 1, engagements(own))
    rows.pair.set(person * problem.sites.length + site, row)
  }
  const most = problem.people[person]?.projectsMax ?? problem.policy.rules.projectsMax
  if (sites.size > most) rows.projects.set(person, build.row(Number.NEGATIVE_INFINITY, most, engagements(ks)))
  if (sites.size > 1) {
    addCapacity(making, person, ks)
    addDates(making, ks)
  }
  addLoad(making, person, ks)
}

const placeOf = ({ problem, chosen }: Making, k: number) =>
  problem.places[problem.columns.place[chosen[k] as number] as number]
const capOf = ({ problem, chosen }: Making, k: number) => problem.columns.cap[chosen[k] as number] as number

function addCapacity(making: Making, person: number, ks: readonly number[]): void {
  const { problem, build, rows } = making
  const who = problem.people[person]
  if (!who) return
  const own = problem.instance.periods.map((_, period) => {
    const inIt = ks.filter((k) => placeOf(making, k)?.periods.includes(period))
    const share = (k: number) => shareIn(placeOf(making, k) as Place, period)
    const mostUsed = inIt.reduce((sum, k) => sum + capOf(making, k) * share(k), 0)
    const available = availableIn(who, period)
    return mostUsed <= available
      ? -1
      : build.row(Number.NEGATIVE_INFINITY, available, halfDaysOf(making, inIt, share))
  })
  if (own.some((row) => row >= 0)) rows.capacity.set(person, own)
}

/** Nobody is in two places on a day when both want everyone. */
function addDates(making: Making, ks: readonly number[]): void {
  const { build, rows, chosen } = making
  const days = new Map<string, number[]>()
  for (const k of ks)
    for (const day of new Set(placeOf(making, k)?.role.dates)) days.set(day, [...(days.get(day) ?? []), k])
  for (const own of days.values()) {
    if (new Set(own.map((k) => placeOf(making, k)?.project)).size < 2) continue
    const row = build.row(Number.NEGATIVE_INFINITY, 1, engagements(own))
    for (const k of own)
      rows.dates.set(chosen[k] as number, [...(rows.dates.get(chosen[k] as number) ?? []), row])
  }
}

function addLoad(making: Making, person: number, ks: readonly number[]): void {
  const { problem, build, rows } = making
  const who = problem.people[person]
  if (!who) return
  const { easy, full, target } = roomsOf(who, problem.policy)
  const most = ks.reduce((sum, k) => sum + capOf(making, k), 0)
  if (most <= easy) return
  const { over80, over110 } = problem.policy.weights
  if (over80 + over110 === 0) return
  const over = build.variable(-over80 / target, full - easy)
  const beyond = build.variable(-(over80 + over110) / target, Math.max(0, most - full))
  const row = build.row(Number.NEGATIVE_INFINITY, easy, [
    ...halfDaysOf(making, ks, () => 1),
    [over, -1],
    [beyond, -1],
  ])
  rows.load.set(person, row)
}
