import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { type Actor, nobody } from '#platform/acting.ts'
import { dayOf } from '#platform/clock.ts'
import { behindWall } from '#platform/wall.ts'
import { type Visibility, visibilities } from '#registry/profile/index.ts'
import { emptyWorld, type World } from '#test/world.ts'

let world: World
type Someone = Awaited<ReturnType<World['signIn']>>
let ada: Someone
let peer: Someone
let sympathiser: Someone
let neighbour: Someone
let stranger: Someone

const join = (organisation_id: bigint, person_id: string, role: 'member' | 'administrator' | 'sympathiser') =>
  world.db
    .insertInto('membership')
    .values({ organisation_id, person_id, role, from_on: '2026-01-01' })
    .execute()

async function space(siren: string, slug: string): Promise<bigint> {
  const texts = { name: slug, search_name: slug, search_key: slug, search: slug }
  const { id } = await world.db
    .insertInto('organisation')
    .values({ siren, kind: 'cooperative', source: 'saisie', ...texts })
    .returning('id')
    .executeTakeFirstOrThrow()
  await world.db.insertInto('space').values({ organisation_id: id, slug, opened_on: '2026-01-01' }).execute()
  return id
}
let coop: bigint
let other: bigint

beforeEach(async () => {
  world = await emptyWorld()
  ada = await world.signIn({ name: 'Ada Lumière' })
  peer = await world.signIn({ name: 'Bao' })
  sympathiser = await world.signIn({ name: 'Chris' })
  neighbour = await world.signIn({ name: 'Dominique' })
  stranger = await world.signIn({ name: 'Eden' })
  coop = await space('732829320', 'exemple')
  other = await space('552100554', 'autre')
  await join(coop, ada.person, 'member')
  await join(coop, peer.person, 'administrator')
  await join(coop, sympathiser.person, 'sympathiser')
  await join(other, neighbour.person, 'member')
})

const profile = (over: Record<string, string | string[]> = {}) => ({
  name: 'Ada Lumière',
  per: 'month',
  ...over,
})
const SKILLS = '/mon/profil/savoir-faire'
const addSkill = (fields: Record<string, string>) =>
  ada.post(SKILLS, { level: '2', visibility: 'public', ...fields })

test('a profile asks for an account, and leads back to itself', async () => {
  const answer = await world.get('/mon/profil')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toContain('/connexion?suite=%2Fmon%2Fprofil')
})

test('what was saved comes back in the form, each field with its visibility', async () => {
  const answer = await ada.post(
    '/mon/profil',
    profile({
      headline: 'Je relie les logiciels',
      'seen-headline': 'public',
      rate: '450,50',
      'seen-rate': 'coop',
      load: '20',
      languages: ['fr', 'fsl'],
      links: 'https://exemple.fr/ada',
    }),
  )
  expect(answer.headers.get('location')).toBe('/mon/profil?fait=oui')
  const page = await (await ada.get('/mon/profil?fait=oui')).text()
  for (const said of ['Profil enregistré', 'Je relie les logiciels', '450,50', 'ada-lumiere'])
    expect(page).toContain(said)
  const rows = await world.db
    .selectFrom('profile_field')
    .select(['field', 'visibility'])
    .orderBy('field')
    .execute()
  expect(rows).toEqual([
    { field: 'availability', visibility: 'me' },
    { field: 'headline', visibility: 'public' },
    { field: 'languages', visibility: 'me' },
    { field: 'links', visibility: 'me' },
    { field: 'load', visibility: 'me' },
    { field: 'rate', visibility: 'coop' },
  ])
})

test('a refused field is named, what was typed stays, and nothing is saved', async () => {
  const answer = await ada.post(
    '/mon/profil',
    profile({ rate: 'beaucoup', links: 'javascript:alert(1)', bio: 'Bonjour' }),
  )
  const page = await answer.text()
  expect(answer.status).toBe(422)
  for (const said of ['montant en euros par jour', 'https://', 'Bonjour', 'beaucoup', 'href="#rate"'])
    expect(page).toContain(said)
  expect(await world.db.selectFrom('profile').selectAll().execute()).toEqual([])
})

test('an address is one person’s; another with the same name gets the next one', async () => {
  await ada.post('/mon/profil', profile())
  await peer.post('/mon/profil', profile())
  const handles = await world.db.selectFrom('profile').select('handle').orderBy('handle').execute()
  expect(handles.map(({ handle }) => handle)).toEqual(['ada-lumiere', 'ada-lumiere-2'])
  const answer = await peer.post('/mon/profil', profile({ handle: 'ada-lumiere' }))
  expect([answer.status, (await answer.text()).includes('déjà celle de quelqu’un')]).toEqual([422, true])
})

