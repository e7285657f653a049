import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { stateDirectory } from './company-directory.ts'

const DINUM = '130025265'
let server: Server | undefined

/** A real server, on this machine, that answers as the test says. */
const directoryThat = async (answers: RequestListener) => {
  server = createServer(answers)
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready))
  return stateDirectory(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}
afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((closed) => (server ? server.close(closed) : closed(undefined)))
  server = undefined
})
const json =
  (value: unknown, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
const results = (...found: object[]) => json({ results: found, total_results: found.length })

const office = { siret: '13002526500013', adresse: '20 AVENUE DE SEGUR 75007 PARIS', code_postal: '75007' }
const place = { commune: '75107', departement: '75', region: '11', etat_administratif: 'A' }
const body = {
  siren: DINUM,
  nom_complet: 'UN SERVICE (US)',
  nom_raison_sociale: 'UN SERVICE',
  nature_juridique: '7120',
  activite_principale: '84.11Z',
  etat_administratif: 'A',
  siege: { ...office, ...place },
  matching_etablissements: [],
}

test('a body that is known is found, with its kind and its address', async () => {
  const asked: string[] = []
  const directory = await directoryThat((request, response) => {
    asked.push(request.url ?? '')
    results(body)(request, response)
  })
  expect(await directory.find(DINUM)).toEqual({
    state: 'found',
    company: {
      siren: DINUM,
      siret: '13002526500013',
      name: 'UN SERVICE',
      legalCategory: '7120',
      kind: 'etat',
      address: '20 AVENUE DE SEGUR 75007 PARIS',
      postalCode: '75007',
      communeCode: '75107',
      departement: '75',
      region: '11',
      isClosed: false,
    },
  })
  expect(asked).toEqual([`/search?q=${DINUM}&page=1&per_page=5`])
})

test('a SIRET finds its own establishment, not the head office', async () => {
  const site = { ...place, siret: '13002526500021', adresse: '1 RUE D’ICI 69001 LYON', code_postal: '69001' }
  const directory = await directoryThat(results({ ...body, matching_etablissements: [site] }))
  const found = await directory.find('13002526500021')
  expect(found).toMatchObject({ company: { siret: '13002526500021', postalCode: '69001' } })
})

test('another body, or none, is an absence', async () => {
  expect(await (await directoryThat(results({ ...body, siren: '424761419' }))).find(DINUM)).toEqual({
    state: 'absent',
  })
})

test('what people asked not to publish is not taken, nor where a sole trader lives', async () => {
  const hidden = { ...body, nom_complet: '[NON-DIFFUSIBLE]', nom_raison_sociale: null }
  expect(await (await directoryThat(results(hidden))).find(DINUM)).toEqual({ state: 'absent' })
})

test('the address of a sole trader is not kept', async () => {
  const directory = await directoryThat(results({ ...body, nature_juridique: '1000' }))
  expect(await directory.find(DINUM)).toMatchObject({ company: { address: null, postalCode: null } })
})

test('a closed body is said closed', async () => {
  const directory = await directoryThat(results({ ...body, etat_administratif: 'C' }))
  expect(await directory.find(DINUM)).toMatchObject({ company: { isClosed: true } })
})

test('wrong numbers and codes from the service are left out', async () => {
  const siege = {
    ...office,
    ...place,
    siret: '13002526500014',
    code_postal: '<b>',
    departement: '0'.repeat(9),
  }
  const directory = await directoryThat(results({ ...body, siege, nature_juridique: 'x' }))
  expect(await directory.find(DINUM)).toMatchObject({
    company: { siret: null, postalCode: null, departement: null, legalCategory: null, kind: 'autre' },
  })
})

test('a service that is slow is left, even when it has begun to answer', async () => {
  const directory = await directoryThat((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"results":')
  })
  // Without a limit of ours it would wait for ever, and the test with it.
  expect(await directory.find(DINUM)).toEqual({ state: 'unavailable', why: 'timeout' })
})

test('a service that is broken is said unavailable', async () => {
  const html: RequestListener = (_, response) => response.end('<html>maintenance</html>')
  expect(await (await directoryThat(html)).find(DINUM)).toEqual({ state: 'unavailable', why: 'unreadable' })
})

test.each([
  ['refuses', json({ erreur: 'trop de requêtes' }, 429), 'unreachable'],
  ['fails', json({}, 500), 'unreachable'],
  ['answers another shape', json({ results: [{ siren: 12 }] }), 'unreadable'],
  ['answers too much', json({ results: [], pad: 'x'.repeat(300_000) }), 'too-big'],
  [
    'sends elsewhere',
    ((_, response) => response.writeHead(302, { location: '/ailleurs' }).end()) as RequestListener,
    'unreachable',
  ],
  ['hangs up', ((request) => request.socket.destroy()) as RequestListener, 'unreachable'],
])('a service that %s is said unavailable', async (_, answers, why) => {
  expect(await (await directoryThat(answers)).find(DINUM)).toEqual({ state: 'unavailable', why })
})

test('a service that is down is said unreachable', async () => {
  const directory = await directoryThat(results())
  await new Promise((closed) => server?.close(closed))
  expect(await directory.find(DINUM)).toEqual({ state: 'unavailable', why: 'unreachable' })
})
