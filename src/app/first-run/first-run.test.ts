import { beforeEach, expect, test } from 'vitest'
import { offerHostCode } from '#registry/person/index.ts'
import { emptyWorld, type World } from '#test/world.ts'

let world: World
let code: string
beforeEach(async () => {
  world = await emptyWorld()
  code = (await offerHostCode(world.db)) ?? ''
})
const hosts = () => world.db.selectFrom('host').select('person_id').execute()

test('the code of the terminal makes one host, once', async () => {
  expect(code).toMatch(/^([A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}$/)
  const first = await world.signIn({ name: 'Première' })
  const second = await world.signIn({ name: 'Seconde' })
  expect(await (await first.get('/premier-acces')).text()).toContain('Code d’hébergeur')
  const wrong = await first.post('/premier-acces', { code: 'AAAA-AAAA-AAAA-AAAA' })
  expect([wrong.status, await hosts()]).toEqual([422, []])
  // Copied by hand, in small letters and without dashes.
  const taken = await first.post('/premier-acces', { code: code.toLowerCase().replaceAll('-', ' ') })
  expect([taken.status, await hosts()]).toEqual([303, [{ person_id: first.person }]])
  expect((await second.post('/premier-acces', { code })).status).toBe(404)
  expect((await second.get('/premier-acces')).status).toBe(404)
  expect(await (await first.get('/premier-acces')).text()).toContain('Vous tenez cette instance')
  expect(await offerHostCode(world.db)).toBeUndefined()
})

test('signed out, or with an address not confirmed, the code opens nothing', async () => {
  expect(await (await world.get('/premier-acces')).text()).toContain('Créer un compte')
  expect((await world.post('/premier-acces', { code })).status).toBe(422)
  const hasty = await world.signIn({ name: 'Pressée' })
  await world.db.updateTable('person').set({ email_verified: false }).execute()
  expect((await hasty.post('/premier-acces', { code })).status).toBe(422)
  expect(await hosts()).toEqual([])
})

test('each start makes the code of the start before worth nothing', async () => {
  const next = await offerHostCode(world.db)
  const one = await world.signIn({ name: 'Une' })
  expect((await one.post('/premier-acces', { code })).status).toBe(422)
  expect((await one.post('/premier-acces', { code: next ?? '' })).status).toBe(303)
})

test('the host loads the demonstration where nothing is, once; its password is shown, and signs in', async () => {
  const host = await world.signIn({ name: 'Hôte' })
  expect((await host.post('/premier-acces/demonstration', {})).status).toBe(404)
  await host.post('/premier-acces', { code })
  const loaded = await host.post('/premier-acces/demonstration', {})
  expect(loaded.status).toBe(200)
  const html = await loaded.text()
  expect(html).toMatch(/mot de passe, montré une seule fois : [a-z0-9]{16}/)
  expect(html).toContain('(démonstration)')
  const twice = await host.post('/premier-acces/demonstration', {})
  expect([twice.status, (await twice.text()).includes('Un espace existe déjà')]).toEqual([422, true])
})