test('three skills are suggested for what is typed; one is confirmed with its level and its proof', async () => {
  const page = await (await ada.get(`${SKILLS}?mots=accesibilit%C3%A9`)).text()
  expect(page).toContain('value="rgaa"')
  const many = await (await ada.get(`${SKILLS}?mots=gestion`)).text()
  expect(many.match(/name="skill"/g)).toHaveLength(4)
  await addSkill({ skill: 'rgaa', level: '3', proof: 'https://exemple.fr/audit', transmit: 'oui' })
  const seen = await (await world.get('/vivier/ada-lumiere')).text()
  for (const said of [
    'Accessibilité numérique (RGAA)',
    'Peut guider',
    'Peut transmettre',
    'exemple.fr/audit',
  ])
    expect(seen).toContain(said)
  expect((await addSkill({ skill: 'magie' })).status).toBe(422)
  await ada.post(SKILLS, { skill: 'rgaa', geste: 'retirer' })
  expect((await world.get('/vivier/ada-lumiere')).status).toBe(404)
})

test('an unknown word is kept as written, and a curator ties it to a skill for the next person', async () => {
  await ada.post(SKILLS, { skill: 'aucun', mots: 'Tissage de hamacs' })
  await peer.post(SKILLS, { skill: 'aucun', mots: 'tissage  de HAMACS' })
  expect((await ada.get('/vivier/mots-inconnus')).status).toBe(404)
  expect((await world.get('/vivier/mots-inconnus')).status).toBe(303)
  const queue = await (await peer.get('/vivier/mots-inconnus')).text()
  expect(queue).toContain('Tissage de hamacs')
  const answer = await peer.post('/vivier/mots-inconnus', {
    mot: 'tissage de hamacs',
    geste: 'relier',
    autre: 'illustration',
  })
  expect(answer.status).toBe(303)
  expect(await (await ada.get(`${SKILLS}?mots=tissage+de+hamacs`)).text()).toContain('value="illustration"')
  const again = await peer.post('/vivier/mots-inconnus', { mot: 'tissage de hamacs', geste: 'ecarter' })
  expect([again.status, (await again.text()).includes('déjà répondu')]).toEqual([422, true])
  expect(await world.db.selectFrom('audit_entry').select('act').execute()).toEqual([{ act: 'skill.curate' }])
  const refused = await ada.post('/vivier/mots-inconnus', { mot: 'x', geste: 'ecarter' })
  expect(refused.status).toBe(404)
})

/** Texts that stand nowhere else: a leak is a text found where it may not be. */
const secrets = {
  headline: 'phrase-qzx',
  bio: 'texte-qzx',
  aspirations: 'envie-qzx',
  avoids: 'refus-qzx',
  place: 'lieu-qzx',
  pronouns: 'iel-qzx',
  rate: '3217',
  links: 'https://qzx.exemple.fr/page',
} as const
type Secret = keyof typeof secrets
const names = Object.keys(secrets) as Secret[]
/** How a value is written on a page, in a file or by a program. */
const shapes: Record<Secret, RegExp> = {
  headline: /phrase-qzx/,
  bio: /texte-qzx/,
  aspirations: /envie-qzx/,
  avoids: /refus-qzx/,
  place: /lieu-qzx/,
  pronouns: /iel-qzx/,
  rate: /3\D?217|321700/,
  links: /qzx\.exemple/,
}
const reaches: Record<string, readonly Visibility[]> = {
  self: visibilities,
  peer: ['coop', 'network', 'public'],
  sympathiser: ['network', 'public'],
  neighbour: ['network', 'public'],
  stranger: ['public'],
  nobody: ['public'],
}
const readers = () => ({ self: ada, peer, sympathiser, neighbour, stranger, nobody: world })
const places = ['/vivier', '/vivier/ada-lumiere', '/vivier.csv', '/vivier.json', '/en/vivier/ada-lumiere']

/** How many people a search finds, for one reader. */
async function countFor(reader: { get: World['get'] }, query: string): Promise<number> {
  const { people } = (await (await reader.get(`/vivier.json?${query}`)).json()) as { people: unknown[] }
  return people.length
}

