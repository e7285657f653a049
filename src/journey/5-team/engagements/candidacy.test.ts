import { beforeEach, expect, test } from 'vitest'
import { type EngagementWorld, engagementWorld } from '#test/engagement-world.ts'
import { december } from '#test/team-world.ts'

let all: EngagementWorld
let people: EngagementWorld['people']
beforeEach(async () => {
  all = await engagementWorld()
  people = all.people
})

test('from the position to the grid: someone applies, the lead accepts, their half-days are held', async () => {
  const role = await all.role({ skills: { react: { level: 2 } } })
  await all.profile(people.alone, 'elio', {
    skills: { react: { level: 2 } },
    fields: { availability: [true, 'public'] },
  })
  await all.free(people.alone, december(1, 4))
  expect((await all.page(people.alone, `/postes/${role}`)).text).toContain('vous êtes au niveau 2')
  expect((await all.page(all.world, '/chantiers/cantine')).text).toContain(`href="/postes/${role}"`)
  expect((await all.ask(role)).status).toBe(303)
  expect((await all.page(people.alone, `/postes/${role}`)).text).toContain('attend une réponse')
  expect((await all.page(people.lead, '/chantiers/cantine/candidatures')).text).toContain('elio')
  expect((await all.answer(people.lead, { reponse: 'accept' })).status).toBe(303)

  expect((await all.page(all.world, '/chantiers/cantine')).text).toContain('Pourvu')
  const [engagement] = await all.engagements()
  expect(engagement).toMatchObject({ state: 'engaged', from_on: '2026-12-01', until_on: '2026-12-31' })
  const held = await all.world.db
    .selectFrom('half_day')
    .select('day')
    .where('kind', '=', 'commitment')
    .execute()
  expect(held).toHaveLength(4)
  const ties = await all.world.db
    .selectFrom('project_person')
    .select(['person_id', 'tie'])
    .orderBy('id')
    .execute()
  expect(ties).toContainEqual({ person_id: people.alone.person, tie: 'team' })
  expect((await all.page(people.alone, '/mon/engagements')).text).toContain('posées dans la grille : 4 sur 4')
  expect((await all.page(people.alone, '/mon/temps?mois=2026-12')).text).toMatch(
    /<td><a href="\/chantiers\/cantine">Cantine en ligne<\/a><\/td>/,
  )
  expect((await all.page(people.alone, '/mon/engagements')).text).toContain(`<a href="/postes/${role}">`)
  const told = await all.letters()
  expect(told.map(({ recipient }) => recipient).toSorted()).toEqual([
    'alix@exemple.fr',
    'alix@exemple.fr',
    'elio@exemple.fr',
    'elio@exemple.fr',
  ])
  expect(await all.letters()).toHaveLength(4)
  const acts = await all.world.db.selectFrom('audit_entry').select('act').orderBy('id').execute()
  expect(acts.map(({ act }) => act)).toEqual(['team.applied', 'project.join', 'team.accepted'])
})

test('an applicant shows what their co-op reads, never what they keep for themselves', async () => {
  const role = await all.role()
  await all.profile(people.stranger, 'dana', {
    skills: { react: { level: 3, visibility: 'coop' }, rgaa: { level: 1, visibility: 'me' } },
    fields: { headline: ['Visible de la coop', 'coop'], aspirations: ['Secret absolu', 'me'] },
  })
  await all.ask(role, people.stranger)
  const seen = (await all.page(people.lead, '/chantiers/cantine/candidatures')).text
  expect(seen).toContain('Visible de la coop')
  expect(seen).toContain('React, niveau 3')
  expect(seen).not.toContain('Secret absolu')
  expect(seen).not.toContain('RGAA')
  await all.reply(people.stranger, { reponse: 'withdraw' })
  expect((await all.page(people.lead, '/chantiers/cantine/candidatures')).text).not.toContain(
    'Visible de la coop',
  )
})

test('the organiser invites somebody of the vivier, who declines with a reason, then is asked again and accepts', async () => {
  const role = await all.role({ published: false })
  await all.profile(people.stranger, 'dana', { fields: { headline: ['Bonjour', 'network'] } })
  const invite = () =>
    people.lead.post('/chantiers/cantine/candidatures/invitations', {
      adresse: '/vivier/dana',
      role: String(role),
      message: 'Avec nous ?',
    })
  expect((await invite()).status).toBe(303)
  expect(await (await invite()).text()).toContain('attend déjà pour ce rôle')
  expect((await all.page(people.stranger, '/mon/engagements')).text).toContain('vous propose le rôle')
  expect((await all.reply(people.stranger, { reponse: 'decline' })).status).toBe(422)
  expect(
    (await all.reply(people.stranger, { reponse: 'decline', motif: 'rate', precision: 'Trop bas' })).status,
  ).toBe(303)
  expect((await all.page(people.lead, '/chantiers/cantine/candidatures')).text).toContain('La rémunération')
  expect((await invite()).status).toBe(303)
  expect((await all.reply(people.stranger, { reponse: 'accept' })).status).toBe(303)
  expect(await all.engagements()).toHaveLength(1)
  expect((await all.page(people.stranger, '/chantiers/cantine')).status).toBe(200)
})

