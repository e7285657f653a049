import { beforeAll, describe, expect, test } from 'vitest'
import { expectToFit } from '#test/api-schema.ts'
import { type FilledWorld, filledWorld } from '#test/filled-world.ts'
import { ORIGIN } from '#test/world.ts'

type Answer = { results: { slug: string; coverage: unknown[]; reasons: { kind: string }[] }[] }

let world: FilledWorld
beforeAll(async () => {
  world = await filledWorld()
})

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  world.app.request(`${ORIGIN}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('match', () => {
  test('ranks with reasons, as the site does, and keeps nothing', async () => {
    const before = await world.db.selectFrom('need').select('id').execute()
    const answer = await post('/api/v1/match', {
      text: 'Réserver les salles et partager un agenda, façon Outlook',
    })
    expect(answer.status).toBe(200)
    const body = (await answer.json()) as Answer
    expectToFit('match', body)
    expect(body.results[0]).toMatchObject({ slug: 'agenda-des-salles' })
    expect(body.results[0]?.reasons[0]?.kind).toBe('words')
    expect(body.results[0]?.coverage).toContainEqual(
      expect.objectContaining({ id: 'agenda', state: 'proven' }),
    )
    expect(await world.db.selectFrom('need').select('id').execute()).toEqual(before)
  })

  test('a wish that a solution does not meet is said', async () => {
    const constraints = { hosting: 'service' }
    const answer = await post('/api/v1/match', { text: 'un agenda', constraints, limit: 1 })
    const body = (await answer.json()) as Answer
    expect(body.results).toHaveLength(1)
    expect(body.results[0]?.reasons).toContainEqual(
      expect.objectContaining({ kind: 'unmet', constraint: 'hosting' }),
    )
  })

  test.each([
    ['{', 400, undefined],
    ['null', 422, '#'],
    [{}, 422, '#/text'],
    [{ text: 'x'.repeat(10_001) }, 422, '#/text'],
    [{ text: 'a', limit: 51 }, 422, '#/limit'],
    [{ text: 'a', constraints: { 'licences/x': 1 } }, 422, '#/constraints/licences~1x'],
    [{ text: 'x'.repeat(1_100_000) }, 413, undefined],
  ])('%.40j is refused', async (body, status, pointer) => {
    const answer = await post('/api/v1/match', body)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    if (pointer) expect(await answer.json()).toMatchObject({ errors: [{ in: 'json', pointer }] })
  })

  test('any text is a text: emoji, right to left, HTML, SQL, NUL, half a letter', async () => {
    for (const text of [
      '😀',
      'جدول مشترك',
      '<script>',
      "'; drop table need; --",
      'a\0b',
      '\ud800',
      ' ',
      '%%%',
    ])
      expect((await post('/api/v1/match', { text })).status, JSON.stringify(text)).toBe(200)
  })

  test('a form, and a page of another site, are refused', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await post('/api/v1/match', 'text=a', form)).status).toBe(415)
    expect((await post('/api/v1/match', { text: 'a' }, { origin: 'https://ailleurs.example' })).status).toBe(
      403,
    )
  })

  test('the command that the page of the API shows works', async () => {
    const page = (await (await world.get('/api')).text()).replaceAll(/&#39;|&quot;/g, (sign) =>
      sign === '&#39;' ? "'" : '"',
    )
    const [, body = ''] = /-d '([^']+)'/.exec(page) ?? []
    expect((await post('/api/v1/match', body)).status).toBe(200)
  })
})
