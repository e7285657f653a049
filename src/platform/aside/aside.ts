import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a file of the sizes that we accept needs, many times over, on a slow machine. */
const MILLISECONDS_MAX = 6_000
const HEAP_MEGABYTES_MAX = 128
/** One at a time leaves the rest of the machine to the pages; a few may wait. */
const RUNNING_MAX = 1
const WAITING_MAX = 8

type Program = (...given: never[]) => unknown
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
    const answer = await answerOf(place, given)
    if (answer?.failure) throw new Error(answer.failure)
    // The function itself is named by `place`: its own type says what it answers.
    return answer?.result as Awaited<ReturnType<Run>> | undefined
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

async function answerOf({ module, name }: Place, given: readonly unknown[]): Promise<Answer | undefined> {
  const child = fork(fileURLToPath(new URL('./aside-process.ts', import.meta.url)), {
    // Nothing of ours goes there: no setting, no secret, no output.
    env: {},
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES_MAX}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    timeout: MILLISECONDS_MAX,
    killSignal: 'SIGKILL',
  })
  try {
    return await new Promise<Answer | undefined>((resolve, reject) => {
      child.once('message', (answer: Answer) => resolve(answer))
      child.once('exit', () => resolve(undefined))
      child.once('error', reject)
      child.send({ module: module.href, name, given, millisecondsMax: MILLISECONDS_MAX }, (error) => {
        if (error) resolve(undefined)
      })
    })
  } finally {
    child.kill('SIGKILL')
  }
}
