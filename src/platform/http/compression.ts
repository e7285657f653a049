import { Duplex } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { Visit } from '../http.ts'
import { pickEncoding } from '../ui/encoding.ts'

/** Texts that are not pages: pages are compressed where they are weighed. */
const TEXT = /^(?:text\/(?!html)|application\/(?:[a-z.-]+\+)?(?:json|yaml|xml)\b)/
/** Half the time of the default for a tenth more bytes. */
const BROTLI_QUALITY = 4

/** Compresses data as they go: a long export is never held whole. */
export const compressed: MiddlewareHandler<Visit> = async (c, next) => {
  await next()
  const { body, headers, status } = c.res
  if (!body || headers.has('Content-Encoding') || !TEXT.test(headers.get('Content-Type') ?? '')) return
  const encoding = pickEncoding(c.req.header('Accept-Encoding'))
  const labelled = new Headers(headers)
  labelled.append('Vary', 'Accept-Encoding')
  if (encoding !== 'identity') {
    labelled.set('Content-Encoding', encoding)
    labelled.delete('Content-Length')
  }
  c.res = undefined
  c.res = new Response(encoding === 'identity' ? body : throughCompressor(body, encoding), {
    status,
    headers: labelled,
  })
}

function throughCompressor(body: ReadableStream<Uint8Array>, encoding: 'br' | 'gzip') {
  const compressor =
    encoding === 'br'
      ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
      : createGzip()
  // The types of Node and of the web describe the same streams apart.
  return body.pipeThrough(Duplex.toWeb(compressor) as ReadableWritablePair<Uint8Array, Uint8Array>)
}
