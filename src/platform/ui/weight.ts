import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
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
  const sent = finish(await answer.text(), {
    encoding,
    lang: c.var.lang,
    headers: headerBytes(answer.headers),
  })
  const headers = new Headers(answer.headers)
  headers.set('Content-Length', `${sent.body.length}`)
  headers.set('Vary', 'Accept-Encoding')
  headers.set('ETag', sent.etag)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache')
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding)
  c.res = undefined
  c.res =
    answer.status === 200 && c.req.header('If-None-Match') === sent.etag
      ? new Response(null, { status: 304, headers: withoutBody(headers) })
      : new Response(sent.body, { status: answer.status, headers })
}

function withoutBody(headers: Headers): Headers {
  for (const name of ['Content-Length', 'Content-Type', 'Content-Encoding']) headers.delete(name)
  return headers
}

const headerBytes = (headers: Headers): number =>
  [...headers].reduce(
    (sum, [name, value]) => sum + name.length + value.length + ': \r\n'.length,
    SERVER_HEADER_BYTES,
  )

type Measured = { encoding: Encoding; lang: Lang; headers: number }

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
  const sent = { body: weigh(html, measured), etag: `"${key.slice(0, 22)}"` }
  cache.set(key, sent)
  const [oldest] = cache.keys()
  if (cache.size > CACHED_PAGES_MAX && oldest !== undefined) cache.delete(oldest)
  return sent
}

const TRIES_MAX = 4

function weigh(html: string, { encoding, lang, headers }: Measured): Uint8Array<ArrayBuffer> {
  if (!MARK.test(html)) return compress(html, encoding)
  const urls = new Set([...html.matchAll(ASSET_URL)].map(([, url = '']) => url))
  const assets = [...urls].reduce((sum, url) => sum + assetTransfer(url, encoding, SERVER_HEADER_BYTES), 0)
  let size = assets + headers + html.length / 4
  for (let tries = 0; ; tries += 1) {
    const words = `<data class="poids" value="${Math.round(size)}">${weightWords(lang, size)}</data>`
    const body = compress(html.replace(MARK, words), encoding)
    const real = assets + headers + body.length
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
