import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { nobody } from '#platform/acting.ts'
import { type Someone, type TeamWorld, teamWorld } from '#test/team-world.ts'
import { enterBySiretWith } from './siret.actions.ts'

const MEMBERS = '/espaces/exemple/membres'
let cast: TeamWorld
let world: TeamWorld['world']
let chair: Someone
let member: Someone
beforeEach(async () => {
  cast = await teamWorld()
  world = cast.world
  ;({ chair, member } = cast.people)
})

const rolesOf = ({ person }: Someone) =>
  world.db
    .selectFrom('membership')
    .select(['id', 'role', 'from_on', 'until_on'])
    .where('person_id', '=', person)
    .orderBy('id')
    .execute()
const lastRole = async (someone: Someone) => (await rolesOf(someone)).at(-1)
const give = (by: Someone, to: Someone, role: string, dates: { des?: string; jusqu?: string } = {}) =>
  by.post(MEMBERS, { personne: to.person, role, des: '2026-11-21', ...dates })
const end = (by: Someone, id: bigint | undefined, jusqu: string) =>
  by.post(`${MEMBERS}/${id}/fin`, { jusqu, motif: by === chair ? 'Décidé en réunion' : '' })
const acts = async () =>
  (await world.db.selectFrom('audit_entry').select('act').orderBy('id').execute()).map(({ act }) => act)

/** The sign-in of an agent whose provider says for which site they work. */
const enter = ({ person: id }: Someone, siret: string) =>
  enterBySiretWith([])(
    world.acting({ actor: { ...nobody, person: { id, name: '', email: '', session: '' } } }),
    siret,
  )
const TOWN = '35600000000048'
const town = () =>
  world.db
    .insertInto('organisation')
    .values({
      ...{ siren: '356000000', name: 'Commune', kind: 'commune', source: 'saisie' },
      ...{ search_name: 'commune', search_key: 'commune', search: 'commune' },
    })
    .execute()

test('whom an administrator put out stays out at the next sign-in, whatever the provider says', async () => {
  const agent = cast.people.alone
  expect(await enter(agent, '73282932000074')).toMatchObject({ done: true })
  const given = await lastRole(agent)
  expect((await end(chair, given?.id, '2026-11-20')).status).toBe(303)
  expect((await agent.get('/espaces/exemple')).status).toBe(404)
  expect(await enter(agent, '73282932000074')).toMatchObject({ done: false, reason: 'role-ended' })
  expect((await agent.get('/espaces/exemple')).status).toBe(404)
  expect(await rolesOf(agent)).toHaveLength(1)
  const told = await (await agent.get('/espaces?site=role-ended')).text()
  expect(told).toContain('a pris fin')
  expect(await (await agent.get('/espaces?site=autre')).text()).not.toContain('fournisseur')
})

test('a role whose end is set is not made endless by a sign-in', async () => {
  const agent = cast.people.alone
  await enter(agent, '73282932000074')
  await end(chair, (await lastRole(agent))?.id, '2026-12-31')
  expect(await enter(agent, '73282932000074')).toMatchObject({ done: true })
  expect((await rolesOf(agent)).map(({ until_on }) => until_on)).toEqual(['2026-12-31'])
})

test('who works elsewhere leaves where the provider had brought them, and keeps what a member gave', async () => {
  await town()
  const agent = cast.people.alone
  await enter(agent, '73282932000074')
  await enter(member, '73282932000074')
  expect(await enter(agent, TOWN)).toMatchObject({ done: true })
  expect((await agent.get('/espaces/exemple')).status).toBe(404)
  // Somebody invited by the space was not brought by the provider alone.
  await enter(member, TOWN)
  expect((await rolesOf(member)).map(({ role, until_on }) => [role, until_on])).toEqual([
    ['member', null],
    ['employee', '2026-11-20'],
    ['employee', null],
  ])
  expect(await acts()).toContain('member.siret-end')
  expect(await enter(agent, '13002526500013')).toMatchObject({ reason: 'organisation-unknown' })
  expect((await lastRole(agent))?.until_on).toBe('2026-11-20')
})

