import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root, run, type Tally } from './steps.ts'

type Report = {
  testResults: {
    name: string
    status: string
    message: string
    startTime: number
    endTime: number
    assertionResults: { status: string; fullName: string }[]
  }[]
}
type Suite = { args?: readonly string[]; env?: NodeJS.ProcessEnv }

const SLOWEST = 5
const SECOND_MS = 1_000

/** Runs the tests, and counts from the report that vitest writes: what it does not report has failed. */
export async function runVitest({ args = [], env = {} }: Suite): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'pluriel-report-'))
  const file = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const code = await run('vitest', ['run', ...reporters, ...args], env)
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text === undefined) return { passed: 0, failed: 1 }
    // The report is written by the vitest that the lockfile pins; its shape was read there.
    return tallyOf(JSON.parse(text) as Report, code)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function tallyOf({ testResults }: Report, code: number): Tally {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const passed = tests.filter(({ status }) => status === 'passed')
  const failed = tests.filter(({ status }) => status === 'failed')
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
  // A file that breaks before or after its tests has none to blame.
  const broken = testResults.filter(
    (result) =>
      result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
  )
  sayList('Broken files', broken, ({ name, message }) => `${relative(root, name)}: ${message}`)
  sayList('Failed', failed, ({ fullName }) => fullName)
  sayList('Skipped', skipped, ({ fullName }) => fullName)
  saySlowest(testResults)
  const known = failed.length + broken.length
  // Vitest also fails for what happens outside of any test.
  return { passed: passed.length, failed: known === 0 && code !== 0 ? 1 : known }
}

function sayList<T>(title: string, list: readonly T[], line: (one: T) => string): void {
  if (list.length === 0) return
  console.log(`\n${title} (${list.length})`)
  for (const one of list) console.log(`   ${line(one)}`)
}

function saySlowest(files: Report['testResults']): void {
  const slowest = files
    .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / SECOND_MS }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST)
  const lines = slowest.map(({ name, seconds }) => `${relative(root, name)} ${seconds.toFixed(1)} s`)
  console.log(`\nSlowest files: ${lines.join(', ')}`)
}
