// Teams: how near the best, how fast, beside greedy and beside the plain model of everyone at once.
// A broken rule, or a gap over one percent, fails. A missed goal of time fails the long form alone, which is run where
// nothing else is: the short form is for every change, on machines of unknown speed, and only says it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runTeam } from '#app/cli/team.command.ts'
import type { Instance, Proposal } from '#engines/team/index.ts'
import { masterOf } from '#engines/team/master.ts'
import { problemOf } from '#engines/team/problem.ts'
import { sampleInstance } from '#engines/team/sample.ts'
import { loadHighsSolver, propose } from '#platform/solver/index.ts'
import { printTable, times } from './table.ts'
import { type Greedy, greedy } from './team/greedy.ts'

/** `secondsMax` is a goal: seconds of processor for a whole answer, its gap being at most one percent. */
type Size = {
  people: number
  projects: number
  roles: number
  seed: number
  plain?: true
  secondsMax?: number
}
const ONE = { people: 100_000, projects: 1, roles: 8, secondsMax: 3 }
const MANY = { people: 2_000, projects: 20, roles: 5, secondsMax: 20 }
const SEEDS = [1, 2, 3]
/** The plain model is asked where it ends: beyond, it has too many columns for a minute. */
const SHORT: readonly Size[] = [
  { people: 1_000, projects: 1, roles: 8, seed: 1, plain: true },
  { people: 200, projects: 3, roles: 4, seed: 1, plain: true },
  { ...ONE, seed: 1 },
  { ...MANY, seed: 1 },
]
const LONG: readonly Size[] = [
  { people: 1_000, projects: 1, roles: 8, seed: 1, plain: true },
  { people: 10_000, projects: 1, roles: 8, seed: 1, plain: true },
  ...SEEDS.map((seed): Size => ({ ...ONE, seed })),
  { people: 200, projects: 20, roles: 5, seed: 1, plain: true },
  ...SEEDS.map((seed): Size => ({ ...MANY, seed, ...(seed === 1 && { plain: true }) })),
  { people: 20_000, projects: 20, roles: 5, seed: 1 },
]
const GAP_MAX = 0.01
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

async function plainModel(problem: ReturnType<typeof problemOf>, seed: number) {
  const highs = await loadHighsSolver()
  const everyone = Array.from({ length: problem.columns.count }, (_, column) => column)
  const limits = { gap: 1e-3, nodesMax: 1_000_000, secondsMax: PLAIN_SECONDS, seed }
  const answer = highs.solve(masterOf(problem, everyone).model, limits)
  return { value: answer.value + problem.empty, timedOut: answer.timedOut === true }
}

/** `late` are missed goals of time. */
type Row = { cells: string[]; faults: string[]; late: string[] }

async function rowOf(size: Size): Promise<Row> {
  const { people, projects, roles, seed, plain } = size
  const instance = sampleInstance(size)
  const ours = await measured(() => propose(instance))
  const problem = problemOf(instance)
  const simple = greedy(problem)
  const whole = plain && (await measured(() => plainModel(problem, seed)))
  const { value, gap, violations, stoppedBy, teams, byProject } = ours.answer
  const lost = (other: number) => `${(((value - other) / Math.abs(value)) * 100).toFixed(1)} %`
  const name = `${people} people, ${projects}×${roles}, seed ${seed}`
  const cells = [
    name,
    String(problem.columns.count),
    ours.seconds.toFixed(2),
    `${(gap * 100).toFixed(2)} %`,
    stoppedBy,
    `${teams.length}, ${Math.min(...byProject.map((one) => one.teams.length))}`,
    String(violations.length),
    greedyCell(simple, lost),
    whole ? `${whole.seconds.toFixed(2)}${whole.answer.timedOut ? ' (limit)' : ''}` : '–',
    whole ? times(whole.seconds / ours.seconds) : '–',
    whole ? lost(whole.answer.value) : '–',
  ]
  const named = (fault: string) => `${name}: ${fault}`
  return { cells, faults: faultsOf(size, ours.answer).map(named), late: lateOf(size, ours).map(named) }
}

const greedyCell = ({ value, violations }: Greedy, lost: (other: number) => string): string =>
  violations.length > 0
    ? `breaks ${[...new Set(violations.map(({ rule }) => rule))].join(', ')}`
    : `−${lost(value)}`

function faultsOf({ secondsMax }: Size, answer: Proposal): string[] {
  const faults = answer.violations.map(({ rule, where }) => `${rule} is broken at ${where}`)
  if (secondsMax === undefined) return faults
  if (answer.gap > GAP_MAX) faults.push(`the gap is ${answer.gap}, over ${GAP_MAX}`)
  return faults
}

const lateOf = (
  { secondsMax = Number.POSITIVE_INFINITY }: Size,
  { seconds }: Measured<Proposal>,
): string[] =>
  seconds > secondsMax ? [`${seconds.toFixed(2)} s of processor, over the goal of ${secondsMax} s`] : []

/** The command on a written file: read, checked, solved and told. The start of the program is not counted. */
async function commandRow(instance: Instance, name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pluriel-bench-team-'))
  const file = join(folder, 'team.json')
  writeFileSync(file, JSON.stringify(instance))
  const told: string[] = []
  const io = { out: (line: string) => void told.push(line), err: () => undefined, isTerminal: false }
  const { answer, seconds } = await measured(() => runTeam(['--instance', file, '--json'], io))
  rmSync(folder, { recursive: true })
  const length = told.join('').length
  return `pluriel team --json, ${name}: ${seconds.toFixed(2)} s, exit ${answer}, ${length} characters told`
}

/** Fails when a rule is broken or a gap is over 1 %; in the long form, past a goal of time too. */
export async function runTeamBench({ short }: { short: boolean }): Promise<boolean> {
  const rows: Row[] = []
  for (const one of short ? SHORT : LONG) rows.push(await rowOf(one))
  console.log('team: seconds of processor for a whole answer (proof, other teams for the whole and for each')
  console.log('project, reasons, clashes, independent check); the file is not read')
  const head = [
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
  ]
  printTable(
    head,
    rows.map(({ cells }) => cells),
  )
  console.log(await commandRow(sampleInstance({ ...ONE, seed: 1 }), '100000 people, 1×8'))
  const late = rows.flatMap((row) => row.late)
  const faults = [...rows.flatMap((row) => row.faults), ...(short ? [] : late)]
  if (short) for (const one of late) console.log(`LATE    ${one}`)
  for (const fault of faults) console.log(`FAILED  ${fault}`)
  return faults.length === 0
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const isSound = await runTeamBench({ short: process.argv.includes('--short') })
  if (!isSound) process.exitCode = 1
}
