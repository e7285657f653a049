import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { type Actor, nobody } from '#platform/acting.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { columnsOf, may, permissions } from './permissions.ts'
import { modules, type Role } from './roles.ts'
import { roleWords } from './roles.words.ts'
import { enterBySiretWith } from './siret.actions.ts'

const enterBySiret = enterBySiretWith([])
let world: World
type Someone = Awaited<ReturnType<World['signIn']>>
let chair: Someone
let member: Someone
let stranger: Someone
const COOP = 1n

async function organisation(siren: string, name: string): Promise<bigint> {
  const { id } = await world.db
    .insertInto('organisation')
    .values({
      siren,
      name,
      kind: 'cooperative',
      source: 'saisie',
      search_name: name,
      search_key: name,
      search: name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
const join = (organisation_id: bigint, person_id: string, role: Role) =>
  world.db
    .insertInto('membership')
    .values({ organisation_id, person_id, role, from_on: '2026-01-01' })
    .execute()
const membershipOf = async (person_id: string) =>
  world.db.selectFrom('membership').selectAll().where('person_id', '=', person_id).orderBy('id').execute()
const lastMail = () =>
  world.db.selectFrom('mail').select(['recipient', 'body']).orderBy('id', 'desc').executeTakeFirstOrThrow()
const keyIn = (body: string) => /invitations\/([A-Za-z0-9_-]{22})/.exec(body)?.[1] ?? ''

beforeEach(async () => {
  world = await emptyWorld()
  chair = await world.signIn({ name: 'Alix' })
  member = await world.signIn({ name: 'Bao' })
  stranger = await world.signIn({ name: 'Chris' })
  expect(await organisation('732829320', 'Coopérative Exemple')).toBe(COOP)
  const other = await organisation('552100554', 'Autre coopérative')
  await world.db
    .insertInto('space')
    .values([
      { organisation_id: COOP, slug: 'exemple', opened_on: '2026-01-01' },
      { organisation_id: other, slug: 'autre', opened_on: '2026-01-01' },
    ])
    .execute()
  await join(COOP, chair.person, 'administrator')
  await join(COOP, member.person, 'member')
  await join(other, stranger.person, 'administrator')
})

test('a right comes from the table: today’s role, in the organisation that owns the thing', () => {
  const actor: Actor = {
    ...nobody,
    person: { id: '', name: '', email: '', session: '' },
    memberships: new Map([[COOP, new Set(['member'])]]),
  }
  expect(may(actor, 'audit.read', { organisationId: COOP })).toBe(true)
  expect(may(actor, 'space.change', { organisationId: COOP })).toBe(false)
  expect(may(actor, 'audit.read', { organisationId: 2n })).toBe(false)
  expect(may(nobody, 'project.read-public')).toBe(true)
  expect(may(nobody, 'grid.change', { ties: ['self'] })).toBe(false)
  expect(columnsOf(actor, { organisationId: COOP, ties: ['lead'] })).toEqual([
    'everybody',
    'person',
    'member',
    'lead',
  ])
})

test('the help page says the table, line by line, in both languages', async () => {
  for (const [lang, path] of [['fr', '/aide/droits'] as const, ['en', '/en/aide/droits'] as const]) {
    const html = await (await world.get(path)).text()
    for (const [action, allowed] of Object.entries(permissions)) {
      const who = allowed.map((column) => roleWords[lang].columns[column]).join(', ')
      const line = `${roleWords[lang].actions[action as keyof typeof permissions]}</td><td>${who}`
      expect(html.replace(/<(t[dh])[^>]*>/g, '<$1>').replace(/<\/th>/g, '</td>')).toContain(line)
    }
  }
})

test('a member enters, a stranger finds nothing, a visitor is asked who they are', async () => {
  expect((await member.get('/espaces/exemple')).status).toBe(200)
  expect((await stranger.get('/espaces/exemple')).status).toBe(404)
  const asked = await world.get('/espaces/exemple')
  expect([asked.status, asked.headers.get('location')]).toEqual([
    303,
    '/connexion?suite=%2Fespaces%2Fexemple',
  ])
  expect((await member.get('/espaces/exemple/modules')).status).toBe(404)
  expect((await chair.get('/espaces/exemple/modules')).status).toBe(200)
})

test('invited by letter, one accepts once signed in; the key works once', async () => {
  const sent = await chair.post('/espaces/exemple/invitations', {
    courriel: 'Dana@exemple.fr',
    roles: ['learner', 'member'],
  })
  expect(sent.status).toBe(303)
  const { recipient, body } = await lastMail()
  expect(recipient).toBe('dana@exemple.fr')
  expect(body).toContain('Alix')
  const dana = await world.signIn({ name: 'Dana' })
  expect((await dana.get('/espaces/exemple')).status).toBe(404)
  const letter = `/invitations/${keyIn(body)}`
  const visitor = await world.get(letter)
  expect(visitor.headers.get('location')).toBe('/espaces?lettre=oui')
  const door = (await world.get('/espaces?lettre=oui')).headers.get('location')
  expect(door).toBe(`/connexion?suite=${encodeURIComponent('/espaces?lettre=oui')}`)
  await dana.get(letter)
  const offered = await (await dana.get('/espaces?lettre=oui')).text()
  expect(offered).toContain('Coopérative Exemple')
  expect(offered).not.toContain('Cette invitation ne vaut plus')
  const { id } = await world.db.selectFrom('invitation').select('id').executeTakeFirstOrThrow()
  expect((await stranger.post(`/espaces/invitations/${id}`, { reponse: 'accepted' })).status).toBe(422)
  expect((await dana.post(`/espaces/invitations/${id}`, { reponse: 'accepted' })).status).toBe(303)
  expect(await (await dana.get('/espaces?lettre=oui')).text()).toContain('Cette invitation ne vaut plus')
  expect((await membershipOf(dana.person)).map(({ role, from_on }) => [role, from_on])).toEqual([
    ['learner', '2026-11-21'],
    ['member', '2026-11-21'],
  ])
  expect((await dana.get('/espaces/exemple')).status).toBe(200)
  expect((await dana.post(`/espaces/invitations/${id}`, { reponse: 'accepted' })).status).toBe(422)
})

test('an invitation declined, withdrawn or too old gives nothing', async () => {
  for (const end of ['declined', 'withdrawn', 'old']) {
    await chair.post('/espaces/exemple/invitations', { courriel: `${end}@exemple.fr`, roles: 'member' })
    const guest = await world.signIn({ name: end })
    await guest.get(`/invitations/${keyIn((await lastMail()).body)}`)
    const { id } = await world.db
      .selectFrom('invitation')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    if (end === 'declined') await guest.post(`/espaces/invitations/${id}`, { reponse: 'declined' })
    if (end === 'withdrawn') await chair.post(`/espaces/exemple/invitations/${id}/retrait`, {})
    if (end === 'old') world.setNow('2027-02-01')
    const answer = await guest.post(`/espaces/invitations/${id}`, { reponse: 'accepted' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('a expiré, ou a déjà reçu une réponse')
    expect(await membershipOf(guest.person)).toEqual([])
  }
})

test('a role ends on its day, and the door closes the day after', async () => {
  const [own] = await membershipOf(member.person)
  const left = await member.post(`/espaces/exemple/membres/${own?.id}/fin`, {
    jusqu: '2026-11-30',
    motif: 'Déménagement',
  })
  expect(left.status).toBe(303)
  world.setNow('2026-11-30')
  expect((await member.get('/espaces/exemple')).status).toBe(200)
  world.setNow('2026-12-01')
  expect((await member.get('/espaces/exemple')).status).toBe(404)
  // The reason is read beside the role, until it is forgotten; the register, which is not, quotes the role.
  expect(await (await chair.get('/espaces/exemple/membres')).text()).toContain('Déménagement')
  const register = await (await chair.get('/espaces/exemple/registre.csv')).text()
  expect(register).toContain(`Bao,member.leave,"member (${own?.id}), → 2026-11-30",Bao,`)
  expect(register).not.toContain('Déménagement')
})

test('the last administrator stays until there is another', async () => {
  const [own] = await membershipOf(chair.person)
  const end = () => chair.post(`/espaces/exemple/membres/${own?.id}/fin`, { jusqu: '2026-11-21' })
  const refused = await end()
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('dernier administrateur')
  await chair.post('/espaces/exemple/membres', {
    personne: member.person,
    role: 'administrator',
    des: '2026-11-21',
  })
  expect((await end()).status).toBe(303)
})

test('nobody gives themselves what they were not given', async () => {
  const fields = { personne: member.person, role: 'administrator', des: '2026-11-21' }
  expect((await member.post('/espaces/exemple/membres', fields)).status).toBe(404)
  await join(COOP, member.person, 'representative')
  const refused = await member.post('/espaces/exemple/membres', fields)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Seul un administrateur')
  const [administrator] = await membershipOf(chair.person)
  expect(
    (await member.post(`/espaces/exemple/membres/${administrator?.id}/fin`, { jusqu: '2026-11-21' })).status,
  ).toBe(404)
  const foreign = await chair.post('/espaces/exemple/membres', { ...fields, personne: stranger.person })
  expect(foreign.status).toBe(422)
})

test('what is switched off says why: else nothing changes, and what was ticked stays', async () => {
  const sent = await chair.post('/espaces/exemple/modules', { actifs: ['project'], motif: ' ' })
  const page = await sent.text()
  expect([sent.status, page]).toEqual([422, expect.stringContaining('href="#motif"')])
  expect(page).toMatch(/value="project"[^>]* checked/)
  expect(page).not.toMatch(/value="time"[^>]* checked/)
  const kept = await world.db
    .selectFrom('space')
    .select('modules_off')
    .where('slug', '=', 'exemple')
    .execute()
  expect(kept).toEqual([{ modules_off: [] }])
})

test('what is switched off is written, with who did it, and nothing of the register can be rewritten', async () => {
  const on = modules.filter((name) => name !== 'time')
  expect(
    (await chair.post('/espaces/exemple/modules', { actifs: [...on], motif: 'Pas encore' })).status,
  ).toBe(303)
  const { modules_off } = await world.db
    .selectFrom('space')
    .select('modules_off')
    .where('slug', '=', 'exemple')
    .executeTakeFirstOrThrow()
  expect(modules_off).toEqual(['time'])
  const csv = await (await member.get('/espaces/exemple/registre.csv')).text()
  expect(csv).toContain('Alix,space.modules,time,,Pas encore')
  await expect(world.db.updateTable('audit_entry').set({ act: 'space.open' }).execute()).rejects.toThrow(
    'append-only',
  )
  await expect(world.db.deleteFrom('audit_entry').execute()).rejects.toThrow('append-only')
  await expect(sql`truncate audit_entry`.execute(world.db)).rejects.toThrow('append-only')
})

test('the host opens a space for an organisation, and reads nothing in it', async () => {
  const host = await world.signIn({ name: 'Hôte' })
  expect((await host.post('/espaces', { organisme: '732829320', courriel: 'a@exemple.fr' })).status).toBe(404)
  await world.db.insertInto('host').values({ person_id: host.person }).execute()
  const town = await organisation('356000000', 'Commune d’exemple')
  const fields = { organisme: '356000000', courriel: 'elue@exemple.fr' }
  expect((await host.post('/espaces', fields)).status).toBe(303)
  expect((await lastMail()).recipient).toBe('elue@exemple.fr')
  expect((await host.get('/espaces/exemple')).status).toBe(404)
  // As long as nobody took the keys, the letter may be sent again.
  expect((await host.post('/espaces', fields)).status).toBe(303)
  await join(town, stranger.person, 'administrator')
  // Who opened it from outside is named in its register.
  const opened = await world.db
    .selectFrom('space')
    .select('slug')
    .where('organisation_id', '=', town)
    .execute()
  const register = await (await stranger.get(`/espaces/${opened[0]?.slug}/registre`)).text()
  expect(register).toMatch(/Hôte<\/td>\s*<td[^>]*>Espace ouvert/)
  const again = await host.post('/espaces', fields)
  expect([again.status, (await again.text()).includes('déjà un espace')]).toEqual([422, true])
  const unknown = await host.post('/espaces', { organisme: '130025265', courriel: 'elue' })
  expect([unknown.status, (await unknown.text()).includes('adresse électronique est incomplète')]).toEqual([
    422,
    true,
  ])
})

test('an agent enters the space of their organisation by its SIRET; the host then finds it an administrator', async () => {
  const town = await organisation('356000000', 'Commune d’exemple')
  const agent = await world.signIn({ name: 'Agente' })
  const person = { id: agent.person, name: 'Agente', email: '', session: '' }
  const acting = world.acting({ actor: { ...nobody, person } })
  expect(await enterBySiret(acting, '35600000000048')).toMatchObject({
    done: true,
    value: { organisationId: town },
  })
  expect(await enterBySiret(acting, '35600000000048')).toMatchObject({ done: true })
  expect(await membershipOf(agent.person)).toMatchObject([{ role: 'employee', organisation_id: town }])
  expect(await enterBySiret(acting, '13002526500013')).toMatchObject({ reason: 'organisation-unknown' })
  expect(await enterBySiret(acting, '35600000000041')).toMatchObject({ reason: 'siret-wrong' })
  const host = await world.signIn({ name: 'Hôte' })
  await world.db.insertInto('host').values({ person_id: host.person }).execute()
  expect((await host.post('/espaces', { organisme: '356000000', courriel: 'elu@exemple.fr' })).status).toBe(
    303,
  )
  expect((await lastMail()).recipient).toBe('elu@exemple.fr')
})
