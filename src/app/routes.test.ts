import { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { type FilledWorld, filledWorld } from '#test/filled-world.ts'

const TIMEOUT_MS = 240_000
/** An answer that a route may give to anything at all. */
const FINE = new Set([200, 301, 303, 304, 400, 404, 422, 429])
const MARK = 'xxmarquexx'

const hostile = [
  `"><script>${MARK}</script>`,
  `'><img src=x onerror=${MARK}>`,
  "'; drop table need; --",
  '%',
  '\0',
  'a'.repeat(2_000),
  '../../../etc/passwd',
  '😀',
  'مرحبا',
  '-1',
  '99999999999999999999',
  '__proto__',
] as const
/** Sent as they are: what no browser writes, and a program may. */
const raw = ['%00', '%E0%A4%A', '%zz', '%2e%2e%2f', '%25', '%0d%0aset-cookie:a=b']

let world: FilledWorld
beforeAll(async () => {
  world = await filledWorld()
})

/** Every address that the site answers to a GET, with its parameters still to fill. */
const patterns = (): string[] => [
  ...new Set(
    world.app.routes
      .filter(({ method, path }) => method === 'GET' && !path.includes('*'))
      .map(({ path }) => path),
  ),
]
const filled = (pattern: string, value: string): string => pattern.replaceAll(/:\w+(\{[^}]*\})?\??/g, value)
/** Addresses whose one parameter names something that exists. */
const real = (pattern: string): string =>
  filled(
    pattern,
    pattern.startsWith('/solutions') || pattern.includes('/v1/solutions')
      ? 'agenda-des-salles'
      : pattern.startsWith('/organismes') || pattern.includes('/organisations/')
        ? '212900195'
        : pattern.startsWith('/groupes') || pattern.includes('/groups/')
          ? world.refs.group
          : world.refs.open,
  )

/** Names that the routes read in a query; each is filled with the same hostile value. */
const names = [
  ...[
    'q',
    'mots',
    'page',
    'fonction',
    'fonctions',
    'functions',
    'function',
    'nature',
    'kind',
    'region',
    'departement',
  ],
  ...[
    'epci',
    'licence',
    'licences',
    'public',
    'audience',
    'hebergement',
    'hosting',
    'usage',
    'usedBy',
    'etat',
    'status',
  ],
  ...['numero', 'saisie', 'solution', 'cle', 'limit', 'cursor', 'tri', 'retour', 'besoins', 'texte', 'text'],
]
const queryOf = (value: string) =>
  new URLSearchParams(names.map((name): [string, string] => [name, value])).toString()

type Get = (path: string) => Promise<Response>
async function check(path: string, get: Get = world.get): Promise<string[]> {
  const answer = await get(path)
  const body = await answer.text()
  const isPage = answer.headers.get('content-type')?.startsWith('text/html')
  return [
    ...(FINE.has(answer.status) ? [] : [`${path.slice(0, 200)} answered ${answer.status}`]),
    ...(isPage && body.includes(`<script>${MARK}`) ? [`${path.slice(0, 200)} repeats a script`] : []),
    ...(isPage && body.includes(`<img src=x`) ? [`${path.slice(0, 200)} repeats a tag`] : []),
    ...(answer.headers.get('set-cookie')?.includes('a=b') ? [`${path.slice(0, 200)} lets a header in`] : []),
  ]
}

test(
  'no address, whatever it holds, breaks the site or is repeated as it came',
  async () => {
    expect(patterns().length).toBeGreaterThan(40)
    const parts = [...hostile.map(encodeURIComponent), ...raw]
    const paths = patterns().flatMap((pattern) =>
      pattern.includes(':') ? parts.map((part) => filled(pattern, part)) : [],
    )
    const faults: string[] = []
    for (const path of paths) faults.push(...(await check(path)))
    expect(faults.join('\n')).toBe('')
  },
  TIMEOUT_MS,
)

test(
  'no query, whatever it holds, breaks the site or is repeated as it came',
  async () => {
    const queries = [
      ...hostile.map(queryOf),
      ...raw.slice(0, 3).map((value) => names.map((name) => `${name}=${value}`).join('&')),
    ]
    const faults: string[] = []
    for (const pattern of patterns())
      for (const query of queries) faults.push(...(await check(`${real(pattern)}?${query}`)))
    expect(faults.join('\n')).toBe('')
  },
  TIMEOUT_MS,
)

test('what PostgreSQL cannot keep is refused, and nothing of it is saved', async () => {
  const before = await world.db.selectFrom('need').select('id').execute()
  const answer = await world.post('/besoins', { text: 'un agenda\0partagé' })
  expect(FINE.has(answer.status), String(answer.status)).toBe(true)
  const saved = await world.db.selectFrom('need').select('text').orderBy('id').execute()
  expect(saved.length - before.length).toBe(answer.status === 303 ? 1 : 0)
})

test('the walk sees a route that breaks, and one that repeats what it is given', async () => {
  const careless = new Hono()
    .get('/casse', () => Promise.reject(new Error('x')))
    .get('/echo', (c) => c.html(c.req.query('q') ?? ''))
  careless.onError((_, c) => c.text('', 500))
  const get: Get = async (path) => careless.request(path)
  expect(await check('/casse', get)).toEqual(['/casse answered 500'])
  for (const value of hostile.slice(0, 2))
    expect(await check(`/echo?q=${encodeURIComponent(value)}`, get)).toHaveLength(1)
})
