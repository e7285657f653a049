import { beforeAll, describe, expect, test } from 'vitest'
import { document, expectToFit, operations, schemaOf } from '#test/api-schema.ts'
import { type FilledWorld, filledWorld } from '#test/filled-world.ts'
import { twoSpaces } from '#test/two-spaces.ts'
import { ORIGIN } from '#test/world.ts'
import { apiDocument, prefersEnglish } from './api.routes.ts'
import { operationsOf } from './document.ts'

let world: FilledWorld
beforeAll(async () => {
  world = await filledWorld()
  const project_id = await (await twoSpaces(world)).project({ slug: 'carte-des-salles', is_public: true })
  await world.db
    .insertInto('project_role')
    .values({ project_id, position: 1, title: 'Code', half_days: 4, published_on: '2026-11-01' })
    .execute()
})

const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await world.get(path, headers)
  return { answer, body: answer.status === 304 ? undefined : await answer.json() }
}
describe('every operation', () => {
  const asked: Record<string, () => string> = {
    listSolutions: () => '/solutions?limit=100',
    getSolution: () => '/solutions/agenda-des-salles',
    getPubliccode: () => '/solutions/agenda-des-salles/publiccode',
    listUsagesOfSolution: () => '/solutions/agenda-des-salles/usages',
    listOrganisations: () => '/organisations',
    getOrganisation: () => '/organisations/212900195',
    listUsagesOfOrganisation: () => '/organisations/212900195/usages',
    listFunctions: () => '/functions',
    listSubjects: () => '/subjects',
    listNeeds: () => '/needs',
    getNeed: () => `/needs/${world.refs.redacted}`,
    listGroups: () => '/groups',
    getGroup: () => `/groups/${world.refs.group}`,
    listProjects: () => '/projects',
    getProject: () => '/projects/carte-des-salles',
    listPositions: () => '/positions',
    getPosition: () => '/positions/1',
  }

  test('answers what its schema says, no more and no less', async () => {
    const reads = operations.filter(({ method }) => method === 'get')
    expect(reads.map(({ operation }) => operation.operationId).sort()).toEqual(Object.keys(asked).sort())
    for (const [operationId, path] of Object.entries(asked)) {
      const { answer, body } = await get(`/api/v1${path()}`)
      expect(answer.status, operationId).toBe(200)
      expectToFit(operationId, body)
      const items = (body as { items?: unknown[] }).items
      expect(items?.length, `${operationId} has something to check`).not.toBe(0)
    }
  })

  test('has words in both languages', () => {
    for (const { operation } of [...operations, ...operationsOf(apiDocument('en', ORIGIN))]) {
      expect(operation.summary?.length).toBeGreaterThan(5)
      for (const parameter of operation.parameters ?? []) expect(parameter).toHaveProperty('description')
    }
    expect(apiDocument('en', ORIGIN).info.title).not.toBe(document.info.title)
  })

  test('a check of the schemas sees what is missing, and what is added', async () => {
    const { body } = await get('/api/v1/solutions/agenda-des-salles')
    expect(schemaOf('getSolution', '200').safeParse({ ...(body as object), secret: 1 }).success).toBe(false)
    expect(schemaOf('getSolution', '200').safeParse({ ...(body as object), slug: undefined }).success).toBe(
      false,
    )
  })
})

test('the document is OpenAPI 3.1, and is served as it is checked', async () => {
  const { body } = await get('/api/v1/openapi.json')
  expect(body).toEqual(JSON.parse(JSON.stringify(document)))
  expect(body).toMatchObject({ openapi: '3.1.0', servers: [{ url: ORIGIN }] })
  expect(JSON.stringify(body)).not.toMatch(/"description":""/)
})

