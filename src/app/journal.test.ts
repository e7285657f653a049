import { Writable } from 'node:stream'
import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { type FilledWorld, filledWorld } from '#test/filled-world.ts'
import { ORIGIN } from '#test/world.ts'
import { createApp } from './app.ts'

type Line = {
  requestId?: string
  method?: string
  route?: string
  status?: number
  msg?: string
  at?: string
  code?: string
}

let world: FilledWorld
let app: ReturnType<typeof createApp>
let written: string
const lines = (): Line[] =>
  written
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

beforeEach(async () => {
  world = await filledWorld()
  written = ''
  const stream = new Writable({
    write: (chunk, _, done) => {
      written += chunk
      done()
    },
  })
  app = createApp({ ...world.platform, log: pino({ level: 'debug', base: null }, stream) })
})

const PERSONAL = 'Marie Unetelle habite au 12 rue des Lilas'
const EMAIL = 'marie.unetelle@exemple.fr'
const KEY = 'abcdefghijklmnopqrstuv'
const secrets = /Unetelle|unetelle|Lilas|abcdefghijklmnop|198\.51\.100\.7|Mozilla/

const post = (path: string, fields: Record<string, string>) =>
  app.request(`${ORIGIN}${path}`, {
    method: 'POST',
    headers: { origin: ORIGIN },
    body: new URLSearchParams(fields),
  })

test('a line per request, with its number and the pattern of its route: nothing of who asks nor of what', async () => {
  const headers = {
    'user-agent': 'Mozilla/5.0',
    'x-forwarded-for': '198.51.100.7',
    cookie: `cles=${KEY}`,
    referer: `https://exemple.fr/?q=Unetelle`,
  }
  const answer = await app.request(`${ORIGIN}/solutions?q=${encodeURIComponent(PERSONAL)}`, { headers })
  for (const path of [`/usages/${KEY}`, `/besoins/${KEY}`, `/organismes?q=${EMAIL}`, `/Unetelle/${KEY}`])
    await app.request(`${ORIGIN}${path}`, { headers })
  await post('/besoins', { text: PERSONAL, courriel: EMAIL })
  await app.request(`${ORIGIN}/api/v1/match`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: PERSONAL }),
  })
  await post('/solutions/agenda-des-salles/usages/nouveau', {
    organisme: PERSONAL,
    courriel: EMAIL,
    siren: 'Unetelle',
  })
  expect(written).not.toMatch(secrets)
  expect(lines()).toHaveLength(8)
  expect(lines()[0]).toMatchObject({ method: 'GET', route: '/solutions', status: 200 })
  expect(lines()[0]?.requestId).toBe(answer.headers.get('x-request-id'))
  expect(lines().map(({ route }) => route)).toContain('/usages/:key')
})

test('an error leaves its kind, its code and its place, and not what somebody wrote', async () => {
  app.get('/casse', () => Promise.reject(new Error(PERSONAL)))
  app.get('/casse-en-base', async (c) => {
    await world.pool.query('select $1::int', [PERSONAL])
    return c.text('')
  })
  for (const path of ['/casse', '/casse-en-base']) {
    const answer = await app.request(`${ORIGIN}${path}`)
    expect(answer.status).toBe(500)
    const page = await answer.text()
    expect(page).not.toMatch(secrets)
    expect(page).toContain(answer.headers.get('x-request-id'))
  }
  const failures = lines().filter(({ msg }) => msg === 'a request failed')
  expect(failures).toHaveLength(2)
  expect(failures[0]?.at).toContain('journal.test.ts')
  expect(failures[1]?.code).toBe('22P02')
  expect(written).not.toMatch(secrets)
})
