import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Instance, Proposal, ProposeOptions } from '#engines/team/index.ts'

type Answer = { proposal: Proposal } | { failure: string }
/** Functions cannot cross to another thread: a worker that takes too long is stopped as a whole. */
type Sent = Omit<ProposeOptions, 'isOver'>

/** The same as `propose`, in a thread of its own that ends with the answer. `secondsMax` bounds each call of the solver. */
export async function proposeInWorker(instance: Instance, options: Sent = {}): Promise<Proposal> {
  const worker = new Worker(new URL('./propose-worker.ts', import.meta.url), {
    workerData: { instance, options },
  })
  try {
    const [answer] = (await once(worker, 'message')) as [Answer]
    if ('failure' in answer) throw new Error(answer.failure)
    return answer.proposal
  } finally {
    await worker.terminate()
  }
}
