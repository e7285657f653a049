import { beforeEach, expect, test } from 'vitest'
import { profile, SKILLS, type VivierWorld, vivierWorld } from '#test/vivier-world.ts'
import type { World } from '#test/world.ts'

let world: VivierWorld['world']
let ada: VivierWorld['ada']
let peer: VivierWorld['peer']
let addSkill: VivierWorld['addSkill']
beforeEach(async () => {
  ;({ world, ada, peer, addSkill } = await vivierWorld())
})

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

test('an erased account leaves no profile', async () => {
  await ada.post('/mon/profil', profile({ headline: 'x', 'seen-headline': 'public' }))
  await world.db.updateTable('person').set({ erased_at: new Date() }).where('id', '=', ada.person).execute()
  expect((await world.get('/vivier/ada-lumiere')).status).toBe(404)
  expect(await world.db.selectFrom('profile_field').selectAll().execute()).toEqual([])
})
