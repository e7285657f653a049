import { openClosers } from './start/closers.ts'
import { whenNpmLeaves } from './start/parent.ts'
import { refusalOf, refuseStart } from './start/refusals.ts'
import { openTerminal } from './start/terminal.ts'

const STOP_MAX_MS = 4_700

const terminal = openTerminal(process.env)
const closers = openClosers()
const stopping = new AbortController()

/** Closes everything in order; what does not close in time is left to the system, and the database to its journal. */
async function leave(exitCode: number): Promise<void> {
  setTimeout(() => process.exit(exitCode), STOP_MAX_MS).unref()
  // A start that is under way ends at its next step, and hands over what it has opened meanwhile.
  await started
  await closers.closeAll()
  if (exitCode === 0) terminal.say(terminal.words.stopped)
  process.exit(exitCode)
}

function fail(error: unknown): void {
  // What breaks because we are leaving is no news.
  if (stopping.signal.aborted) return
  stopping.abort()
  const refusal = refusalOf(error)
  terminal.complain(refusal[terminal.lang])
  void leave(refusal.exitCode)
}

async function start(): Promise<void> {
  // Read only now, so that a signal finds someone to hear it from the first instant.
  const { startPluriel } = await import('./start/start.ts')
  const { signal } = stopping
  const { lost } = await startPluriel({ env: process.env, cwd: process.cwd(), terminal, closers, signal })
  void lost.then((reason) => fail(refuseStart('databaseLost', String(reason))))
}

const started = start().catch(fail)

function stop(): void {
  // npm sends the signal again to the process that the terminal already told: the first one counts.
  if (stopping.signal.aborted) return
  stopping.abort()
  terminal.say(terminal.words.stopping)
  void leave(0)
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop)
whenNpmLeaves(process.env, stop)
