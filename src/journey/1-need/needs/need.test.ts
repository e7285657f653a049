import { beforeEach, expect, test } from 'vitest'
import { readSubjects } from '#registry/taxonomy/index.ts'
import { emptyWorld, type World } from '#test/world.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})

const CANTEEN =
  'Nous sommes une ville de 24 000 habitants. Les familles doivent pouvoir inscrire leurs enfants à la cantine, payer et recevoir une attestation. Nous gardons notre logiciel de facturation. 60 000 € au plus, ouverture en septembre 2027.'

/** Writes a need as a visitor does; answers its address. */
const describe = async (text = CANTEEN): Promise<string> => {
  const answer = await world.post('/besoins', { text })
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}
const text = async (path: string) => (await world.get(path)).text()

test('a need is described without an account, and only who holds its key sees it', async () => {
  const path = await describe()
  expect(path).toMatch(/^\/besoins\/[a-z0-9]{10}$/)
  expect(await text(`${path}/suivi`)).toContain('Décrit')
  expect(await text('/mes-besoins')).toContain(path)
  world.cookies.clear()
  for (const page of ['suivi', 'preciser', 'compris', 'publier'])
    expect((await world.get(`${path}/${page}`)).status).toBe(404)
  expect(await text('/besoins')).not.toContain(path)
})

test('an empty need and one of 50,000 signs are refused beside the field, and the text is kept', async () => {
  const empty = await world.post('/besoins', { text: '  \n ' })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('Écrivez votre besoin')
  const long = await world.post('/en/besoins', { text: 'a é '.repeat(12_500) })
  expect(long.status).toBe(422)
  const page = await long.text()
  expect(page).toContain('longer than 10,000 signs')
  expect(page).toContain('a é a é')
  expect(await world.db.selectFrom('need').select('id').execute()).toEqual([])
})

test('emoji, right-to-left text, HTML and SQL are only text', async () => {
  const hard = `🗺️ عربي <script>alert(1)</script> '); drop table need; -- \u202e`
  const path = await describe(hard)
  const page = await text(`${path}/preciser`)
  expect(page).toContain('&lt;script&gt;alert(1)')
  expect(page).not.toContain('<script>alert')
  const { text: saved } = await world.db.selectFrom('need').select('text').executeTakeFirstOrThrow()
  expect(saved).toBe(hard)
})

const precise = { title: 'Cantine en ligne', text: CANTEEN }

test('what is made precise is kept, and what is wrong is named field by field', async () => {
  const path = await describe()
  const refused = await world.post(`${path}/preciser`, {
    ...precise,
    population: 'beaucoup',
    budget_min: '10',
    budget_max: '5',
    deadline: '31/12/2027',
  })
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('par exemple 24')
  expect(page).toContain('value="beaucoup"')
  const saved = await world.post(`${path}/preciser`, {
    ...precise,
    population: '24 000',
    budget_max: '60 000 €',
    deadline: '2027-09-01',
    hosting: 'france',
    accessibility: 'on',
  })
  expect(saved.status).toBe(303)
  const need = await world.db.selectFrom('need').selectAll().executeTakeFirstOrThrow()
  expect(need).toMatchObject({
    population: 24_000,
    budget_max: 60_000_00n,
    deadline: '2027-09-01',
    accessibility: true,
  })
})

test('what we understood is corrected one gesture at a time, and computed again', async () => {
  const path = await describe()
  expect(await text(`${path}/compris`)).toContain('24\u202f000 habitants')
  expect(
    (await world.post(`${path}/compris`, { geste: 'population', combien: '9 000', unite: 'familles' }))
      .status,
  ).toBe(303)
  expect((await world.post(`${path}/compris`, { geste: 'budget', min: '', max: '45000' })).status).toBe(303)
  expect((await world.post(`${path}/compris`, { geste: 'ajouter', fonction: 'sig' })).status).toBe(303)
  const page = await text(`${path}/compris`)
  expect(page).toContain('9\u202f000 familles')
  expect(page).toContain('45\u202f000')
  const { functions } = await world.db.selectFrom('need').select('functions').executeTakeFirstOrThrow()
  expect(functions).toContain('sig')
  await world.post(`${path}/compris`, { geste: 'retirer', fonction: 'sig' })
  const after = await world.db.selectFrom('need').select('functions').executeTakeFirstOrThrow()
  expect(after.functions).not.toContain('sig')
  expect((await world.post(`${path}/compris`, { geste: 'budget', min: 'x', max: '' })).status).toBe(422)
})

