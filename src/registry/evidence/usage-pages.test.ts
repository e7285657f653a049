import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { theHost } from '#platform/acting.ts'
import { saveSolutions } from '#registry/solution/index.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { usageCountByKind } from './index.ts'

const FORM = '/solutions/carnet/usages/nouveau'
const HTML = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
const brest = {
  organisme: 'Ville de Brest',
  siren: '212900195',
  nature: 'commune',
  pour: 'Conseils municipaux',
  depuis: '2024',
  adresse: 'https://exemple.fr/deliberation',
  courriel: 'agent@exemple.fr',
}
let world: World
let answers: RequestListener
let directory: Server

beforeAll(async () => {
  directory = createServer((request, response) => answers(request, response))
  await new Promise<void>((ready) => directory.listen(0, '127.0.0.1', ready))
})
afterAll(() => new Promise((closed) => directory.close(closed)))
beforeEach(async () => {
  const { port } = directory.address() as AddressInfo
  world = await emptyWorld({ config: { COMPANY_DIRECTORY_URL: `http://127.0.0.1:${port}` } })
  answers = (_, response) => response.writeHead(503).end()
  const host = world.acting({ actor: theHost })
  const saved = await saveSolutions(host, 'redaction', [
    { slug: 'carnet', fields: { name: 'Carnet\npartagé', fr: 'Des notes.' } },
  ])
  expect(saved.done).toBe(true)
})
const page = async (path: string) => (await world.get(path)).text()
const mails = () => world.db.selectFrom('mail').select(['recipient', 'subject', 'body']).execute()
const rows = () => world.db.selectFrom('usage_declaration').selectAll().execute()
async function declared(fields: Record<string, string> = brest, form = FORM): Promise<string> {
  const answer = await world.post(form, fields)
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

test('a body declares a use: it is shown at once, and its address never', async () => {
  const location = await declared()
  expect(location).toMatch(/^\/usages\/[\w-]{22}\?fait=declare$/)
  const held = await page(location)
  expect(held).toContain('Votre déclaration est enregistrée')
  expect(held).toContain('part à l’adresse que vous avez donnée')
  const shown = await page('/solutions/carnet')
  expect(shown).toContain('Ville de Brest')
  expect(shown).toContain('Déclaré en ligne le 21 novembre 2026, non vérifié')
  expect(shown).toContain('href="https://exemple.fr/deliberation"')
  for (const path of ['/solutions/carnet', '/solutions/carnet/usages', location])
    expect(await page(path), path).not.toContain('agent@exemple.fr')
})

test('the message holds the link, and the link alone is the right', async () => {
  await declared()
  const [mail] = await mails()
  expect(mail).toMatchObject({
    recipient: 'agent@exemple.fr',
    subject: 'Votre déclaration d’usage : Carnet partagé',
  })
  const link = new URL(/http\S+\/usages\/\S+/.exec(mail?.body ?? '')?.[0] ?? '')
  world.cookies.clear()
  expect(await page(link.pathname)).toContain('Oui, nous l’utilisons encore')
  expect((await world.get(`/usages/${'x'.repeat(22)}`)).status).toBe(404)
  expect((await world.get('/usages/court')).status).toBe(404)
  expect((await world.post(`/usages/${'x'.repeat(22)}`, { geste: 'retirer' })).status).toBe(404)
})

test('without an address no message leaves, and the page says to keep its own', async () => {
  const { courriel: _, ...anonymous } = brest
  expect(await page(await declared(anonymous))).toContain('Gardez l’adresse de cette page')
  expect(await mails()).toEqual([])
})

test('after eighteen months it is to confirm and out of the count; confirmed, it counts again', async () => {
  const [path = ''] = (await declared()).split('?')
  const [usage] = await rows()
  world.setNow('2028-06-01')
  expect(await page(path)).toContain('À confirmer')
  expect(await page('/solutions/carnet')).toContain('1 preuve ancienne, à confirmer')
  expect(await usageCountByKind(world.db, usage?.solution_id ?? 0n, '2028-06-01')).toEqual([])
  const answer = await world.post(path, { geste: 'confirmer' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?fait=confirme`])
  expect(await page(`${path}?fait=confirme`)).toContain('C’est confirmé')
  expect(await page('/solutions/carnet')).toContain('confirmé le 1er juin 2028')
})

test('withdrawn, it leaves the page at once, its contact is erased, and it stays withdrawn', async () => {
  const [path = ''] = (await declared()).split('?')
  expect((await world.post(path, { geste: 'retirer' })).status).toBe(303)
  expect(await page('/solutions/carnet')).not.toContain('Ville de Brest')
  expect((await rows())[0]).toMatchObject({ contact: null, withdrawn_on: '2026-11-21' })
  const again = await world.post(path, { geste: 'confirmer' })
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('Cette déclaration est déjà retirée.')
  expect(await page(path)).toContain('Retirée le 21 novembre 2026')
})

test('a gesture that does not exist changes nothing', async () => {
  const [path = ''] = (await declared()).split('?')
  expect((await world.post(path, { geste: 'effacer' })).status).toBe(200)
  expect((await rows())[0]).toMatchObject({ confirmed_on: null, withdrawn_on: null })
})

test('a refused form keeps what was typed, and tells each fault beside its field', async () => {
  const typed = {
    ...brest,
    organisme: '',
    siren: '123456789',
    depuis: 'hier',
    adresse: 'javascript:x',
    courriel: 'x',
  }
  const answer = await world.post(FORM, typed)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('5 réponses à revoir')
  for (const field of ['organisme', 'siren', 'depuis', 'adresse', 'courriel'])
    expect(html, field).toContain(`id="${field}-e"`)
  expect(html).toContain('value="Conseils municipaux"')
  expect(html).toContain('value="hier"')
  expect(await rows()).toEqual([])
})

test('the same use declared twice is refused, with the form kept', async () => {
  await declared()
  const answer = await world.post(`/en${FORM}`, brest)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('already declared this use')
  expect(html).toContain('value="Ville de Brest"')
  expect(await mails()).toHaveLength(1)
})

test('the SIREN fills in the form, from our bodies or from the directory, and the rest stays', async () => {
  const company = {
    siren: '130025265',
    nom_complet: 'UN SERVICE',
    nature_juridique: '7120',
    etat_administratif: 'A',
    siege: { siret: '13002526500013', adresse: '1 RUE D’ICI', commune: '35360', code_postal: '35500' },
  }
  answers = (_, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ results: [company] }))
  const answer = await world.post(FORM, { geste: 'remplir', siren: '130 025 265 00013', pour: 'Notes' })
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(html).toContain('value="UN SERVICE"')
  expect(html).toContain('value="130025265"')
  expect(html).toContain('<option value="etat" selected')
  expect(html).toContain('value="Notes"')
  expect(await rows()).toEqual([])
})

test.each([
  ['123456789', 422, 'La clé du SIREN'],
  ['', 422, 'Il manque le numéro'],
  ['130025265', 200, 'L’annuaire de l’État n’a pas pu répondre'],
])('a number that fills in nothing (%j) says why', async (siren, status, words) => {
  const answer = await world.post(FORM, { geste: 'remplir', siren, organisme: 'Tapé à la main' })
  expect(answer.status).toBe(status)
  const html = await answer.text()
  expect(html).toContain(words)
  expect(html).toContain('value="Tapé à la main"')
})

test('the page of a body tells what it uses, with dates and sources', async () => {
  const { siren, nom } = { siren: '212900195', nom: 'Ville de Brest' }
  expect(
    (await world.post('/organismes/nouveau', { numero: siren, source: 'saisie', nom, nature: 'commune' }))
      .status,
  ).toBe(303)
  expect(await page(`/organismes/${siren}`)).toContain('Nous ne connaissons aucune solution libre')
  await declared()
  const html = await page(`/organismes/${siren}`)
  expect(html).toContain('href="/solutions/carnet"')
  expect(html).toContain('Déclaré en ligne le 21 novembre 2026, non vérifié')
  expect(await page(`/en/organismes/${siren}`)).toContain('What this body uses')
  expect(await page('/solutions/carnet')).toContain(`href="/organismes/${siren}"`)
})

test('in English the form, its refusals, its message and its page are in English', async () => {
  expect(await page(`/en${FORM}`)).toContain('Fill in from the SIREN')
  expect(await (await world.post(`/en${FORM}`, {})).text()).toContain('One answer to review')
  const location = await declared(brest, `/en${FORM}`)
  expect(location).toMatch(/^\/en\/usages\//)
  expect(await page(location)).toContain('Your declaration is saved')
  const [mail] = await mails()
  expect(mail?.body).toMatch(/Somebody declared[\s\S]*\/en\/usages\//)
})

test('an unknown solution has no form', async () => {
  expect((await world.get('/solutions/rien/usages/nouveau')).status).toBe(404)
  expect((await world.post('/solutions/rien/usages/nouveau', brest)).status).toBe(404)
})

test('HTML in every field is text, on the form, on the page and in the message', async () => {
  const hostile = {
    organisme: HTML,
    pour: HTML,
    adresse: 'https://exemple.fr/"><script>',
    courriel: 'a@exemple.fr',
  }
  const refused = await (
    await world.post(FORM, { ...hostile, adresse: HTML, depuis: HTML, nature: HTML })
  ).text()
  expect(refused).not.toMatch(/<script>|<img/)
  const location = await declared(hostile)
  for (const path of [location, '/solutions/carnet', '/solutions/carnet/usages'])
    expect(await page(path), path).not.toMatch(/<script>|<img/)
})

test('whatever is sent, the answer is a page or a refusal, and nothing is half saved', async () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.emailAddress(),
    fc.constantFrom(...Object.values(brest), '=1+1', "'; drop table solution; --"),
  )
  const anyForm = fc.record(Object.fromEntries(Object.keys(brest).map((name) => [name, anyText])))
  await fc.assert(
    fc.asyncProperty(anyForm, async (fields) => {
      const answer = await world.post(FORM, fields as Record<string, string>)
      expect([303, 422]).toContain(answer.status)
    }),
    { numRuns: 60 },
  )
  const withContact = (await rows()).filter(({ contact }) => contact !== null)
  expect(await mails()).toHaveLength(withContact.length)
})
