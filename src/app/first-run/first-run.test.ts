import { beforeEach, expect, test } from 'vitest'
import { nobody } from '#platform/acting.ts'
import { behindWall } from '#platform/wall.ts'
import { offerHostCode } from '#registry/person/index.ts'
import { twoSpaces } from '#test/two-spaces.ts'
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

test('who begins and who ceases to run the instance is written, read by those inside, and never rewritten', async () => {
  const cast = await twoSpaces(world)
  const host = await world.signIn({ name: 'Hôtesse Tenant' })
  await host.post('/premier-acces', { code })
  for (const reader of [host, cast.member, cast.stranger]) {
    const page = await (await reader.get('/instance/registre')).text()
    expect(page).toContain('Hôtesse Tenant')
    expect(page).toContain('A pris la main sur l’instance')
    expect(await (await reader.get('/instance/registre.csv')).text()).toContain('Hôtesse Tenant,host.begin')
  }
  expect((await cast.outsider.get('/instance/registre')).status).toBe(404)
  const friend = await cast.join(cast.coop, 'Gil Ami', 'sympathiser')
  expect((await friend.get('/instance/registre')).status).toBe(404)
  expect((await world.get('/instance/registre')).status).toBe(303)
  expect(await (await cast.member.get('/en/espaces/espace-732829320/registre')).text()).toContain(
    'href="/en/instance/registre"',
  )
  for (const who of [friend, cast.outsider]) {
    const db = await behindWall(world.db, actorOf(who.person, who === friend ? cast.coop : undefined))
    expect(await db.selectFrom('instance_register').selectAll().execute()).toEqual([])
    await expect(db.selectFrom('instance_act').selectAll().execute()).rejects.toThrow('permission denied')
  }
  await expect(world.db.deleteFrom('instance_act').execute()).rejects.toThrow('append-only')
  await expect(world.db.updateTable('instance_act').set({ target: 'x' }).execute()).rejects.toThrow(
    'append-only',
  )
  await world.db.deleteFrom('host').execute()
  const acts = await world.db.selectFrom('instance_act').select(['act', 'person_id']).orderBy('id').execute()
  expect(acts).toEqual([
    { act: 'host.begin', person_id: host.person },
    { act: 'host.end', person_id: host.person },
  ])
})

const actorOf = (id: string, organisationId?: bigint) => ({
  ...nobody,
  person: { id, name: '', email: '', session: '' },
  memberships: new Map(organisationId === undefined ? [] : [[organisationId, new Set(['sympathiser'])]]),
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
  expect(html).toMatch(/mot de passe, montré une seule fois : [a-z0-9]{16}/)
  expect(html).toContain('(démonstration)')
  const register = await (await host.get('/instance/registre')).text()
  expect(register).toMatch(/Hôte<\/td>\s*<td[^>]*>Monde de démonstration chargé/)
  const twice = await host.post('/premier-acces/demonstration', {})
  expect([twice.status, (await twice.text()).includes('Un espace existe déjà')]).toEqual([422, true])
})
