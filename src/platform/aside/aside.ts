import { fork } from 'node:child_process'
import { on } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The end of a process aside, and the heap that it cannot leave. Without an end, it is for who asks to trust it. */
export type Limits = { readonly millisecondsMax?: number | undefined; readonly heapMegabytesMax: number }

/** What a file of the sizes that we accept needs, many times over, on a slow machine. */
const FOR_A_FILE: Limits = { millisecondsMax: 6_000, heapMegabytesMax: 128 }
/** One at a time leaves the rest of the machine to the pages; a few may wait. */
const RUNNING_MAX = 1
const WAITING_MAX = 8

type Program = (...given: never[]) => unknown
type Teller = (...given: never[]) => AsyncIterable<unknown>
type Told<Run extends Teller> = ReturnType<Run> extends AsyncIterable<infer Each> ? Each : never
export type Place = { module: URL; name: string }
type Answer = { result?: unknown; failure?: string }

const waiting: (() => void)[] = []
let running = 0

/**
 * Runs an exported function in a process of its own, with an end that it cannot put off and a heap that it cannot
 * leave: what strangers send may make a library turn for ever or grow for ever, and the pages must not wait or fall
 * with it. (A thread that fills its heap may abort the whole process: a thread is not enough.) Undefined when it did
 * not end in time, did not fit, or found too many others waiting. What it receives and answers is copied.
 */
export async function aside<Run extends Program>(place: Place, ...given: Parameters<Run>) {
  if (running >= RUNNING_MAX) {
    if (waiting.length >= WAITING_MAX) return undefined
    // Whoever leaves hands their place over: the count does not change between the two.
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    // The function itself is named by `place`: its own type says what it answers.
    for await (const result of answersOf(place, given, FOR_A_FILE))
      return result as Awaited<ReturnType<Run>> | undefined
    return undefined
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/**
 * The same for our own long work, with its own limits and nobody to wait for: what an exported generator says, as it
 * says it. It ends early, and says no more, when its limits strike or when its process falls.
 */
export async function* asideEach<Run extends Teller>(
  place: Place,
  limits: Limits,
  ...given: Parameters<Run>
): AsyncGenerator<Told<Run>> {
  for await (const result of answersOf(place, given, limits)) yield result as Told<Run>
}

async function* answersOf(
  { module, name }: Place,
  given: readonly unknown[],
  { millisecondsMax, heapMegabytesMax }: Limits,
): AsyncGenerator<unknown> {
  const child = fork(fileURLToPath(new URL('./aside-process.ts', import.meta.url)), {
    // Nothing of ours goes there: no setting, no secret, no output.
    env: {},
    execArgv: [`--max-old-space-size=${heapMegabytesMax}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    timeout: millisecondsMax,
    killSignal: 'SIGKILL',
  })
  // The channel closes after its last message, and the process may have ended before.
  const messages = on(child, 'message', { close: ['disconnect'] })
  try {
    child.send({ module: module.href, name, given, millisecondsMax }, () => {})
    for await (const [{ result, failure }] of messages as AsyncIterable<[Answer]>) {
      if (failure !== undefined) throw new Error(failure)
      yield result
    }
  } finally {
    child.kill('SIGKILL')
  }
}
