import { expect, test } from 'vitest'
import { assetRoutes, assetUrl, findAsset, squeeze, stylesheet } from './assets.ts'
import { pickEncoding } from './encoding.ts'

const CSS_SENT_BYTES_MAX = 4500
const SCRIPT_SOURCE_BYTES_MAX = 2048

test('styles and script keep to their budget', () => {
  expect(findAsset(assetUrl('pluriel.css'))?.body.br?.length).toBeLessThanOrEqual(CSS_SENT_BYTES_MAX)
  expect(findAsset(assetUrl('pluriel.js'))?.body.identity.length).toBeLessThanOrEqual(SCRIPT_SOURCE_BYTES_MAX)
})

test('assets are named after their content and kept for ever', async () => {
  const url = assetUrl('pluriel.css')
  expect(url).toMatch(/^\/assets\/pluriel\.[0-9a-f]{10}\.css$/)
  const answer = await assetRoutes.request(url, { headers: { 'Accept-Encoding': 'gzip, br' } })
  expect(answer.headers.get('Cache-Control')).toContain('immutable')
  expect(answer.headers.get('Content-Encoding')).toBe('br')
  expect(answer.headers.get('Vary')).toBe('Accept-Encoding')
  const plain = await assetRoutes.request(url)
  expect(plain.headers.get('Content-Encoding')).toBeNull()
  expect(await plain.text()).toBe(stylesheet())
  expect((await assetRoutes.request('/assets/pluriel.0000000000.css')).status).toBe(404)
})

test('fonts are named in the styles as they are served, and not compressed twice', async () => {
  for (const font of ['titre.woff2', 'texte.woff2'] as const) {
    expect(stylesheet()).toContain(`url(${assetUrl(font)})`)
    const answer = await assetRoutes.request(assetUrl(font), { headers: { 'Accept-Encoding': 'br' } })
    expect(answer.headers.get('Content-Encoding')).toBeNull()
    expect(answer.headers.get('Content-Type')).toBe('font/woff2')
  }
})

test('squeezing keeps what CSS reads', () => {
  expect(
    squeeze(
      '/* why */\n.a > b,\n.c :is(d) {\n  margin: calc(1px + 0.5rem) 0.25em;\n  content: "·" / "";\n}\n',
    ),
  ).toBe('.a > b,.c :is(d){margin:calc(1px + .5rem) .25em;content:"·" / ""}')
})

test.each([
  ['br, gzip', 'br'],
  ['gzip;q=0.5, br;q=0', 'gzip'],
  ['deflate', 'identity'],
  ['', 'identity'],
  [undefined, 'identity'],
])('%s is answered with %s', (accepted, expected) => {
  expect(pickEncoding(accepted)).toBe(expected)
})
