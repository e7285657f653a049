// Teams: how near the best, how fast, beside greedy and beside the plain model of everyone at once.
import { pathToFileURL } from 'node:url'
import { masterOf } from '#engines/team/master.ts'
import { problemOf } from '#engines/team/problem.ts'
import { sampleInstance } from '#engines/team/sample.ts'
import { loadHighsSolver, propose } from '#platform/solver/index.ts'
import { printTable, times } from './table.ts'
import { greedy } from './team/greedy.ts'

type Size = { people: number; projects: number; roles: number; plain: boolean }
const size = (people: number, projects: number, roles: number, plain = false): Size => ({
  people,
  projects,
  roles,
  plain,
})
/** The plain model is asked where it ends: beyond, it has too many columns for a minute. */
const SHORT = [size(1_000, 1, 8, true), size(10_000, 1, 8), size(200, 3, 4, true), size(2_000, 20, 5)]
const LONG = [
  size(1_000, 1, 8, true),
  size(10_000, 1, 8, true),
  size(100_000, 1, 8),
  size(200, 20, 5, true),
  size(2_000, 20, 5, true),
  size(20_000, 20, 5),
]
const SEED = 1
const PLAIN_SECONDS = 120
const MICRO = 1e6

type Measured<T> = { answer: T; seconds: number }

/** Seconds of processor, all threads counted: the machine may be shared. */
async function measured<T>(act: () => T | Promise<T>): Promise<Measured<Awaited<T>>> {
  const since = process.cpuUsage()
  const answer = await act()
  const { user, system } = process.cpuUsage(since)
  return { answer, seconds: (user + system) / MICRO }
}

async function plainModel(problem: ReturnType<typeof problemOf>) {
  const highs = await loadHighsSolver()
  const everyone = Array.from({ length: problem.columns.count }, (_, column) => column)
  const limits = { gap: 1e-3, nodesMax: 1_000_000, secondsMax: PLAIN_SECONDS, seed: SEED }
  const answer = highs.solve(masterOf(problem, everyone).model, limits)
  return { value: answer.value + problem.empty, timedOut: answer.timedOut === true }
}

async function rowOf({ people, projects, roles, plain }: Size): Promise<string[]> {
  const instance = sampleInstance({ people, projects, roles, seed: SEED })
  const ours = await measured(() => propose(instance))
  const problem = problemOf(instance)
  const simple = await measured(() => greedy(problem))
  const whole = plain ? await measured(() => plainModel(problem)) : undefined
  const { value, gap, violations, stoppedBy, teams } = ours.answer
  const lost = (other: number) => (((value - other) / Math.abs(value)) * 100).toFixed(1)
  return [
    `${people} people, ${projects}×${roles}`,
    String(problem.columns.count),
    ours.seconds.toFixed(2),
    `${(gap * 100).toFixed(2)} %`,
    stoppedBy,
    String(teams.length),
    String(violations.length),
    simple.answer.missing > 0 ? `${simple.answer.missing} rules broken` : `−${lost(simple.answer.value)} %`,
    whole ? `${whole.seconds.toFixed(2)}${whole.answer.timedOut ? ' (limit)' : ''}` : '–',
    whole ? times(whole.seconds / ours.seconds) : '–',
    whole ? `${lost(whole.answer.value)} %` : '–',
  ]
}

/** `violations` must be none and the wished gap must be proven, or the bench fails. */
export async function runTeamBench({ short }: { short: boolean }): Promise<boolean> {
  const rows: string[][] = []
  for (const one of short ? SHORT : LONG) rows.push(await rowOf(one))
  console.log('team: seconds of processor, alternatives and reasons included; the file is not read')
  printTable(
    [
      'size',
      'pairs',
      'ours s',
      'gap',
      'by',
      'teams',
      'broken',
      'greedy',
      'plain s',
      'ratio',
      'ours over plain',
    ],
    rows,
  )
  return rows.every((row) => row[6] === '0')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const isSound = await runTeamBench({ short: process.argv.includes('--short') })
  if (!isSound) process.exitCode = 1
}
