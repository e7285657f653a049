import { beforeEach, expect, test } from 'vitest'
import { nobody } from '#platform/acting.ts'
import { behindWall } from '#platform/wall.ts'
import { TEAM_PAGE as PATH, type ProposalWorld, proposalWorld } from '#test/proposal-world.ts'
import { december, type Someone } from '#test/team-world.ts'

let all: ProposalWorld
let people: ProposalWorld['people']
beforeEach(async () => {
  all = await proposalWorld()
  people = all.people
})

test('from the roles to the engagements: three teams with reasons, one chosen, accepted and declined', async () => {
  const { made } = await all.pool()
  expect(await all.text(people.lead)).toContain('Aucune équipe n’a encore été proposée')
  expect((await people.lead.post(PATH, {})).status).toBe(303)
  const [proposal] = await all.proposals()
  expect(proposal?.teams.length).toBeGreaterThanOrEqual(3)
  expect(proposal?.gap).toBeLessThanOrEqual(0.01)
  const [first, second] =
    proposal?.teams.map(({ assignments }) => new Set(assignments.map(({ person }) => person))) ?? []
  expect([...(first ?? [])].filter((id) => !second?.has(id))).toHaveLength(2)
  const page = await all.text(people.lead)
  expect(page).toContain('Équipe 3')
  expect(page).toContain('React : niveau 3, 2 attendu')
  expect(page).toContain('Envoyer la proposition aux 2 personnes')
  expect(page).toContain('href="/espaces/exemple/politique-equipe"')
  expect(page).not.toContain('Secret')

  const id = proposal?.id
  expect((await people.lead.post(`${PATH}/${id}/choix`, { equipe: '2', motif: 'Plus près' })).status).toBe(
    303,
  )
  expect(await all.text(people.lead)).toContain('Rôle par rôle · Équipe 2')
  const asked = await all.candidacies()
  expect(asked).toHaveLength(2)
  expect(asked[0]).toMatchObject({ origin: 'proposal', state: 'invited', proposal_id: id })
  const invited = asked.map(
    ({ person_id }) => [...made.values()].find(({ person }) => person === person_id) as Someone,
  )
  expect(await all.text(invited[0] as Someone, '/mon/engagements')).toContain('vous propose le rôle')
  await invited[0]?.post(`/mon/candidatures/${asked[0]?.id}/reponse`, { reponse: 'accept' })
  await invited[1]?.post(`/mon/candidatures/${asked[1]?.id}/reponse`, {
    reponse: 'decline',
    motif: 'no-capacity',
  })
  expect(await all.text(people.lead)).toContain('Quelqu’un a décliné')
  const held = await all.world.db
    .selectFrom('half_day')
    .select('person_id')
    .where('kind', '=', 'commitment')
    .execute()
  expect(held.length).toBeGreaterThanOrEqual(6)

  await people.lead.post(PATH, {})
  const again = (await all.proposals()).at(-1)
  const named = again?.teams.flatMap(({ assignments }) => assignments.map(({ person }) => person)) ?? []
  expect(named.length).toBeGreaterThan(0)
  for (const { person_id } of asked) expect(named).not.toContain(person_id)
})

test('the same facts give the same teams; a proposal and a choice are never rewritten', async () => {
  await all.pool()
  await people.lead.post(PATH, {})
  await people.chair.post(PATH, {})
  const [one, two] = await all.proposals()
  expect(two?.instance_hash).toBe(one?.instance_hash)
  expect(two?.teams).toEqual(one?.teams)
  await expect(all.world.db.updateTable('team_proposal').set({ value: 0 }).execute()).rejects.toThrow()
  await expect(all.world.db.deleteFrom('team_proposal').execute()).rejects.toThrow()
})

test('without one of them, the page says what breaks and who could mend it', async () => {
  await all.pool()
  await people.lead.post(PATH, {})
  const person = (await all.proposals())[0]?.teams[0]?.assignments.find(
    ({ halfDays }) => halfDays === 6,
  )?.person
  const page = await all.text(people.lead, `${PATH}?sans=${person}`)
  expect(page).toContain('demi-journées à reprendre')
  expect(page).toContain('pourrait reprendre 6 demi-journées')
})