test('an end to come is brought forward, put back or cancelled; nobody lengthens their own role', async () => {
  const [own] = await rolesOf(member)
  expect((await end(chair, own?.id, '2030-01-01')).status).toBe(303)
  expect(await (await member.get(MEMBERS)).text()).toContain('Changer la fin')
  const refused = await end(member, own?.id, '')
  expect([refused.status, await refused.text()]).toEqual([
    422,
    expect.stringContaining('On ne prolonge pas son propre rôle'),
  ])
  expect((await end(member, own?.id, '2031-01-01')).status).toBe(422)
  expect((await end(chair, own?.id, '2031-01-01')).status).toBe(303)
  expect((await end(chair, own?.id, '')).status).toBe(303)
  expect((await lastRole(member))?.until_on).toBeNull()
  expect(await acts()).toContain('member.end-cancelled')
  expect((await end(chair, own?.id, '2030-01-01')).status).toBe(303)
  expect((await end(member, own?.id, '2026-11-20')).status).toBe(303)
  expect((await member.get('/espaces/exemple')).status).toBe(404)
  // What is over is over.
  expect((await end(chair, own?.id, '2030-01-01')).status).toBe(404)
})

test('a role given today, or for later, is taken back at once', async () => {
  await give(chair, member, 'representative')
  expect((await member.get('/espaces/exemple/temps')).status).toBe(200)
  const given = await lastRole(member)
  expect((await end(chair, given?.id, '2026-11-20')).status).toBe(303)
  expect((await member.get('/espaces/exemple/temps')).status).toBe(404)
  await give(chair, member, 'mentor', { des: '2030-01-01', jusqu: '2030-12-31' })
  const later = await lastRole(member)
  expect(later?.until_on).toBe('2030-12-31')
  expect((await end(chair, later?.id, '2026-11-21')).status).toBe(303)
  expect((await lastRole(member))?.until_on).toBe('2029-12-31')
})

test('a role held on these dates, an end before its start, and whoever is out are refused with words', async () => {
  const before = await acts()
  for (const [answer, said] of [
    [await give(chair, member, 'member'), 'a déjà ce rôle'],
    [await give(chair, member, 'mentor', { jusqu: '2026-11-01' }), 'vient avant le premier'],
    [await give(chair, cast.people.alone, 'mentor'), 'n’a pas de rôle dans l’espace aujourd’hui'],
  ] as const) {
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(said)
  }
  expect(await acts()).toEqual(before)
  const [own] = await rolesOf(member)
  await end(chair, own?.id, '2026-11-20')
  expect((await give(chair, member, 'mentor')).status).toBe(422)
})

test('an administrator to come, or one who leaves soon, does not hold the key of the house today', async () => {
  const [own] = await rolesOf(chair)
  await give(chair, member, 'administrator', { des: '2030-01-01' })
  expect((await end(chair, own?.id, '2026-11-21')).status).toBe(422)
  await give(chair, cast.people.lead, 'administrator', { jusqu: '2026-12-31' })
  expect((await end(chair, own?.id, '2026-11-21')).status).toBe(422)
  const kept = await chair.post('/compte/effacer', { email: 'bao@exemple.fr' })
  expect([kept.status, await kept.text()]).toEqual([422, expect.stringContaining('Coopérative Exemple')])
  await give(chair, member, 'administrator', { jusqu: '2029-12-31' })
  expect((await end(chair, own?.id, '2026-11-21')).status).toBe(422)
  // One who is there today, without end.
  await cast.join(cast.coop, cast.people.stranger, 'administrator')
  expect((await end(chair, own?.id, '2026-11-21')).status).toBe(303)
})

test('an erased account administers nothing, and is given nothing', async () => {
  const ended = sql`update person set erased_at = now() where id = ${member.person}`
  await give(chair, member, 'administrator')
  await ended.execute(world.db)
  const [own] = await rolesOf(chair)
  expect((await end(chair, own?.id, '2026-11-21')).status).toBe(422)
  expect((await give(chair, member, 'mentor')).status).toBe(422)
  await sql`update membership set until_on = '2026-11-01' where id = ${own?.id}`.execute(world.db)
  const host = await world.signIn({ name: 'Hôte' })
  await world.db.insertInto('host').values({ person_id: host.person }).execute()
  const letter = { organisme: '732829320', courriel: 'nouvelle@exemple.fr' }
  expect((await host.post('/espaces', letter)).status).toBe(303)
})