test('published, a need is listed; redacted, its body is nowhere; withdrawn, it leaves', async () => {
  const path = await describe('À Clairlieu, nous cherchons un agenda partagé pour 40 agents')
  await world.post(`${path}/preciser`, {
    title: 'Agenda pour Clairlieu',
    text: 'À Clairlieu, nous cherchons un agenda partagé pour 40 agents',
    body_name: 'Ville de Clairlieu',
    body_kind: 'commune',
  })
  const named = await world.post(`${path}/publier`, {
    visibility: 'redacted',
    public_title: 'Agenda partagé',
    public_text: 'Les agents de CLAIRLIEU partagent un agenda',
  })
  expect(named.status).toBe(422)
  expect(await named.text()).toContain('un mot du nom de l’organisme')
  const shown = {
    visibility: 'redacted',
    public_title: 'Agenda partagé',
    public_text: 'Quarante agents, un agenda',
  }
  expect((await world.post(`${path}/publier`, shown)).status).toBe(303)
  world.cookies.clear()
  for (const page of ['/besoins', '/besoins?mots=agenda', '/besoins.csv', '/en/besoins']) {
    const seen = await text(page)
    expect(seen).toContain('Agenda partagé')
    expect(seen).not.toMatch(/clairlieu/i)
  }
  expect(await text('/besoins?mots=clairlieu')).toContain('Aucun besoin ne correspond')
})

test('a need on a subject is not published before its mandatory answers, which are named', async () => {
  const path = await describe()
  const subject = readSubjects()
    .flatMap(({ subjects }) => subjects)
    .find(({ mandatory }) => mandatory.length > 0)
  await world.post(`${path}/preciser`, { ...precise, subject: subject?.id ?? '' })
  const asked = subject?.mandatory ?? []
  expect(asked.length).toBeGreaterThan(0)
  const refused = await world.post(`${path}/publier`, { visibility: 'public' })
  expect(refused.status).toBe(422)
  const page = await refused.text()
  for (const question of asked) expect(page).toContain(question.label.fr.replaceAll("'", '&#39;'))
})

test('the link of the message opens the need in another browser, and the address loses the key', async () => {
  const path = await describe()
  await world.post(`${path}/publier`, { visibility: 'private', email: 'agent@clairlieu.example' })
  const { body } = await world.db.selectFrom('mail').select('body').executeTakeFirstOrThrow()
  const [, link = ''] = /(\/besoins\/\S+\/cle\/\S+)/.exec(body) ?? []
  world.cookies.clear()
  const opened = await world.get(link)
  expect(opened.headers.get('location')).toBe(`${path}/suivi`)
  expect((await world.get(`${path}/suivi`)).status).toBe(200)
  expect((await world.get(`${path}/cle/AAAAAAAAAAAAAAAAAAAAAA`)).status).toBe(404)
})

test('closed, opened again, erased: each leaves its trace, then none', async () => {
  const path = await describe()
  await world.post(`${path}/publier`, { visibility: 'public' })
  await world.post(`${path}/etat`, { vers: 'handled', note: 'Adopté la solution du voisin' })
  expect(await text(`${path}/suivi`)).toContain('Adopté la solution du voisin')
  await world.post(`${path}/etat`, { vers: 'open' })
  expect(await text('/besoins')).toContain(path)
  expect((await world.post(`${path}/effacer`, {})).status).toBe(303)
  for (const table of ['need', 'need_key', 'need_event'] as const)
    expect(await world.db.selectFrom(table).selectAll().execute()).toEqual([])
})

test('a day is that of France, also when it has begun there and not yet in Greenwich', async () => {
  world.setNow('2026-11-21T23:30:00Z')
  await world.post('/besoins', { text: 'Nous cherchons un outil pour les inscriptions à la cantine.' })
  expect(await (await world.get('/mes-besoins')).text()).toContain('22 novembre 2026')
})

test('what is copied from a PDF is kept without its ligatures', async () => {
  await world.post('/besoins', { text: 'ﬁnancer les oﬃces de tourisme' })
  const { title, text } = await world.db
    .selectFrom('need')
    .select(['title', 'text'])
    .executeTakeFirstOrThrow()
  expect([title, text]).toEqual(['Financer les offices de tourisme', 'financer les offices de tourisme'])
})
