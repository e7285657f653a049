import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { assetUrl } from '#platform/ui/index.tsx'
import { type FilledWorld, filledWorld } from '#test/filled-world.ts'
import { ORIGIN, type World, worldOn } from '#test/world.ts'

let world: FilledWorld
beforeAll(async () => {
  world = await filledWorld()
})

const KINDS: readonly (readonly [kind: string, path: string, status: number])[] = [
  ['a page', '/', 200],
  ['a page in English', '/en/solutions', 200],
  ['an error', '/nulle-part', 404],
  ['an asset that is not there', '/assets/rien.css', 404],
  ['an answer of the API', '/api/v1/solutions', 200],
  ['a refusal of the API', '/api/v1/solutions?limit=0', 422],
  ['an export', '/solutions.csv', 200],
  ['a streamed export', '/organismes.csv', 200],
  ['open data', '/donnees/solutions.json', 200],
  ['a publiccode.yml', '/solutions/agenda-des-salles/publiccode.yml', 200],
  ['the health', '/healthz', 200],
]

describe.each(KINDS)('%s', (_, path, status) => {
  test('carries the strict headers', async () => {
    const answer = await world.get(path)
    const { headers } = answer
    expect(answer.status).toBe(status)
    await answer.body?.cancel()
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  test('carries the number of the request, asked by HEAD too, without a body', async () => {
    const got = await world.get(path)
    expect(got.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    const head = await world.app.request(`${ORIGIN}${path}`, { method: 'HEAD' })
    expect(head.status).toBe(got.status)
    expect(await head.text()).toBe('')
    expect(head.headers.get('content-type')).toBe(got.headers.get('content-type'))
    await got.body?.cancel()
  })
})

test('an asset is for ever, and is only what it says it is', async () => {
  const { headers, status } = await world.get(assetUrl('pluriel.css'))
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toContain('immutable')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

describe('compression', () => {
  test.each([
    ['/', 'text/html'],
    ['/api/v1/functions', 'application/json'],
    ['/solutions.csv', 'text/csv'],
    ['/donnees/solutions.json', 'application/json'],
    ['/api/v1/solutions?limit=0', 'application/problem+json'],
    [assetUrl('pluriel.css'), 'text/css'],
  ])('%s is sent as the reader can read it, and is the same', async (path, type) => {
    const plain = await world.get(path, { 'accept-encoding': 'identity' })
    expect(plain.headers.get('content-type')).toContain(type)
    expect(plain.headers.get('content-encoding')).toBeNull()
    const text = comparable(await plain.text())
    for (const [encoding, decode] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const answer = await world.get(path, { 'accept-encoding': encoding })
      expect(answer.headers.get('content-encoding')).toBe(encoding)
      expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-encoding')
      expect(comparable(decode(Buffer.from(await answer.arrayBuffer())).toString())).toBe(text)
    }
    expect(
      (await world.get(path, { 'accept-encoding': 'br;q=0, gzip' })).headers.get('content-encoding'),
    ).toBe('gzip')
  })

  /** A page tells its weight, and a refusal its number: both differ from one answer to the next. */
  const comparable = (text: string) =>
    text
      .replace('\ufeff', '')
      .replace(/<data class="poids".*?<\/data>/, '')
      .replace(/urn:pluriel:[0-9a-f-]{36}/, '')
})

test('what did not change is not sent again, and what changed is', async () => {
  for (const path of ['/solutions', '/api/v1/solutions', '/donnees/solutions.csv']) {
    const first = await world.get(path)
    const etag = first.headers.get('etag') ?? ''
    expect(etag, path).not.toBe('')
    const again = await world.get(path, { 'if-none-match': etag })
    expect(again.status, path).toBe(304)
    expect(await again.text()).toBe('')
    expect((await world.get(path, { 'if-none-match': '"autre"' })).status, path).toBe(200)
  }
})

describe('a change', () => {
  const OURS = { origin: ORIGIN }
  const cookie = { cookie: 'cles=aaaaaaaaaaaaaaaaaaaaaa' }
  test.each<[string, Record<string, string>, boolean]>([
    ['our page', { ...OURS, 'sec-fetch-site': 'same-origin', ...cookie }, true],
    ['our page, in a browser that sends Origin only', { ...OURS, ...cookie }, true],
    [
      'our page, in a browser that sends Sec-Fetch-Site only',
      { 'sec-fetch-site': 'same-origin', ...cookie },
      true,
    ],
    ['a program without a cookie', {}, true],
    ['a program with a cookie', { ...cookie }, false],
    [
      'another site',
      { origin: 'https://ailleurs.example', 'sec-fetch-site': 'cross-site', ...cookie },
      false,
    ],
    [
      'another site that hides its origin',
      { origin: 'null', 'sec-fetch-site': 'cross-site', ...cookie },
      false,
    ],
    ['a page without an origin', { origin: 'null', ...cookie }, false],
    ['another port', { origin: 'http://localhost:3001', ...cookie }, false],
    ['the same name over https', { origin: 'https://localhost:3000', ...cookie }, false],
    ['a neighbour', { ...OURS, 'sec-fetch-site': 'same-site', ...cookie }, false],
    ['an address typed by hand', { ...OURS, 'sec-fetch-site': 'none', ...cookie }, false],
    ['another site without a cookie', { origin: 'https://ailleurs.example' }, false],
  ])('asked by %s', async (_, headers, passes) => {
    const { app } = world
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await app.request(`${ORIGIN}/besoins`, {
        method,
        headers,
        body: new URLSearchParams({ text: '' }),
      })
      expect(answer.status === 403, method).toBe(!passes)
    }
  })
})

describe('limits', () => {
  const from =
    ({ app }: World, remoteAddress: string) =>
    async (headers: Record<string, string> = {}, init: RequestInit = {}) =>
      (
        await app.request(
          `${ORIGIN}/api/v1/functions`,
          { headers, ...init },
          { incoming: { socket: { remoteAddress } } },
        )
      ).status

  test('each address has its own, and another name in a header does not give another', async () => {
    const slow = worldOn(world.db, world.pool, { config: { REQUESTS_PER_MINUTE: 2 } })
    const one = from(slow, '192.0.2.1')
    expect([await one(), await one(), await one()]).toEqual([200, 200, 429])
    expect(await one({ 'x-forwarded-for': '198.51.100.7' })).toBe(429)
    expect(await from(slow, '192.0.2.2')()).toBe(200)
  })

  test('behind a trusted proxy, it is the address that the proxy saw, not those that the visitor wrote', async () => {
    const slow = worldOn(world.db, world.pool, { config: { REQUESTS_PER_MINUTE: 1, TRUST_PROXY: true } })
    const proxy = from(slow, '10.0.0.1')
    expect(await proxy({ 'x-forwarded-for': '198.51.100.7' })).toBe(200)
    expect(await proxy({ 'x-forwarded-for': '203.0.113.9, 198.51.100.7' })).toBe(429)
    expect(await proxy({ 'x-forwarded-for': '198.51.100.8' })).toBe(200)
  })

  test('who writes too often still reads, and a program is told in its own form', async () => {
    const slow = worldOn(world.db, world.pool, { config: { WRITES_PER_MINUTE: 1 } })
    const one = from(slow, '192.0.2.1')
    await one({}, { method: 'POST' })
    expect([await one({}, { method: 'POST' }), await one()]).toEqual([429, 200])
    const refused = await slow.app.request(
      `${ORIGIN}/api/v1/match`,
      { method: 'POST' },
      { incoming: { socket: { remoteAddress: '192.0.2.1' } } },
    )
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('a body that says it is small, or says nothing, is measured', async () => {
    const chunks = async function* () {
      for (let i = 0; i < 30; i++) yield new Uint8Array(50_000)
    }
    const init = { method: 'POST', body: ReadableStream.from(chunks()), duplex: 'half' } as RequestInit
    expect((await world.app.request(`${ORIGIN}/besoins`, init)).status).toBe(413)
  })
})