/** What one reader finds, wherever they look: exactly what is open to them. */
async function expectSeen(
  who: string,
  reader: { get: World['get'] },
  open: readonly Secret[],
): Promise<void> {
  const found = (await Promise.all(places.map(async (place) => (await reader.get(place)).text()))).join('\n')
  expect([who, names.filter((name) => shapes[name].test(found))]).toEqual([who, open])
  for (const name of ['headline', 'bio', 'place'] as const) {
    const count = await countFor(reader, `mots=${secrets[name].slice(0, -1)}`)
    expect([who, name, count]).toEqual([who, name, Number(open.includes(name))])
  }
  const status = open.length > 0 || who === 'self' ? 200 : 404
  expect([who, (await reader.get('/vivier/ada-lumiere')).status]).toEqual([who, status])
}

test('no field leaks: whatever the visibilities and the reader, in pages, files and searches', async () => {
  const anyVisibility = fc.constantFrom(...visibilities)
  const anyShown = fc.record(
    Object.fromEntries(names.map((name) => [name, anyVisibility])) as Record<Secret, typeof anyVisibility>,
  )
  const keepsSecrets = fc.asyncProperty(anyShown, async (shown) => {
    const seen = Object.fromEntries(names.map((name) => [`seen-${name}`, shown[name]]))
    expect((await ada.post('/mon/profil', profile({ ...secrets, ...seen }))).status).toBe(303)
    for (const [who, reader] of Object.entries(readers()))
      await expectSeen(
        who,
        reader,
        names.filter((name) => reaches[who]?.includes(shown[name])),
      )
  })
  await fc.assert(keepsSecrets, { numRuns: 10 })
})

test('the second wall hides each line by itself, whatever a query forgets', async () => {
  await ada.post(
    '/mon/profil',
    profile({ bio: 'b', 'seen-bio': 'coop', headline: 'h', 'seen-headline': 'network', place: 'p' }),
  )
  const read = async (someone: Someone, memberships: Actor['memberships']) => {
    const person = { id: someone.person, name: '', email: '', session: '' }
    const db = await behindWall(world.db, { ...nobody, person, memberships })
    const rows = await db.selectFrom('profile_field').select('field').orderBy('field').execute()
    const profiles = await db.selectFrom('profile').select('handle').execute()
    await db
      .deleteFrom('profile_field')
      .where('field', '=', 'headline')
      .where('person_id', '=', ada.person)
      .execute()
    return [rows.map(({ field }) => field), profiles.length]
  }
  const member = new Set(['member'])
  expect(await read(peer, new Map([[coop, member]]))).toEqual([['bio', 'headline'], 1])
  expect(await read(neighbour, new Map([[other, member]]))).toEqual([['headline'], 1])
  expect(await read(stranger, new Map())).toEqual([[], 0])
  expect(await world.db.selectFrom('profile_field').select('field').execute()).toHaveLength(4)
})

test('« see as » shows what such a reader would find', async () => {
  await ada.post(
    '/mon/profil',
    profile({ headline: 'phrase-qzx', 'seen-headline': 'network', bio: 'texte-qzx', 'seen-bio': 'coop' }),
  )
  const as = async (who: string) => (await ada.get(`/mon/profil/apercu?comme=${who}`)).text()
  expect(await as('coop')).toContain('texte-qzx')
  expect(await as('network')).not.toContain('texte-qzx')
  expect(await as('network')).toContain('phrase-qzx')
  expect(await as('public')).toContain('n’existe pas')
})

test('the list filters by skill, level, wish, region and words without accents, over what may be read', async () => {
  await ada.post(
    '/mon/profil',
    profile({ region: '84', 'seen-region': 'public', headline: 'Été à Brégnier', 'seen-headline': 'public' }),
  )
  await addSkill({ skill: 'rgaa', level: '1', learn: 'oui' })
  await addSkill({ skill: 'python', level: '3', visibility: 'coop' })
  const count = (query: string, reader: { get: World['get'] } = world) => countFor(reader, query)
  expect(await count('savoir=rgaa&envie=apprendre')).toBe(1)
  expect(await count('savoir=rgaa&niveau=2')).toBe(0)
  expect(await count('savoir=python&niveau=3')).toBe(0)
  expect(await count('savoir=python&niveau=3', peer)).toBe(1)
  expect(await count('region=84&mots=ete')).toBe(1)
  expect(await count('region=11')).toBe(0)
  expect(await count('mots=accessibilit%C3%A9')).toBe(1)
  expect(await count('mots=%25')).toBe(0)
  const list = await world.get('/vivier?savoir=rgaa')
  expect([list.status, (await list.text()).includes('Ada Lumière')]).toEqual([200, true])
  expect((await world.get('/vivier.xlsx')).headers.get('content-type')).toContain('spreadsheetml')
  expect((await world.get('/vivier?page=7')).status).toBe(302)
})

