import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { processorMs } from '#test/start/pluriel.ts'

export const CONNECTIONS = 10

export type Target = { url: string; pid: number | undefined; headers?: Readonly<Record<string, string>> }
export type Load = { perSecond: number; p50: number; p99: number; processorMs: number }
type Answer = {
  requests: { average: number; total: number }
  latency: { p50: number; p99: number }
  non2xx: number
  errors: number
}

const autocannon = fileURLToPath(new URL('../../node_modules/autocannon/autocannon.js', import.meta.url))
/** Enough for what is read once, and for the machine to compile what is run often. */
const WARM_REQUESTS = 100

/** Asks for one page from a process of its own, after some requests that do not count. */
export async function loadOn({ url, pid, headers = {} }: Target, seconds: number): Promise<Load> {
  const sent = { 'accept-encoding': 'br', ...headers }
  const lines = Object.entries(sent).flatMap(([name, value]) => ['-H', `${name}=${value}`])
  const shoot = async (...limit: [string, number]): Promise<Answer> => {
    const args = [autocannon, '--json', '-c', String(CONNECTIONS), ...limit.map(String), ...lines, url]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    // The shape is that of the autocannon that the lockfile pins; it was read there.
    return JSON.parse(stdout) as Answer
  }
  await shoot('--amount', WARM_REQUESTS)
  const before = await processorMs(pid)
  const { requests, latency, non2xx, errors } = await shoot('--duration', seconds)
  // A figure of pages that fail is the figure of something else.
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx + errors} bad answers`)
  return {
    perSecond: requests.average,
    p50: latency.p50,
    p99: latency.p99,
    processorMs: ((await processorMs(pid)) - before) / requests.total,
  }
}
