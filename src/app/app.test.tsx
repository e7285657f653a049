import { beforeEach, expect, test } from 'vitest'
import { emptyWorld, ORIGIN, type World } from '#test/world.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})

test('the home page answers in both languages, under a strict policy', async () => {
  const french = await world.get('/')
  expect(french.status).toBe(200)
  const page = await french.text()
  expect(page).toMatch(/^<!doctype html><html lang="fr">/i)
  expect(page).toContain('Votre besoin')
  expect(await (await world.get('/en')).text()).toContain('Your need')
  const policy = french.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(page).not.toMatch(/<script(?![^>]* src=)|style="/)
})

test('an unknown page says so, to people and to programs', async () => {
  const page = await world.get('/nulle-part')
  expect(page.status).toBe(404)
  const text = await page.text()
  expect(text.match(/<h1>Cette page n’existe pas<\/h1>/g)).toHaveLength(1)
  expect(text).toContain('href="/connexion?suite=%2Fnulle-part"')
  const problem = await world.get('/api/v1/nowhere')
  expect(problem.headers.get('content-type')).toBe('application/problem+json')
  expect(await problem.json()).toMatchObject({ status: 404 })
})

test('a change asked by another site is refused, whichever sign betrays it', async () => {
  const forged = [
    { origin: 'https://ailleurs.example' },
    { origin: ORIGIN, 'sec-fetch-site': 'cross-site' },
    { origin: ORIGIN, 'sec-fetch-site': 'same-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of forged)
    expect((await world.post('/besoins', { text: 'x' }, headers)).status).toBe(403)
})

test('too large, too often: a clear answer and when to come back', async () => {
  const answer = await world.post('/besoins', { text: 'x'.repeat(1_100_000) })
  expect(answer.status).toBe(413)
  const slow = await emptyWorld({ config: { REQUESTS_PER_MINUTE: 2 } })
  await slow.get('/')
  await slow.get('/')
  const refused = await slow.get('/')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('the health pages tell a live process from a ready one', async () => {
  expect((await world.get('/healthz')).status).toBe(200)
  expect((await world.get('/readyz')).status).toBe(200)
})
