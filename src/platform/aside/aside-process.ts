// The program of a process aside: runs one function of one module on what strangers sent, answers, and ends.
import { Worker } from 'node:worker_threads'

type Asked = { module: string; name: string; given: readonly unknown[]; millisecondsMax: number }

/** A function that turns for ever would outlive a site that was stopped: a second thread ends the whole process. */
const endAfter = (milliseconds: number) =>
  new Worker(`setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${milliseconds})`, {
    eval: true,
  }).unref()

process.once('message', ({ module, name, given, millisecondsMax }: Asked) => {
  endAfter(millisecondsMax)
  void import(module)
    .then(async (functions) => ({ result: await functions[name](...given) }))
    .catch((error: unknown) => ({ failure: error instanceof Error ? error.stack : String(error) }))
    .then((answer) => process.send?.(answer, () => process.exit()))
})
