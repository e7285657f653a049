import { beforeEach, expect, test } from 'vitest'
import { CATALOGUE_FOLDER, loadCatalogue } from '#registry/solution/index.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { reindexSolutions } from './index/reindex.actions.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})

const CANTEEN =
  'Nous sommes une ville de 24 000 habitants. Les familles doivent pouvoir inscrire leurs enfants à la cantine, payer et recevoir une attestation.'
const AGENDA = 'Un agenda partagé pour les quarante agents de notre mairie, avec les salles à réserver'

const describe = async (text: string): Promise<string> =>
  (await world.post('/besoins', { text })).headers.get('location') ?? ''
const text = async (path: string) => (await world.get(path)).text()

/** Publishes a need from another browser; answers its address. */
async function neighbour(words: string, fields: Record<string, string> = {}): Promise<string> {
  const own = new Map(world.cookies)
  world.cookies.clear()
  const path = await describe(words)
  await world.post(`${path}/publier`, { visibility: 'public', ...fields })
  world.cookies.clear()
  for (const [name, value] of own) world.cookies.set(name, value)
  return path
}

async function withCatalogue() {
  await loadCatalogue(world.acting())
  await reindexSolutions(world.acting())
}

test('a need in plain French gets ranked solutions, each with reasons; correcting it changes the reasons', async () => {
  expect(CATALOGUE_FOLDER).toBeDefined()
  await withCatalogue()
  const path = await describe(AGENDA)
  const page = await text(path)
  expect(page).toContain('Ce que nous avons compris')
  expect(page).toMatch(/GRR|SOGo/)
  expect(page).toContain('Répond à vos mots')
  expect(page).toMatch(/besoins? sur \d/)
  await world.post(`${path}/compris`, { geste: 'ajouter', fonction: 'sig' })
  expect(await text(path)).toContain('Consulter et gérer des cartes')
  expect(await text(`/en${path}`)).toContain('What we understood')
})

test('nothing in the catalogue: that is said first, with a way out', async () => {
  const path = await describe(CANTEEN)
  const page = await text(path)
  expect(page).toContain('Rien d’éprouvé ne répond à ce besoin')
  expect(page.indexOf('Qui d’autre')).toBeLessThan(page.indexOf('id="solutions"'))
})

test('a private need is nowhere; published, its page shows the public words to all', async () => {
  const path = await describe(AGENDA)
  const cookies = new Map(world.cookies)
  world.cookies.clear()
  expect((await world.get(path)).status).toBe(404)
  for (const [name, value] of cookies) world.cookies.set(name, value)
  await world.post(`${path}/publier`, {
    visibility: 'redacted',
    public_title: 'Agenda partagé',
    public_text: 'Quarante agents',
  })
  world.cookies.clear()
  const seen = await text(path)
  expect(seen).toContain('Quarante agents')
  expect(seen).not.toContain('notre mairie')
})

test('three bodies with the same need are suggested as one group, each with its own visibility', async () => {
  await neighbour(AGENDA)
  await neighbour('Agenda partagé entre agents de la mairie, et réservation des salles', {
    visibility: 'redacted',
    public_title: 'Agenda partagé et salles',
    public_text: 'Agenda partagé entre agents, réservation de salles',
  })
  const path = await describe(
    'Nous cherchons un agenda partagé pour les agents de la mairie et la réservation des salles',
  )
  const page = await text(path)
  expect(page).toContain('Besoins semblables')
  expect(page).toContain('Agenda partagé et salles')
  await world.post(`${path}/publier`, { visibility: 'public' })
  const pool = await text('/mutualiser')
  expect(pool).toContain('3 organismes')
})

test('a group is formed, joined, announces, differs, and is left; the last one closes it', async () => {
  await neighbour(AGENDA, { email: 'voisin@coop.example' })
  const path = await describe(AGENDA)
  await world.post(`${path}/publier`, { visibility: 'private' })
  expect(await text(`${path}/grouper`)).toContain('Inviter')
  const [other = ''] = (await world.db.selectFrom('public_need').select('ref').execute()).map(
    ({ ref }) => ref,
  )
  const formed = await world.post(`${path}/grouper`, {
    title: 'Un agenda à plusieurs',
    purpose: '',
    invited: [other],
  })
  const group = formed.headers.get('location') ?? ''
  expect(group).toMatch(/^\/groupes\//)
  const invitation = await world.db
    .selectFrom('mail')
    .select(['recipient', 'body'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect(invitation.recipient).toBe('voisin@coop.example')
  expect(invitation.body).toContain(group)
  expect(await text(group)).toContain('Un organisme discret')
  const ref = path.split('/').at(-1) ?? ''
  expect((await world.post(`${group}/montant`, { besoin: ref, euros: 'mille' })).status).toBe(422)
  await world.post(`${group}/montant`, { besoin: ref, euros: '12 000' })
  const [, link = ''] = /(\/besoins\/\S+\/cle\/\S+)/.exec(invitation.body) ?? []
  await world.get(link)
  await world.post(`${group}/rejoindre`, { besoin: other })
  expect(await text(group)).toContain('2 organismes')
  await world.post(`${group}/quitter`, { besoin: ref })
  expect((await world.post(`${group}/quitter`, { besoin: other })).headers.get('location')).toBe(
    '/mutualiser',
  )
  expect((await world.get(group)).status).toBe(404)
})

test('a stranger neither joins with the need of another, nor leaves for them', async () => {
  const theirs = await neighbour(AGENDA)
  const path = await describe(AGENDA)
  await world.post(`${path}/publier`, { visibility: 'public' })
  const group = (await world.post(`${path}/grouper`, { title: 'À nous' })).headers.get('location') ?? ''
  const refused = await world.post(`${group}/rejoindre`, { besoin: theirs.split('/').at(-1) ?? '' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('n’est plus à vous')
})

test('what leaves the public view leaves the index at once, words included', async () => {
  const path = await describe('Clairlieu cherche un agenda partagé')
  await world.post(`${path}/publier`, { visibility: 'public' })
  await text('/mutualiser')
  const words = async () =>
    (await world.db.selectFrom('need_word').select('word').execute()).map(({ word }) => word)
  expect(await words()).toContain('clairlieu')
  await world.post(`${path}/publier`, { visibility: 'private' })
  expect(await words()).not.toContain('clairlieu')
  expect(await world.db.selectFrom('need_indexed').selectAll().execute()).toEqual([])
})

test('the three ways are compared, exported and chosen', async () => {
  await withCatalogue()
  const path = await describe(AGENDA)
  const page = await text(`${path}/comparer`)
  expect(page).toContain('Adopter')
  expect(page).toContain('Inconnu : moins de trois chantiers')
  const pdf = await world.get(`${path}/comparer.pdf`)
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const sheet = await world.get(`${path}/comparer.xlsx`)
  expect(
    Buffer.from(await sheet.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  expect(await text(`${path}/comparer.csv`)).toContain('Ce qui existe')
  expect((await world.post(`${path}/comparer`, { voie: 'adopt', solution: 'rien-de-tel' })).status).toBe(422)
  expect(
    (await world.post(`${path}/comparer`, { voie: 'adopt', solution: 'nextcloud', note: 'Voisins' })).status,
  ).toBe(303)
  expect(await text(`${path}/comparer`)).toContain('Voie retenue : Adopter Nextcloud')
  expect(await text(`${path}/suivi`)).toContain('Voie retenue')
})