describe('a list', () => {
  async function readAll(path: string): Promise<unknown[]> {
    const items: unknown[] = []
    for (let next: string | null = path; next; ) {
      const { answer, body } = await get(next.replace(ORIGIN, ''))
      const page = body as { items: unknown[]; next: string | null }
      items.push(...page.items)
      expect(answer.headers.get('link')).toBe(page.next && `<${page.next}>; rel="next"`)
      next = page.next
    }
    return items
  }

  test.each([
    '/solutions',
    '/organisations',
    '/organisations?q=ville',
    '/needs',
    '/solutions/agenda-des-salles/usages',
  ])('%s by twos gives each once, in the order of the whole', async (path) => {
    const sign = path.includes('?') ? '&' : '?'
    const whole = await readAll(`/api/v1${path}${sign}limit=100`)
    expect(await readAll(`/api/v1${path}${sign}limit=2`)).toEqual(whole)
    expect(await readAll(`/api/v1${path}${sign}limit=1`)).toEqual(whole)
  })

  test('what is added behind a reader does not move what it reads next', async () => {
    const { body } = await get('/api/v1/solutions?limit=3')
    const { items, next } = body as { items: { slug: string }[]; next: string }
    const row = { slug: 'aaa', name: 'Aaa', created_on: '2026-11-21', changed_on: '2026-11-21' }
    await world.db.insertInto('solution').values(row).execute()
    const { body: second } = await get(next.replace(ORIGIN, ''))
    await world.db.deleteFrom('solution').where('slug', '=', 'aaa').execute()
    const seen = (second as { items: { slug: string }[] }).items.map(({ slug }) => slug)
    expect(items.map(({ slug }) => slug).filter((slug) => seen.includes(slug))).toEqual([])
  })

  test('a cursor of another list, or forged, is refused and not misread', async () => {
    const { body } = await get('/api/v1/solutions?limit=1')
    const cursor = new URL((body as { next: string }).next).searchParams.get('cursor') ?? ''
    const forged = Buffer.from(JSON.stringify(['x', 'y', "1'; drop table solution"])).toString('base64url')
    for (const path of [
      `/organisations?cursor=${cursor}`,
      `/solutions?q=carnet&cursor=${cursor}`,
      `/needs?cursor=${forged}`,
      '/solutions?cursor=%F0%9F%98%80',
      '/solutions?cursor=bnVsbA',
    ]) {
      const refused = await get(`/api/v1${path}`)
      expect(refused.answer.status, path).toBe(422)
      expect(refused.body).toMatchObject({ errors: [{ in: 'query', pointer: '#/cursor' }] })
    }
  })

  test('filters leave what they say', async () => {
    const slugs = async (query: string) =>
      ((await get(`/api/v1/solutions?${query}`)).body as { items: { slug: string }[] }).items.map(
        ({ slug }) => slug,
      )
    expect(await slugs('q=outlook')).toEqual(['agenda-des-salles'])
    expect(await slugs('functions=agenda')).toEqual(['agenda-des-salles'])
    expect(await slugs('licenceFamily=permissive&limit=100')).toHaveLength(8)
    expect(await slugs('usedBy=commune')).toEqual(['agenda-des-salles'])
    expect(await slugs('q=%F0%9F%98%80')).toEqual([])
  })
})

describe('a refusal', () => {
  test('says where and why, in the language of the reader', async () => {
    const path = '/api/v1/solutions?limit=0&oups=1&functions=nulle-part&status=vivant'
    const { answer, body } = await get(path)
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expectToFit('listSolutions', body, '422')
    const { errors } = body as { errors: { pointer: string; detail: string }[] }
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '#/functions',
      '#/limit',
      '#/oups',
      '#/status',
    ])
    expect(errors.find(({ pointer }) => pointer === '#/limit')?.detail).toBe('1 au moins.')
    const english = await get(path, { 'accept-language': 'de, en-GB;q=0.8, fr;q=0.5' })
    expect(english.answer.headers.get('content-language')).toBe('en')
    expect(JSON.stringify(english.body)).toContain('1 at least.')
    expect(JSON.stringify((await get(`/en${path}`)).body)).toContain('1 at least.')
  })

  test('its type is the address of its explanation', async () => {
    const { body } = await get('/api/v1/solutions/nulle-part')
    const { type, status } = body as { type: string; status: number }
    expect(status).toBe(404)
    const { hash, pathname } = new URL(type)
    expect(await (await world.get(pathname)).text()).toContain(`id="${hash.slice(1)}"`)
  })

  test('what names nothing is not found, whatever it is made of', async () => {
    for (const path of [
      '/solutions/%00',
      '/solutions/A%20B',
      '/organisations/12',
      '/needs/%3Cb%3E',
      '/groups/é',
      '/x',
    ])
      expect((await get(`/api/v1${path}`)).answer.status, path).toBe(404)
    expect((await get('/api/v1/solutions/sans-adresse/publiccode')).answer.status).toBe(404)
  })

  test('a header may prefer a language without naming ours', () => {
    expect(prefersEnglish('en')).toBe(true)
    expect(prefersEnglish('fr-FR,fr;q=0.9,en;q=0.8')).toBe(false)
    expect(prefersEnglish('*')).toBe(false)
    expect(prefersEnglish('eno, frp')).toBe(false)
  })
})

