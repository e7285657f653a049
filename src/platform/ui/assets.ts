import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { type Encoding, pickEncoding } from './encoding.ts'

type Encoded = {
  identity: Uint8Array<ArrayBuffer>
  br?: Uint8Array<ArrayBuffer>
  gzip?: Uint8Array<ArrayBuffer>
}
export type Asset = { url: string; type: string; body: Encoded }

const HASH_LENGTH = 10
const BASE = '/assets/'
/** A year: the name changes when the content does. */
const FOREVER = 'public, max-age=31536000, immutable'

const read = (path: string) => new Uint8Array(readFileSync(new URL(path, import.meta.url)))
const text = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const bytes = (content: string) => new TextEncoder().encode(content)

/** The name carries the content: `pluriel.css` is served as `/assets/pluriel.3f2a….css`, for ever. */
function asset(name: string, type: string, identity: Uint8Array<ArrayBuffer>): Asset {
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, HASH_LENGTH)
  const dot = name.lastIndexOf('.')
  const url = `${BASE}${name.slice(0, dot)}.${hash}${name.slice(dot)}`
  if (type === 'font/woff2') return { url, type, body: { identity } }
  const br = brotliCompressSync(identity, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length },
  })
  return { url, type, body: { identity, br: new Uint8Array(br), gzip: new Uint8Array(gzipSync(identity)) } }
}

/** The layers, in the order that `base.css` names. */
const SHEETS = [
  'base',
  'plan',
  'actions',
  'forms',
  'pieces',
  'thread',
  'charts',
  'team',
  'home',
  'print',
] as const

function load() {
  const title = asset('titre.woff2', 'font/woff2', read('fonts/titre.woff2'))
  const body = asset('texte.woff2', 'font/woff2', read('fonts/texte.woff2'))
  const css = squeeze(SHEETS.map((sheet) => text(`css/${sheet}.css`)).join('\n'))
    .replace('fonts/titre.woff2', title.url)
    .replace('fonts/texte.woff2', body.url)
  return {
    'titre.woff2': title,
    'texte.woff2': body,
    'pluriel.css': asset('pluriel.css', 'text/css; charset=utf-8', bytes(css)),
    'pluriel.js': asset('pluriel.js', 'text/javascript; charset=utf-8', bytes(text('script/pluriel.js'))),
    'passkey.js': asset('passkey.js', 'text/javascript; charset=utf-8', bytes(text('script/passkey.js'))),
    'grid.js': asset('grid.js', 'text/javascript; charset=utf-8', bytes(text('script/grid.js'))),
    'pluriel.svg': asset('pluriel.svg', 'image/svg+xml', bytes(text('icon/pluriel.svg').trim())),
  }
}

/** Comments and white space are for us. A space stays where CSS reads one: selectors, sums, texts. */
export const squeeze = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/([: ,(])0\./g, '$1.')
    .replace(/;}/g, '}')
    .trim()

const assets = load()
const byUrl = new Map(Object.values(assets).map((one) => [one.url, one]))

export type AssetName = keyof typeof assets

export const assetUrl = (name: AssetName): string => assets[name].url
export const findAsset = (url: string): Asset | undefined => byUrl.get(url)
/** The stylesheet as it is sent, for the tests of contrast and of size. */
export const stylesheet = (): string => new TextDecoder().decode(assets['pluriel.css'].body.identity)

function answer(found: Asset, encoding: Encoding) {
  const body = found.body[encoding] ?? found.body.identity
  const headers: Record<string, string> = {
    'Content-Type': found.type,
    'Content-Length': `${body.length}`,
    'Cache-Control': FOREVER,
    'X-Content-Type-Options': 'nosniff',
    ...(found.body.br ? { Vary: 'Accept-Encoding' } : {}),
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  }
  return { body, headers }
}

/** Bytes of an asset on the network, headers included; `server` is what the HTTP server adds to each answer. */
export function assetTransfer(url: string, accepted: Encoding, server: number): number {
  const found = byUrl.get(url)
  if (!found) return 0
  const { body, headers } = answer(found, found.body[accepted] ? accepted : 'identity')
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return body.length + lines.join('').length + server
}

/** Everything is in memory, compressed once at the start. An unknown name is left to the rest of the site. */
export const assetRoutes = new Hono().get(`${BASE}:name`, (c, next) => {
  const found = byUrl.get(`${BASE}${c.req.param('name')}`)
  if (!found) return next()
  const { body, headers } = answer(
    found,
    pickEncoding(c.req.header('Accept-Encoding'), Object.keys(found.body)),
  )
  return c.body(body, 200, headers)
})
