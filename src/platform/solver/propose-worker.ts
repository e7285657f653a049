// The program of a worker: reads an instance, answers a proposal or what failed, and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { propose } from './propose.ts'

try {
  parentPort?.postMessage({ proposal: await propose(workerData.instance, workerData.options) })
} catch (error) {
  parentPort?.postMessage({
    failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
}
