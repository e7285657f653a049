import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Instance, Proposal } from '#engines/team/index.ts'
import type { ProposeSettings } from './propose.ts'

type Answer = { proposal: Proposal } | { failure: string }

/** The same as `propose`, in a thread of its own that ends with the answer. */
export async function proposeInWorker(instance: Instance, options: ProposeSettings = {}): Promise<Proposal> {
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
