// The program of a process aside: runs one function of one module, says each of its answers, and ends.
import { Worker } from 'node:worker_threads'

type Asked = { module: string; name: string; given: readonly unknown[]; millisecondsMax?: number }

/** A function that turns for ever would outlive a site that was stopped: a second thread ends the whole process. */
const endAfter = (milliseconds: number) =>
  new Worker(`setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${milliseconds})`, {
    eval: true,
  }).unref()

/** Said once it has left this process: what comes next may hold it for long. */
const say = (answer: unknown) => new Promise((resolve) => process.send?.(answer, resolve))

async function run({ module, name, given }: Asked): Promise<void> {
  const functions = await import(module)
  const answered = await functions[name](...given)
  const isMany = typeof answered?.[Symbol.asyncIterator] === 'function'
  for await (const result of isMany ? answered : [answered]) await say({ result })
}

process.once('message', (asked: Asked) => {
  if (asked.millisecondsMax !== undefined) endAfter(asked.millisecondsMax)
  void run(asked)
    .catch((error: unknown) => say({ failure: error instanceof Error ? error.stack : String(error) }))
    .then(() => process.exit())
})