async function letterTo(someone: Someone, courriel: string, roles: string): Promise<bigint> {
  await chair.post('/espaces/exemple/invitations', { courriel, roles })
  const { body } = await world.db
    .selectFrom('mail')
    .select('body')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  await someone.get(`/invitations/${/invitations\/([A-Za-z0-9_-]{22})/.exec(body)?.[1]}`)
  const { id } = await world.db
    .selectFrom('invitation')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

test('a letter that was passed on does not make an administrator', async () => {
  const passed = await letterTo(cast.people.alone, 'autre@exemple.fr', 'administrator')
  const refused = await cast.people.alone.post(`/espaces/invitations/${passed}`, { reponse: 'accepted' })
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('une autre adresse')])
  expect(await rolesOf(cast.people.alone)).toEqual([])
  const own = await letterTo(cast.people.alone, 'elio@exemple.fr', 'administrator')
  expect((await cast.people.alone.post(`/espaces/invitations/${own}`, { reponse: 'accepted' })).status).toBe(
    303,
  )
  // A member’s letter may be opened under another address of the same person.
  const plain = await letterTo(cast.people.stranger, 'une@exemple.fr', 'member')
  expect(
    (await cast.people.stranger.post(`/espaces/invitations/${plain}`, { reponse: 'accepted' })).status,
  ).toBe(303)
})

test('the letters of whoever may no longer invite are withdrawn, and the register says it of a letter', async () => {
  await give(chair, member, 'representative')
  await member.post('/espaces/exemple/invitations', { courriel: 'ami@exemple.fr', roles: 'member' })
  await end(chair, (await lastRole(member))?.id, '2026-11-21')
  const answers = () => world.db.selectFrom('invitation').select('answer').orderBy('id').execute()
  expect(await answers()).toEqual([{ answer: 'withdrawn' }])
  await chair.post('/espaces/exemple/invitations', { courriel: 'amie@exemple.fr', roles: 'member' })
  expect((await chair.post('/espaces/exemple/invitations/2/retrait', {})).status).toBe(303)
  expect(await acts()).toContain('invitation.withdrawn')
  expect((await chair.post('/espaces/exemple/invitations/2/retrait', {})).status).toBe(422)
})

test('the register names whom an act was about, and an erased account no more', async () => {
  await give(chair, member, 'mentor')
  const register = async () => (await chair.get('/espaces/exemple/registre.csv')).text()
  expect(await register()).toMatch(/Bao Chair,member\.role,.*,Chloé Membre,/)
  expect((await member.post('/compte/effacer', { email: 'chloe@exemple.fr' })).status).toBe(303)
  const after = await register()
  expect(after).toMatch(/Bao Chair,member\.role,.*,Compte effacé,/)
  expect(after).toMatch(/Compte effacé,member\.erased,mentor \(\d+\),Compte effacé,/)
  expect(after).not.toContain('Chloé')
})

test('the register says why a role was given or ended, to those who answer for roles, as long as it is kept', async () => {
  const register = async (who: Someone) => (await who.get('/espaces/exemple/registre')).text()
  await chair.post(MEMBERS, {
    personne: member.person,
    role: 'mentor',
    des: '2026-11-21',
    motif: 'Elle forme',
  })
  const id = (await lastRole(member))?.id
  await chair.post(`${MEMBERS}/${id}/fin`, { jusqu: '2026-11-30', motif: 'Un premier motif' })
  await chair.post(`${MEMBERS}/${id}/fin`, { jusqu: '2026-11-25', motif: 'Elle part plus tôt' })
  const told = await register(chair)
  // The end that was put off keeps no reason that is not its own.
  for (const [target, why] of [
    [`mentor·e (${id}), 21 novembre 2026`, 'Elle forme'],
    [`mentor·e (${id}), → 25 novembre 2026`, 'Elle part plus tôt'],
    [`mentor·e (${id}), → 30 novembre 2026`, ''],
  ])
    expect(told.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|')).toContain(`${target}|Chloé Membre|${why}`)
  expect(told).not.toContain('Un premier motif')
  const unheard = await register(member)
  expect(unheard).toContain('Rôle terminé')
  for (const why of ['Elle forme', 'Elle part']) expect(unheard).not.toContain(why)
  await world.db.updateTable('membership').set({ ended_reason: null, given_reason: null }).execute()
  expect(await register(chair)).not.toContain('Elle forme')
})

test('whoever ends the role of somebody else says why; one leaves without a reason', async () => {
  const own = await lastRole(member)
  const mute = await chair.post(`${MEMBERS}/${own?.id}/fin`, { jusqu: '2026-12-24', motif: '' })
  const page = await mute.text()
  expect([mute.status, page]).toEqual([422, expect.stringContaining(`href="#motif-${own?.id}"`)])
  expect(page).toContain('value="2026-12-24"')
  expect(await lastRole(member)).toEqual(own)
  expect((await member.post(`${MEMBERS}/${own?.id}/fin`, { jusqu: '2026-12-24' })).status).toBe(303)
})