test('someone says of a skill that they would like to do more of it; it is read with its line', async () => {
  await addSkill({ skill: 'python', level: '2', more: 'oui', visibility: 'coop' })
  const own = await (await ada.get('/mon/profil/savoir-faire/python')).text()
  expect(/<input[^>]*name="more"[^>]*>/.exec(own)?.[0]).toContain('checked')
  const seen = async (reader: { get: World['get'] }) => (await reader.get('/vivier.csv')).text()
  expect(await seen(peer)).toMatch(/Python \(2\)[^\n]*Python/)
  expect(await (await ada.get('/mon/profil/apercu?comme=coop')).text()).toContain('Aimerait en faire plus')
  expect(await (await ada.get('/mon/profil/apercu?comme=network')).text()).not.toContain(
    'Aimerait en faire plus',
  )
})

test('free half-days of a window are counted for those who may know them', async () => {
  await ada.post(
    '/mon/profil',
    profile({ headline: 'x', 'seen-headline': 'public', 'seen-availability': 'coop' }),
  )
  const day = dayOf(new Date('2026-12-01T11:00:00Z'))
  await world.db
    .insertInto('half_day')
    .values(
      (['am', 'pm'] as const).map((half) => ({
        person_id: ada.person,
        day,
        half,
        kind: 'available' as const,
        project_id: null,
        note: null,
        changed_at: new Date(0),
      })),
    )
    .execute()
  const found = (reader: { get: World['get'] }) => countFor(reader, 'du=2026-12-01&au=2026-12-31&libres=2')
  expect([await found(peer), await found(neighbour), await found(world)]).toEqual([1, 0, 0])
  expect(await (await peer.get('/vivier/ada-lumiere')).text()).toContain('Demi-journées libres par mois')
  expect(await (await neighbour.get('/vivier/ada-lumiere')).text()).not.toContain(
    'Demi-journées libres par mois',
  )
})

test('the map of a co-op names what hangs on one person, for its insiders only', async () => {
  await ada.post('/mon/profil', profile())
  await addSkill({ skill: 'paie', level: '2', visibility: 'coop' })
  const page = await (await peer.get('/espaces/exemple/savoir-faire')).text()
  for (const said of ['Paie', 'Ada Lumière', 'Une seule personne']) expect(page).toContain(said)
  expect((await neighbour.get('/espaces/exemple/savoir-faire')).status).toBe(404)
  expect((await sympathiser.get('/espaces/exemple/savoir-faire')).status).toBe(404)
  expect((await world.get('/espaces/exemple/savoir-faire')).status).toBe(303)
})

test('skills that an open role asks for and nobody holds are named', async () => {
  const { id } = await world.db
    .insertInto('project')
    .values({ slug: 'carte', organisation_id: coop, choice: 'adopt', title: 'La carte' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const role = await world.db
    .insertInto('project_role')
    .values({
      project_id: id,
      position: 1,
      title: 'Cartographe',
      half_days: 10,
      is_learner_place: false,
      is_senior: false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await world.db
    .insertInto('project_role_skill')
    .values({ role_id: role.id, skill_id: 'qgis', level: 2, is_must: true })
    .execute()
  const page = await (await ada.get('/espaces/exemple/savoir-faire')).text()
  expect(page).toMatch(/savoir=qgis">QGIS<[\s\S]*1 rôle/)
})

test('a space that switched the vivier off: its map and its people leave, and come back', async () => {
  await ada.post('/mon/profil', profile({ headline: 'phrase-qzx', 'seen-headline': 'public' }))
  const switched = (modules_off: string[]) =>
    world.db.updateTable('space').set({ modules_off }).where('organisation_id', '=', coop).execute()
  await switched(['vivier'])
  for (const path of ['/mon/profil', '/vivier', '/espaces/exemple/savoir-faire'])
    expect((await ada.get(path)).status).toBe(404)
  expect((await world.get('/vivier/ada-lumiere')).status).toBe(404)
  expect(await (await world.get('/vivier.json')).json()).toEqual({ people: [] })
  await switched([])
  expect((await world.get('/vivier/ada-lumiere')).status).toBe(200)
})

test('an erased account leaves no profile', async () => {
  await ada.post('/mon/profil', profile({ headline: 'x', 'seen-headline': 'public' }))
  await world.db.updateTable('person').set({ erased_at: new Date() }).where('id', '=', ada.person).execute()
  expect((await world.get('/vivier/ada-lumiere')).status).toBe(404)
  expect(await world.db.selectFrom('profile_field').selectAll().execute()).toEqual([])
})