test('an invitation opens a private chantier to whom it invites, for the answer', async () => {
  await all.world.db.updateTable('project').set({ is_public: false }).execute()
  const role = await all.role()
  expect((await all.page(people.stranger, `/postes/${role}`)).status).toBe(404)
  expect((await all.page(people.stranger, '/postes')).text).not.toContain(`/postes/${role}`)
  expect((await all.page(people.member, '/postes')).text).toContain(`/postes/${role}`)
  expect((await all.ask(role, people.stranger)).status).toBe(404)
  await all.profile(people.stranger, 'dana', { fields: { headline: ['Bonjour', 'network'] } })
  await people.lead.post('/chantiers/cantine/candidatures/invitations', {
    adresse: 'dana',
    role: String(role),
    message: '',
  })
  expect((await all.page(people.stranger, '/mon/engagements')).text).toContain('Cantine en ligne')
  expect((await all.page(people.stranger, '/chantiers')).text).not.toContain('Cantine en ligne')
  expect((await all.page(people.stranger, '/chantiers/cantine')).status).toBe(404)
  expect((await all.reply(people.stranger, { reponse: 'accept' })).status).toBe(303)
  expect((await all.page(people.stranger, '/chantiers/cantine')).status).toBe(200)
})

test('only who answers for the team reads candidacies and answers them', async () => {
  const role = await all.role()
  await all.ask(role)
  const nobody = { get: (path: string) => all.world.get(path) }
  expect((await nobody.get('/chantiers/cantine/candidatures')).status).toBe(303)
  expect((await nobody.get('/mon/engagements')).status).toBe(303)
  for (const who of [people.member, people.stranger, people.alone]) {
    expect((await all.page(who, '/chantiers/cantine/candidatures')).status).toBe(404)
    expect((await who.post('/chantiers/cantine/candidatures/invitations', { adresse: 'elio' })).status).toBe(
      404,
    )
  }
  for (const who of [people.member, people.stranger])
    expect((await all.answer(who, { reponse: 'accept' })).status).toBe(404)
  expect(await (await all.answer(people.alone, { reponse: 'accept' })).text()).toBeDefined()
  expect((await all.candidacies())[0]?.state).toBe('applied')
  expect((await all.answer(people.chair, { reponse: 'accept' })).status).toBe(303)
})

test('a refusal without its reason opens its own form again, with what was typed', async () => {
  await all.ask(await all.role())
  const id = await all.lastCandidacy()
  const said = { reponse: 'decline', motif: '', precision: 'Nous cherchons un relais' }
  const text = await (await all.answer(people.lead, said)).text()
  expect(text).toContain(`href="#motif-${id}"`)
  expect(text).toMatch(new RegExp(`<details open[\\s\\S]*id="motif-${id}"[^>]*aria-invalid="true"`))
  expect(text).toContain('value="Nous cherchons un relais"')
})

test('the last place goes to one person only', async () => {
  const role = await all.role()
  await all.ask(role, people.alone)
  const first = await all.lastCandidacy()
  await all.ask(role, people.stranger)
  expect((await all.answer(people.lead, { reponse: 'accept' })).status).toBe(303)
  const late = await people.lead.post(`/chantiers/cantine/candidatures/${first}/reponse`, {
    reponse: 'accept',
  })
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('fermé ou complet')
  expect((await all.page(people.member, '/postes')).text).not.toContain(`/postes/${role}`)
  expect((await all.ask(role, people.member)).status).toBe(422)
})

test('a co-lead is invited, accepts, and the last lead may not leave', async () => {
  await all.profile(people.member, 'chloe', { fields: { headline: ['Bonjour', 'coop'] } })
  await people.lead.post('/chantiers/cantine/candidatures/invitations', {
    adresse: 'chloe',
    role: '',
    message: '',
  })
  expect((await all.reply(people.member, { reponse: 'accept' })).status).toBe(303)
  expect((await all.page(people.member, '/chantiers/cantine/candidatures')).status).toBe(200)
  const [engagement] = await all.engagements()
  await all.world.db
    .updateTable('project_person')
    .set({ until_on: '2026-11-20' })
    .where('person_id', '=', people.lead.person)
    .execute()
  const refusal = await people.member.post(`/mon/engagements/${engagement?.id}/fin`, { motif: 'Je pars' })
  expect(refusal.status).toBe(422)
  expect(await refusal.text()).toContain('garde une personne responsable')
})

test('a space that switched its teams off has none, nowhere', async () => {
  const role = await all.role()
  await all.ask(role)
  await all.world.db
    .updateTable('space')
    .set({ modules_off: ['team'] })
    .where('slug', '=', 'exemple')
    .execute()
  expect((await all.page(people.lead, '/chantiers/cantine/candidatures')).status).toBe(404)
  expect((await all.page(people.alone, `/postes/${role}`)).status).toBe(404)
  expect((await all.page(people.alone, '/postes')).text).not.toContain(`/postes/${role}`)
  expect((await all.page(people.alone, '/mon/engagements')).text).not.toContain('Cantine')
  expect((await all.answer(people.lead, { reponse: 'accept' })).status).toBe(404)
})

test('preferences are one’s own, and nothing is accepted by default', async () => {
  expect((await all.page(people.alone, '/mon/engagements')).text).toMatch(/value="me"[^>]*checked/)
  await people.alone.post('/mon/engagements/preferences', { propose: 'network', lettres: 'oui' })
  const saved = await all.world.db.selectFrom('team_preference').selectAll().execute()
  expect(saved).toMatchObject([
    { person_id: people.alone.person, proposed_to: 'network', accepts_notices: true },
  ])
  expect((await people.alone.post('/mon/engagements/preferences', { propose: 'tous' })).status).toBe(422)
  expect((await all.world.post('/mon/engagements/preferences', { propose: 'me' })).status).toBe(404)
})