describe('what is hidden', () => {
  test('a redacted need shows neither its body nor its words, and a private one nothing', async () => {
    const { refs } = world
    const everything = await Promise.all(
      ['/needs?limit=100', `/needs/${refs.redacted}`, '/groups', `/groups/${refs.group}`].map((path) =>
        world.get(`/api/v1${path}`).then((answer) => answer.text()),
      ),
    )
    expect(everything.join('')).not.toContain('Valsecret')
    expect(everything.join('')).toContain('Ville de Clairlieu')
    expect((await get('/api/v1/needs?q=valsecret')).body).toMatchObject({ items: [] })
    await world.db
      .updateTable('need')
      .set({ visibility: 'private' })
      .where('ref', '=', refs.redacted)
      .execute()
    expect((await get(`/api/v1/needs/${refs.redacted}`)).answer.status).toBe(404)
    expect((await get(`/api/v1/groups/${refs.group}`)).body).toMatchObject({
      members: [{ need: null, title: null }],
    })
    await world.db
      .updateTable('need')
      .set({ visibility: 'redacted' })
      .where('ref', '=', refs.redacted)
      .execute()
  })

  test('who declared a use is not written to', async () => {
    const { body } = await get('/api/v1/solutions/agenda-des-salles/usages')
    expect(JSON.stringify(body)).toContain('Ville de Brest')
    expect(JSON.stringify(body)).not.toContain('contact-secret')
  })
})

describe('over HTTP', () => {
  test('what did not change is not sent again', async () => {
    const first = await world.get('/api/v1/functions')
    const etag = first.headers.get('etag') ?? ''
    const again = await world.get('/api/v1/functions', { 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect(again.headers.get('etag')).toBe(etag)
  })

  test('any page may read, none may write, and no cookie is lent', async () => {
    const read = await world.get('/api/v1/needs', { origin: 'https://ailleurs.example' })
    expect(read.headers.get('access-control-allow-origin')).toBe('*')
    expect(read.headers.get('access-control-allow-credentials')).toBeNull()
    const asked = await world.app.request(`${ORIGIN}/api/v1/match`, {
      method: 'OPTIONS',
      headers: { origin: 'https://ailleurs.example', 'access-control-request-method': 'POST' },
    })
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET,HEAD')
    expect((await world.get('/besoins')).headers.get('access-control-allow-origin')).toBeNull()
  })
})

test('the page that documents it says each operation, with a command that works', async () => {
  for (const lang of ['fr', 'en'] as const) {
    const page = await (await world.get(lang === 'fr' ? '/api' : '/en/api')).text()
    for (const { path, operation } of operationsOf(apiDocument(lang, ORIGIN))) {
      expect(page).toContain(path)
      expect(page.replaceAll('&#39;', "'")).toContain(operation.summary)
    }
    expect(page.match(/<[a-z]/g)?.length).toBeLessThanOrEqual(390)
    expect(page).not.toContain('<script')
  }
  const page = (await (await world.get('/api')).text()).replaceAll('&#39;', "'").replaceAll('&amp;', '&')
  const [, address = ''] = /<code>curl '([^']+)'/.exec(page) ?? []
  expect((await world.get(address.replace(ORIGIN, ''))).status).toBe(200)
})
