// How long a person waits for a first start and for the next ones, beside what nobody can do without: Node that
// does nothing, and the database alone.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '#platform/postgres/index.ts'
import { measureStarts, type Start } from '../checks/cold-start/measure.ts'
import { printTable, times } from './table.ts'

const isShort = process.argv.includes('--short')
const STARTS = isShort ? 3 : 7
const SECOND_MS = 1_000

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function timesOf(step: () => Promise<void>): Promise<number[]> {
  const took: number[] = []
  for (let i = 0; i < STARTS; i++) {
    const since = performance.now()
    await step()
    took.push(performance.now() - since)
  }
  return took
}

const bareNode = () =>
  timesOf(async () => {
    await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'close')
  })

/** From the call to a server that answers, with what we do around it; its stop is not counted. */
async function bareDatabase(): Promise<{ first: number; next: number[] }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pluriel-bench-'))
  const start = async () => {
    const since = performance.now()
    const server = await startPostgres({ dataDir })
    const took = performance.now() - since
    await server.stop()
    return took
  }
  try {
    const first = await start()
    const next: number[] = []
    for (let i = 0; i < STARTS; i++) next.push(await start())
    return { first, next }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

const seconds = (ms: number) => `${(ms / SECOND_MS).toFixed(2)} s`
const mebibytes = (size: number) => `${size.toFixed(0)} MiB`

const node = median(await bareNode())
const database = await bareDatabase()
const starts = await measureStarts(STARTS)
const [first, ...next] = starts
const middle = (read: (start: Start) => number) => median(next.map(read))
const second = middle(({ readyMs }) => readyMs)
const rows = [
  ['node -e 0', seconds(node), '', '', '', ''],
  ['database alone, first', seconds(database.first), '', '', '', ''],
  ['database alone, next', seconds(median(database.next)), '', '', '', ''],
  ...(first
    ? [
        [
          'Pluriel, first (fills the registry)',
          seconds(first.readyMs),
          seconds(first.processorMs),
          mebibytes(first.siteMiB),
          mebibytes(first.databaseMiB),
          times(first.readyMs / database.first),
        ],
      ]
    : []),
  [
    `Pluriel, next (middle of ${next.length})`,
    seconds(second),
    seconds(middle(({ processorMs }) => processorMs)),
    mebibytes(middle(({ siteMiB }) => siteMiB)),
    mebibytes(middle(({ databaseMiB }) => databaseMiB)),
    times(second / (node + median(database.next))),
  ],
]
printTable(['', 'ready', 'processor', 'site', 'database', 'beside both alone'], rows)
