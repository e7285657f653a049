// The program of a worker: reads an instance, answers a proposal, the equal share when asked, or what failed.
import { parentPort, workerData } from 'node:worker_threads'
import { type Instance, leximin } from '#engines/team/index.ts'
import type { ComposeSettings } from './compose-in-worker.ts'
import { loadHighsSolver } from './highs-solver.ts'
import { propose } from './propose.ts'

/** Of the time that is given: the rest is for the start of this thread and for what comes after. */
const PROPOSING = 0.75

const { instance, options } = workerData as { instance: Instance; options: ComposeSettings } // What is posted to it.
const { withEquity, timeLimitSeconds: limit, ...settings } = options
try {
  const timed = limit === undefined ? settings : { ...settings, timeLimitSeconds: limit * PROPOSING }
  parentPort?.postMessage({ proposal: await propose(instance, timed) })
  if (withEquity) parentPort?.postMessage({ equity: leximin(instance, await loadHighsSolver()) })
} catch (error) {
  parentPort?.postMessage({
    failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
}
