import { beforeEach, expect, test } from 'vitest'
import { emptyWorld, type World } from '#test/world.ts'

let world: World
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
  expect(html).toContain('Jalon « Maquette » en retard')
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