test('whoever looks at a departure is told that things have changed when they have, and then alone', async () => {
  const { roles } = await all.pool()
  const looked = async () => {
    const person = (await all.proposals()).at(-1)?.teams[0]?.assignments[0]?.person
    return all.text(people.chair, `${PATH}?sans=${person}`)
  }
  await people.chair.post(PATH, {})
  expect(await looked()).not.toContain('depuis ce calcul')
  // Another chantier that looks for someone is in what the space computes, and not in what this one does.
  const { id: other } = await all.world.db
    .insertInto('project')
    .values({
      ...{ slug: 'carte', organisation_id: all.coop, choice: 'adapt', title: 'Carte', is_public: true },
      made_by: people.chair.person,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const role = await all.role({ title: 'Cartes', half_days: 4, skills: { rgaa: { level: 1 } } })
  await all.world.db.updateTable('project_role').set({ project_id: other }).where('id', '=', role).execute()
  await people.chair.post('/espaces/exemple/equipes', {})
  const [own] = (await all.proposals()).slice(-2)
  const person = own?.teams[0]?.assignments[0]?.person
  const together = () => all.text(people.chair, `${PATH}?calcul=${own?.id}&sans=${person}`)
  expect(await together()).not.toContain('depuis ce calcul')
  await all.world.db
    .updateTable('project_role')
    .set({ half_days: 10 })
    .where('id', '=', roles[0] as bigint)
    .execute()
  expect(await together()).toContain('depuis ce calcul, des jours ont passé')
})

test('whoever is absent on the dates of a role is not proposed for it, however free on other days', async () => {
  const { roles, made } = await all.pool()
  const [code] = roles
  await people.lead.post(PATH, {})
  const holders = async () =>
    (await all.proposals())
      .at(-1)
      ?.teams.flatMap(({ assignments }) => assignments.filter(({ role }) => role === String(code)))
      .map(({ person }) => person)
  const ada = (made.get('ada') as Someone).person
  expect(await holders()).toContain(ada)
  await all.world.db
    .updateTable('project_role')
    .set({ from_on: '2026-12-07', until_on: '2026-12-11' })
    .where('id', '=', code as bigint)
    .execute()
  await people.lead.post(PATH, {})
  expect(await holders()).toContain(ada)
  await all.world.db
    .updateTable('half_day')
    .set({ kind: 'leave' })
    .where('person_id', '=', ada)
    .where('day', '>=', '2026-12-07')
    .where('day', '<=', '2026-12-11')
    .execute()
  await people.lead.post(PATH, {})
  const named = await holders()
  expect(named?.length).toBeGreaterThan(0)
  expect(named).not.toContain(ada)
})

test('what no team can hold is said, with the rule that would free it', async () => {
  await all.role({ title: 'Code', half_days: 8, skills: { react: { level: 1 } } })
  await all.candidate('ada', { react: { level: 1 } })
  await people.lead.post(PATH, {})
  expect((await all.proposals())[0]?.status).toBe('infeasible')
  const page = await all.text(people.lead)
  expect(page).toContain('Aucune équipe ne respecte toutes les règles')
  expect(page).toContain('une personne confirmée dans l’équipe')
})

test('a place for a learner goes to who wants to learn; the others keep theirs', async () => {
  const code = await all.role({ title: 'Code', half_days: 8, skills: { react: { level: 2 } } })
  const learn = await all.role({
    title: 'Apprendre',
    half_days: 8,
    learner: true,
    skills: { react: { level: 2 } },
  })
  await all.candidate('ada', { react: { level: 3 } })
  const bob = await all.candidate('bob', { react: { level: 1, learns: true } })
  await people.lead.post(PATH, {})
  const [team] = (await all.proposals())[0]?.teams ?? []
  expect(team?.assignments.find(({ role }) => role === String(learn))?.person).toBe(bob.person)
  expect(team?.assignments.find(({ role }) => role === String(code))?.person).not.toBe(bob.person)
  expect(await all.text(people.lead)).toContain('Une personne apprend dans cette équipe')
})

test('only those who accept it are proposed, with what they show and no more', async () => {
  await all.role({ title: 'Code', half_days: 4, skills: { react: { level: 1 } } })
  const silent = await all.world.signIn({ name: 'Silence' })
  await all.profile(silent, 'silence', {
    skills: { react: { level: 3 } },
    fields: { availability: [true, 'public'] },
  })
  await all.free(silent, december())
  expect(await (await people.lead.post(PATH, {})).text()).toContain('n’accepte encore d’être proposé·e')
  const far = await all.world.signIn({ name: 'Loin' })
  await all.profile(far, 'far', {
    skills: { react: { level: 3 } },
    fields: { availability: [true, 'public'] },
  })
  await all.free(far, december())
  await all.accepts(far, 'coop')
  const hidden = await all.world.signIn({ name: 'Caché' })
  await all.profile(hidden, 'hidden', { skills: { react: { level: 3, visibility: 'me' } } })
  await all.free(hidden, december())
  await all.accepts(hidden, 'network')
  expect((await people.lead.post(PATH, {})).status).toBe(422)
  await all.candidate('ada', { react: { level: 3 } })
  expect((await people.lead.post(PATH, {})).status).toBe(303)
  const named = (await all.proposals())[0]?.teams.flatMap(({ assignments }) =>
    assignments.map(({ person }) => person),
  )
  for (const { person } of [silent, far, hidden]) expect(named).not.toContain(person)
})

test('nobody outside sees a proposal, and nobody else asks or decides', async () => {
  await all.pool()
  expect((await people.lead.post(PATH, {})).status).toBe(303)
  const id = (await all.proposals())[0]?.id
  expect((await all.world.get(PATH)).status).toBe(303)
  for (const who of [people.member, people.stranger, people.alone]) {
    expect((await who.get(PATH)).status).toBe(404)
    expect((await who.post(PATH, {})).status).toBe(404)
    expect((await who.post(`${PATH}/${id}/choix`, { equipe: '1' })).status).toBe(404)
  }
  expect((await people.lead.post(`${PATH}/${id}/choix`, { equipe: '9' })).status).toBe(422)
  expect((await people.lead.post(`${PATH}/999/choix`, { equipe: '1' })).status).toBe(404)
  expect((await people.lead.get(`${PATH}?calcul=999`)).status).toBe(404)
  expect(await all.candidacies()).toEqual([])
  await all.world.db
    .updateTable('space')
    .set({ modules_off: ['team'] })
    .where('slug', '=', 'exemple')
    .execute()
  expect((await people.lead.get(PATH)).status).toBe(404)
  expect((await people.lead.post(PATH, {})).status).toBe(404)
})

test('who leads from outside the co-op reads what they asked for, and not what its own eyes found', async () => {
  await all.pool()
  const outside = people.stranger
  await all.world.db
    .insertInto('project_person')
    .values({ project_id: all.project, person_id: outside.person, tie: 'lead', from_on: '2026-01-01' })
    .execute()
  // Somebody whom the co-op alone may propose, and whose level it alone reads.
  const skills = { react: { level: 3, visibility: 'coop' as const } }
  await all.profile(people.member, 'chloe', { skills, fields: { availability: [true, 'coop'] } })
  await all.free(people.member, december())
  await all.accepts(people.member, 'coop')
  await people.chair.post(PATH, {})
  const [made] = await all.proposals()
  expect(await all.text(people.lead)).toContain('Équipe 1')
  expect(await all.text(outside)).toContain('Aucune équipe n’a encore été proposée')
  expect((await outside.get(`${PATH}?calcul=${made?.id}`)).status).toBe(404)
  expect((await outside.post(`${PATH}/${made?.id}/choix`, { equipe: '1' })).status).toBe(404)
  // The second wall says the same, whatever a query forgets.
  const person = { id: outside.person, name: '', email: '', session: '' }
  const memberships = new Map([[all.other, new Set(['administrator'])]])
  const behind = await behindWall(all.world.db, { ...nobody, person, memberships })
  expect(await behind.selectFrom('team_proposal').select('id').execute()).toEqual([])
  expect((await outside.post(PATH, {})).status).toBe(303)
  expect(await behind.selectFrom('team_proposal').select('person_id').execute()).toEqual([
    { person_id: outside.person },
  ])
  expect(await all.text(outside)).not.toContain('Aucune équipe n’a encore été proposée')
  const told = JSON.stringify((await all.proposals()).at(-1)?.teams)
  expect(told).not.toContain(people.member.person)
  // What the chair asks of all the chantiers at once is their act.
  await people.chair.post('/espaces/exemple/equipes', {})
  const acts = await all.world.db
    .selectFrom('audit_entry')
    .select(['act', 'person_id'])
    .orderBy('id')
    .execute()
  expect(acts.at(-1)).toEqual({ act: 'team.propose', person_id: people.chair.person })
})

test('every page of a team speaks English too', async () => {
  const { roles } = await all.pool()
  await people.lead.post(PATH, {})
  const pages: [Someone, string, string][] = [
    [people.lead, PATH, 'Compose again'],
    [people.lead, '/chantiers/cantine/candidatures', 'Applications to read'],
    [people.chair, '/espaces/exemple/equipes', 'The price of equity'],
    [people.chair, '/espaces/exemple/politique-equipe', 'Change the policy'],
    [people.alone, '/mon/engagements', 'What you accept'],
    [people.alone, '/postes', 'open positions'],
    [people.alone, `/postes/${roles[0]}`, 'Send my application'],
  ]
  for (const [who, path, words] of pages) {
    const page = await all.text(who, `/en${path}`)
    expect(page, path).toContain(words)
    expect(page, path).toContain('<html lang="en">')
  }
})
