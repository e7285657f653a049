import { type ModelBuilder, modelBuilder } from './linear.ts'
import type { Problem } from './problem.ts'

/** The rows that bear on columns, by what they speak of; -1 where there is none. */
export type Rows = {
  demand: number[]
  crowd: number[]
  must: number[]
  budget: number[]
  senior: number[]
  learner: number[]
  local: number[]
  /** One role per project: by person × sites + site. */
  pair: Map<number, number>
  projects: Map<number, number>
  /** By person: one row per period, -1 where capacity cannot be exceeded. */
  capacity: Map<number, number[]>
  load: Map<number, number>
  /** Days that two projects want: the row of each column concerned. */
  dates: Map<number, number[]>
  kept: Map<number, number>
}

export type Entry = [variable: number, value: number]
export type Making = {
  problem: Problem
  chosen: readonly number[]
  build: ModelBuilder
  rows: Rows
  broken: number[]
  byPlace: number[][]
  bySite: number[][]
  byPerson: Map<number, number[]>
}

export const engaged = (k: number) => 2 * k
export const extra = (k: number) => 2 * k + 1

/** An empty model, and its columns by place, by site and by person. */
export function startMaking(problem: Problem, chosen: readonly number[]): Making {
  const { columns, places, sites, siteOf } = problem
  const byPlace: number[][] = places.map(() => [])
  const bySite: number[][] = sites.map(() => [])
  const byPerson = new Map<number, number[]>()
  chosen.forEach((column, k) => {
    const at = columns.place[column] as number
    const person = columns.person[column] as number
    byPlace[at]?.push(k)
    bySite[siteOf[at] as number]?.push(k)
    const ks = byPerson.get(person)
    if (ks) ks.push(k)
    else byPerson.set(person, [k])
  })
  const none = (list: readonly unknown[]) => list.map(() => -1)
  const rows: Rows = {
    demand: none(places),
    crowd: none(places),
    must: none(places),
    budget: none(sites),
    senior: none(sites),
    learner: none(sites),
    local: none(sites),
    pair: new Map(),
    projects: new Map(),
    capacity: new Map(),
    load: new Map(),
    dates: new Map(),
    kept: new Map(),
  }
  return { problem, chosen, build: modelBuilder(), rows, broken: [], byPlace, bySite, byPerson }
}

export const minOf = ({ problem, chosen }: Making, k: number): number =>
  problem.places[problem.columns.place[chosen[k] as number] as number]?.min ?? 1

/** Half-days of some columns, each half-day counted by `per`. */
export const halfDaysOf = (making: Making, ks: readonly number[], per: (k: number) => number): Entry[] =>
  ks.flatMap((k): Entry[] => [
    [engaged(k), per(k) * minOf(making, k)],
    [extra(k), per(k)],
  ])

export const engagements = (ks: readonly number[]): Entry[] => ks.map((k): Entry => [engaged(k), 1])
