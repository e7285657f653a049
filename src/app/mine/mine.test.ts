import { beforeEach, expect, test } from 'vitest'
import { twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, type World } from '#test/world.ts'

let world: World
const emptiedWorld = async () => {
  world = await emptyWorld()
  return world
}
beforeEach(async () => {
  world = await emptyWorld()
  await world.db
    .insertInto('organisation')
    .values({
      siren: '732829320',
      name: 'Coopérative',
      kind: 'cooperative',
      source: 'saisie',
      search_name: '',
      search_key: '',
      search: '',
    })
    .execute()
  await world.db
    .insertInto('space')
    .values({ organisation_id: 1n, slug: 'coop', opened_on: '2026-01-01' })
    .execute()
})

test('a visitor is asked who they are; someone new is told that nothing waits', async () => {
  const asked = await world.get('/en/mon')
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/en/connexion?suite=%2Fen%2Fmon'])
  const ada = await world.signIn({ name: 'Ada' })
  const html = await (await ada.get('/mon')).text()
  expect(html).toContain('Bonjour Ada')
  expect(html).toContain('Rien ne vous attend aujourd’hui')
})

test('a late milestone waits for who leads, and for nobody else', async () => {
  const lead = await world.signIn({ name: 'Léa' })
  const other = await world.signIn({ name: 'Omar' })
  const made_by = lead.person
  const { id } = await world.db
    .insertInto('project')
    .values({ slug: 'carte', organisation_id: 1n, choice: 'create', title: 'Carte', made_by })
    .returning('id')
    .executeTakeFirstOrThrow()
  await world.db
    .insertInto('project_person')
    .values({ project_id: id, person_id: lead.person, tie: 'lead', from_on: '2026-01-01' })
    .execute()
  await world.db
    .insertInto('milestone')
    .values([
      { project_id: id, position: 1, title: 'Maquette', due_on: '2026-11-20' },
      { project_id: id, position: 2, title: 'Ouverture', due_on: '2026-11-21' },
    ])
    .execute()
  const html = await (await lead.get('/mon')).text()
  expect(html).toContain('Jalon « Maquette » en retard')
  expect(html).not.toContain('Ouverture')
  expect(html).toContain('Vous le menez')
  const elsewhere = await (await other.get('/mon')).text()
  expect(elsewhere).not.toContain('Carte')
  // Switched off, the chantier is nowhere; the data stay.
  await world.db
    .updateTable('space')
    .set({ modules_off: ['project'] })
    .execute()
  expect(await (await lead.get('/mon')).text()).not.toContain('Carte')
})

test('who works for a party finds the chantier there; what is over waits for nobody', async () => {
  const cast = await twoSpaces(await emptiedWorld())
  const id = await cast.project({ is_public: true })
  const clerk = await cast.join(cast.other, 'Fanny Mel', 'member')
  const friend = await cast.join(cast.other, 'Gil Ami', 'sympathiser')
  const html = async (who: { get: World['get'] }, path = '/mon') => (await who.get(path)).text()
  await world.db
    .insertInto('project_party')
    .values({ project_id: id, organisation_id: cast.other, kind: 'sponsor', from_on: '2026-01-01' })
    .execute()
  expect(await html(clerk)).toContain('Vous n’êtes sur aucun chantier')
  await world.db.updateTable('project_party').set({ accepted_on: '2026-01-01' }).execute()
  expect(await html(clerk)).toContain('href="/chantiers/carte"')
  expect(await html(friend)).toContain('Vous n’êtes sur aucun chantier')

  const base = '/chantiers/carte'
  await cast.member.post(`${base}/jalons`, { title: 'Maquette', due_on: '2026-11-20' })
  const risk = { title: 'Seul mainteneur', likelihood: 'high', impact: 'high', answer: '' }
  await cast.member.post(`${base}/registre/risques`, risk)
  const decision = { title: 'Forge', why: 'Libre.', who: 'Nous', decided_on: '2026-11-01' }
  await cast.member.post(`${base}/registre/decisions`, { ...decision, review_on: '2026-11-15' })
  const waits = ['Jalon « Maquette » en retard', 'Risque « Seul mainteneur »', 'Décision « Forge » à revoir']
  for (const shown of waits) {
    expect(await html(cast.member)).toContain(shown)
    expect(await html(clerk)).not.toContain(shown)
  }
  expect(await html(world, base)).toContain('1 jalon en retard')
  await cast.member.post(`${base}/phase`, { phase: 'stopped', from_on: '2026-11-21', reason: 'Budget.' })
  const after = await html(cast.member)
  for (const shown of waits) expect(after).not.toContain(shown)
  expect(after).toContain('Une ligne à dire (arrêt de chantier), sur La carte')
  for (const who of [world, cast.member])
    expect(await html(who, base)).not.toMatch(/1 jalon en retard|En retard depuis/)
})
