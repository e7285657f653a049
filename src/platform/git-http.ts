import { lookup as resolve } from 'node:dns'
import { type IncomingMessage, request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { GitHttpRequest, GitHttpResponse, HttpClient } from 'isomorphic-git'

export type HttpLimits = { bytesMax: number; timeMs: number; allowsPrivate: boolean }

/** Why a fetch was stopped. */
export class TooMuch extends Error {
  readonly reason: 'too-large' | 'too-slow' | 'address-refused'
  constructor(reason: TooMuch['reason']) {
    super(`The fetch was stopped: ${reason}`)
    this.reason = reason
  }
}

const REDIRECTS_MAX = 3
const SILENCE_MS = 20_000

/** Networks that are nobody's on the Internet: RFC 6890 and its kin. */
const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits)
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(net, bits, 'ipv6')

const isClosed = (address: string): boolean => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return mapped ? closed.check(mapped) : closed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** Judged at the moment of the connection: a name that changes its address between two questions gains nothing. */
const openLookup: LookupFunction = (host, options, answer) =>
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, [])
    if (addresses.some(({ address }) => isClosed(address))) return answer(new TooMuch('address-refused'), [])
    const [first] = addresses
    return options.all ? answer(null, addresses) : answer(null, first?.address ?? '', first?.family)
  })

/** The client of isomorphic-git, with a bound on bytes, time, redirections, and on where it may knock. */
export function limitedHttp(limits: HttpLimits): HttpClient {
  const ends = AbortSignal.timeout(limits.timeMs)
  let left = limits.bytesMax
  let filters = false
  const counted = async function* (answer: IncomingMessage) {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      left -= chunk.length
      if (left < 0) throw new TooMuch('too-large')
      if (ends.aborted) throw new TooMuch('too-slow')
      yield new Uint8Array(chunk)
    }
  }
  return {
    request: async (asked): Promise<GitHttpResponse> => {
      const body = asked.body ? withFilter(await gathered(asked.body), filters) : undefined
      const { answer, url } = await knock(asked, body, { ...limits, ends })
      const bytes = counted(answer)
      const { statusCode = 0, statusMessage = '' } = answer
      const headers = Object.fromEntries(Object.entries(answer.headers).map(([k, v]) => [k, String(v)]))
      if (asked.method !== 'GET') return { url, statusCode, statusMessage, headers, body: bytes }
      const whole = await gathered(bytes)
      filters = /[ \0]filter[ \n]/.test(whole.subarray(0, 2_000).toString('latin1'))
      return { url, statusCode, statusMessage, headers, body: once(whole) }
    },
  }
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

async function gathered(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

type Bounds = HttpLimits & { ends: AbortSignal }

async function knock(asked: GitHttpRequest, body: Buffer | undefined, bounds: Bounds) {
  let url = asked.url
  for (let turn = 0; turn <= REDIRECTS_MAX; turn++) {
    const answer = await ask({ ...asked, url }, body, bounds)
    const { statusCode = 0, headers } = answer
    if (![301, 302, 307, 308].includes(statusCode) || !headers.location) return { answer, url }
    answer.resume()
    url = new URL(headers.location, url).href
  }
  throw new TooMuch('address-refused')
}

function ask(
  { url, method = 'GET', headers = {} }: GitHttpRequest,
  body: Buffer | undefined,
  bounds: Bounds,
) {
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') throw new TooMuch('address-refused')
  // A literal address is not looked up: it is judged here.
  if (
    !bounds.allowsPrivate &&
    isIP(hostname.replace(/^\[|\]$/g, '')) &&
    isClosed(hostname.replace(/^\[|\]$/g, ''))
  )
    throw new TooMuch('address-refused')
  return new Promise<IncomingMessage>((answer, fail) => {
    const sent = (protocol === 'https:' ? secure : plain)(
      url,
      {
        method,
        headers: { ...headers, ...(body ? { 'content-length': body.length } : {}) },
        signal: bounds.ends,
        timeout: SILENCE_MS,
        ...(bounds.allowsPrivate ? {} : { lookup: openLookup }),
      },
      answer,
    )
    sent.on('timeout', () => sent.destroy(new TooMuch('too-slow')))
    sent.on('error', (error) => fail(bounds.ends.aborted ? new TooMuch('too-slow') : error))
    sent.end(body)
  })
}

const FLUSH = '0000'
const line = (text: string) => (text.length + 4).toString(16).padStart(4, '0') + text

/**
 * Asks a forge that can (partial clones, gitprotocol-pack) to leave files and folders out: commits and labels alone
 * are a hundredth of the weight. The library does not know how to ask: its request is completed on its way.
 */
function withFilter(request: Buffer, filters: boolean): Buffer {
  const text = request.toString('latin1')
  if (!filters || !/^[0-9a-f]{4}want /.test(text)) return request
  const size = Number.parseInt(text.slice(0, 4), 16)
  const first = text.slice(4, size).trimEnd()
  const rest = text.slice(size)
  const end = flushAt(rest)
  const asked = [line(`${first} filter\n`), rest.slice(0, end), line('filter tree:0\n'), rest.slice(end)]
  return Buffer.from(asked.join(''), 'latin1')
}

/** Where the first list of a request ends. */
function flushAt(text: string): number {
  let at = 0
  while (at < text.length && text.slice(at, at + 4) !== FLUSH)
    at += Math.max(Number.parseInt(text.slice(at, at + 4), 16) || 4, 4)
  return at
}
