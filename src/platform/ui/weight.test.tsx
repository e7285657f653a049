import { brotliDecompressSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { strictHeaders } from '#platform/http/headers.ts'
import type { Visit } from '#platform/http.ts'
import type { Lang } from '#platform/lang.ts'
import { assetTransfer, assetUrl } from './assets.ts'
import { Page } from './page.tsx'
import { withWeight } from './weight.ts'

const siteIn = (lang: Lang, text = 'texte ') =>
  new Hono<Visit>()
    .use(async (c, next) => {
      c.set('lang', lang)
      await next()
    })
    .use(strictHeaders)
    .use(withWeight)
    .get('/', (c) =>
      c.html(
        <Page lang={lang} path="/" title="Essai" script>
          <p>{text.repeat(1000)}</p>
        </Page>,
      ),
    )
    .get('/donnees', (c) => c.json({ poids: 1 }))

const brotli = { headers: { 'Accept-Encoding': 'br' } }

test('the page says what it weighs: itself as it is sent, and everything it names', async () => {
  const answer = await siteIn('fr').request('/', brotli)
  const body = Buffer.from(await answer.arrayBuffer())
  const html = brotliDecompressSync(body).toString()
  const said = Number(/<data class="poids" value="(\d+)">/.exec(html)?.[1])
  const assets = (['titre.woff2', 'texte.woff2', 'pluriel.css', 'pluriel.js', 'pluriel.svg'] as const)
    .map((name) => assetTransfer(assetUrl(name), 'br', 0))
    .reduce((sum, bytes) => sum + bytes)
  expect(said).toBeGreaterThan(assets + body.length)
  expect(said).toBeLessThan(assets + body.length + 3000)
  expect(html).toContain(
    `Cette page pèse ${(said / 1000).toFixed(1).replace('.', ',')}\u00a0Ko, polices comprises.`,
  )
  expect(answer.headers.get('Content-Length')).toBe(`${body.length}`)
})

test('in English too, and heavier when nothing is compressed', async () => {
  const weigh = async (options?: RequestInit) => {
    const answer = await siteIn('en').request('/', options)
    const body = Buffer.from(await answer.arrayBuffer())
    const html = (options ? brotliDecompressSync(body) : body).toString()
    return Number(/This page weighs ([\d.]+)\u00a0kB/.exec(html)?.[1])
  }
  expect(await weigh()).toBeGreaterThan(await weigh(brotli))
})

test('the same page asked again is not sent again; another page is', async () => {
  const first = await siteIn('fr').request('/', brotli)
  const tag = first.headers.get('ETag') ?? ''
  const again = await siteIn('fr').request('/', {
    headers: { 'Accept-Encoding': 'br', 'If-None-Match': tag },
  })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const other = await siteIn('fr', 'autre ').request('/', {
    headers: { 'Accept-Encoding': 'br', 'If-None-Match': tag },
  })
  expect(other.status).toBe(200)
})

test('what is not a page is left alone', async () => {
  const answer = await siteIn('fr').request('/donnees', brotli)
  expect(await answer.json()).toEqual({ poids: 1 })
  expect(answer.headers.get('Content-Encoding')).toBeNull()
})
