import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
const installed = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url))

export type Tally = { passed: number; failed: number }

const SECOND_MS = 1_000

export function heading(title: string): void {
  console.log(`\n━━ ${title}`)
}

/** Says how long a step took, whatever it answers. */
export async function timed<T>(title: string, step: () => Promise<T>): Promise<T> {
  heading(title)
  const since = performance.now()
  try {
    return await step()
  } finally {
    console.log(`   ${title}: ${((performance.now() - since) / SECOND_MS).toFixed(1)} s`)
  }
}

/** Runs a program of the project where everybody sees what it says. Answers its exit code; killed counts as 1. */
export function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const PATH = [installed, process.env.PATH].filter(Boolean).join(delimiter)
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH, ...env },
    shell: process.platform === 'win32',
  })
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** The last line, which `.ci/run` reads. */
export function conclude(tallies: readonly Tally[]): void {
  const sum = (count: (tally: Tally) => number) => tallies.reduce((all, tally) => all + count(tally), 0)
  const failed = sum((tally) => tally.failed)
  console.log(`\n${sum((tally) => tally.passed)} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}
