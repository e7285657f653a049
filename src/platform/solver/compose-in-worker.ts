import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Instance, Leximin, Proposal } from '#engines/team/index.ts'
import type { ProposeSettings } from './propose.ts'

export type ComposeSettings = ProposeSettings & {
  /** Whether the same thread then shares the work equally, with the time that is left. */
  readonly withEquity?: boolean
}
/** `equity` is absent when it was not asked for, or when time ran out. */
export type Composed = { proposal: Proposal; equity?: Leximin }
type Said<T> = T | { failure: string }

const SECOND_MS = 1_000

/**
 * The same as `propose`, then `leximin` when asked, in a thread of its own that ends with the answer: nothing of it
 * holds up the site. `timeLimitSeconds` is for the whole, start of the thread included; undefined when nothing was
 * found by then.
 */
export async function composeInWorker(
  instance: Instance,
  options: ComposeSettings = {},
): Promise<Composed | undefined> {
  const { timeLimitSeconds: limit, withEquity } = options
  const worker = new Worker(new URL('./compose-worker.ts', import.meta.url), {
    workerData: { instance, options },
  })
  const signal = limit === undefined ? undefined : AbortSignal.timeout(limit * SECOND_MS)
  const messages = on(worker, 'message', { ...(signal && { signal }) })
  try {
    const found = await nextOf<Composed>(messages, signal)
    if (!found || !withEquity) return found
    return { ...found, ...(await nextOf<Pick<Composed, 'equity'>>(messages, signal)) }
  } finally {
    await worker.terminate()
  }
}

/** What the thread says next; nothing when time runs out before. */
async function nextOf<T extends object>(
  messages: AsyncIterator<unknown[]>,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  try {
    const { value } = await messages.next()
    const [said] = value as [Said<T>] // The program of the thread posts this, in this order.
    if ('failure' in said) throw new Error(said.failure)
    return said
  } catch (error) {
    if (signal?.aborted) return undefined
    throw error
  }
}
