import type { Instance } from '#engines/team/index.ts'
import { asideEach } from '../aside/aside.ts'
import type { Composed, ComposeSettings, compose } from './compose.ts'

const PLACE = { module: new URL('./compose.ts', import.meta.url), name: 'compose' }
const HEAP_MEGABYTES_MAX = 1_024
const SECOND_MS = 1_000

/**
 * The same as `propose`, then `leximin` when asked, in a process of its own that ends with the answer: nothing of it
 * holds up the site, nor takes it along when it falls. `timeLimitSeconds` is for the whole, start of the process
 * included; undefined when nothing was found by then. Throws what the engine throws, and when the process fell.
 */
export async function composeAside(
  instance: Instance,
  options: ComposeSettings = {},
): Promise<Composed | undefined> {
  const { timeLimitSeconds: seconds } = options
  const limit = seconds === undefined ? undefined : Math.ceil(seconds * SECOND_MS)
  const limits = { millisecondsMax: limit, heapMegabytesMax: HEAP_MEGABYTES_MAX }
  const began = performance.now()
  const composed: Partial<Composed> = {}
  for await (const told of asideEach<typeof compose>(PLACE, limits, instance, options))
    Object.assign(composed, told)
  const { proposal, ...rest } = composed
  if (proposal) return { proposal, ...rest }
  if (limit === undefined || performance.now() - began < limit)
    throw new Error('the process that composes teams ended before its answer')
  return undefined
}
