import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { Hono, type MiddlewareHandler } from 'hono'
import { strictHeaders } from '#platform/http/headers.ts'
import type { Visit } from '#platform/http.ts'
import type { Lang } from '#platform/lang.ts'
import { assetTransfer } from './assets.ts'
import { type Encoding, pickEncoding } from './encoding.ts'
import { weightWords } from './footer.tsx'
import { WEIGHT_MARK } from './weight-mark.ts'

type Sent = { body: Uint8Array<ArrayBuffer>; etag: string }

/** Half a millisecond for a page, and 5 % from the smallest. */
const BROTLI_QUALITY = 5
const CACHED_PAGES_MAX = 500
/** What Node adds by itself: status line, Date, Connection, Keep-Alive, and the empty line. */
const SERVER_HEADER_BYTES = 'HTTP/1.1 200 OK\r\nDate: Sat, 21 Nov 2026 11:00:00 GMT\r\n\r\n'.length + 52
const ETAG_LENGTH = 22
const ASSET_URL = /(?:href|src)="(\/assets\/[^"]+)"/g
const MARK = new RegExp(`${WEIGHT_MARK}[^<]*</data>`)

/**
 * Finishes every HTML page: measures what a first visit transfers (the page compressed as it is sent, the
 * styles, fonts, script and icon it names, and their headers), writes the figure in the footer, compresses
 * and labels. The figure changes the page that it measures, so it is computed again until it holds.
 */
export const withWeight: MiddlewareHandler<Visit> = async (c, next) => {
  await next()
  if (!c.res.body || !c.res.headers.get('Content-Type')?.startsWith('text/html')) return
  if (c.res.headers.has('Content-Encoding')) return
  const encoding = pickEncoding(c.req.header('Accept-Encoding'))
  const answer = c.res
  const headers = labelled(answer.headers, encoding)
  const headerBytes = bytesOf([...(await addedLater), ...headers])
  const sent = finish(await answer.text(), { encoding, lang: c.var.lang, headerBytes })
  headers.set('Content-Length', `${sent.body.length}`)
  headers.set('ETag', sent.etag)
  c.res = undefined
  c.res =
    answer.status === 200 && c.req.header('If-None-Match') === sent.etag
      ? new Response(null, { status: 304, headers: withoutBody(headers) })
      : new Response(sent.body, { status: answer.status, headers })
}

/** Length and tag are known later; their place is kept, since they weigh too. */
function labelled(given: Headers, encoding: Encoding): Headers {
  const headers = new Headers({ Vary: 'Accept-Encoding', 'Cache-Control': 'private, no-cache' })
  for (const [name, value] of given) if (name !== 'set-cookie') headers.set(name, value)
  for (const cookie of given.getSetCookie()) headers.append('Set-Cookie', cookie)
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding)
  headers.set('Content-Length', '12345')
  headers.set('ETag', `"${'-'.repeat(ETAG_LENGTH)}"`)
  return headers
}

function withoutBody(headers: Headers): Headers {
  for (const name of ['Content-Length', 'Content-Type', 'Content-Encoding']) headers.delete(name)
  return headers
}

/** Strict headers are put on the answer on its way out, after us: what they weigh is read on an empty page. */
const addedLater: Promise<Headers> = (async () => {
  const bare = new Hono().use(strictHeaders).get('/', (c) => c.body(null))
  const { headers } = await bare.request('/')
  return headers
})()

/** Bytes of headers on the network; a name that comes twice counts once, but for cookies. */
function bytesOf(headers: readonly (readonly [string, string])[]): number {
  const cookies = headers.filter(([name]) => name === 'set-cookie')
  const others = new Map(headers.filter(([name]) => name !== 'set-cookie'))
  return [...others, ...cookies].reduce(
    (sum, [name, value]) => sum + name.length + value.length + ': \r\n'.length,
    SERVER_HEADER_BYTES,
  )
}

type Measured = { encoding: Encoding; lang: Lang; headerBytes: number }

const cache = new Map<string, Sent>()

/** The same page is compressed once: a page that many read costs one hash. */
function finish(html: string, measured: Measured): Sent {
  const key = createHash('sha256').update(html).update(JSON.stringify(measured)).digest('base64url')
  const known = cache.get(key)
  if (known) {
    cache.delete(key)
    cache.set(key, known)
    return known
  }
  const sent = { body: weigh(html, measured), etag: `"${key.slice(0, ETAG_LENGTH)}"` }
  cache.set(key, sent)
  const [oldest] = cache.keys()
  if (cache.size > CACHED_PAGES_MAX && oldest !== undefined) cache.delete(oldest)
  return sent
}

const TRIES_MAX = 4

function weigh(html: string, { encoding, lang, headerBytes }: Measured): Uint8Array<ArrayBuffer> {
  if (!MARK.test(html)) return compress(html, encoding)
  const urls = new Set([...html.matchAll(ASSET_URL)].map(([, url = '']) => url))
  const assets = [...urls].reduce((sum, url) => sum + assetTransfer(url, encoding, SERVER_HEADER_BYTES), 0)
  let size = assets + headerBytes + html.length / 4
  for (let tries = 0; ; tries += 1) {
    const words = `<data class="poids" value="${Math.round(size)}">${weightWords(lang, size)}</data>`
    const body = compress(html.replace(MARK, words), encoding)
    const real = assets + headerBytes + body.length
    if (tries >= TRIES_MAX || weightWords(lang, real) === weightWords(lang, size)) return body
    size = real
  }
}

function compress(html: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'gzip') return new Uint8Array(gzipSync(html))
  if (encoding === 'identity') return new TextEncoder().encode(html)
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(html),
  }
  return new Uint8Array(brotliCompressSync(html, { params }))
}
