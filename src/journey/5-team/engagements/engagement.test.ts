import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { december, type Someone, type TeamWorld, teamWorld } from '#test/team-world.ts'
import { sendLetters } from './letter.actions.ts'
import { followEngagements } from './renewal.actions.ts'

let all: TeamWorld
let people: TeamWorld['people']
beforeEach(async () => {
  all = await teamWorld()
  people = all.people
})

const page = async (who: { get: Someone['get'] }, path: string) => {
  const answer = await who.get(path)
  return { status: answer.status, text: await answer.text() }
}
const candidacies = () => all.world.db.selectFrom('candidacy').selectAll().orderBy('id').execute()
const engagements = () => all.world.db.selectFrom('engagement').selectAll().orderBy('id').execute()
const lastCandidacy = async () => (await candidacies()).at(-1)?.id ?? 0n
const letters = async () => {
  await sendLetters(all.world.acting(), 'http://localhost:3000')
  return all.world.db.selectFrom('mail').select(['recipient', 'subject']).orderBy('id').execute()
}
const ask = async (role: bigint, who = people.alone) =>
  who.post(`/postes/${role}/candidature`, { message: 'Bonjour', joint: '' })
const answer = async (who: Someone, fields: Record<string, string>) =>
  who.post(`/chantiers/cantine/candidatures/${await lastCandidacy()}/reponse`, fields)
const reply = async (who: Someone, fields: Record<string, string>) =>
  who.post(`/mon/candidatures/${await lastCandidacy()}/reponse`, fields)

test('from the position to the grid: someone applies, the lead accepts, their half-days are held', async () => {
  const role = await all.role({ skills: { react: { level: 2 } } })
  await all.profile(people.alone, 'elio', {
    skills: { react: { level: 2 } },
    fields: { availability: [true, 'public'] },
  })
  await all.free(people.alone, december(1, 4))
  expect((await page(people.alone, `/postes/${role}`)).text).toContain('vous êtes au niveau 2')
  expect((await page(all.world, '/chantiers/cantine')).text).toContain(`href="/postes/${role}"`)
  expect((await ask(role)).status).toBe(303)
  expect((await page(people.alone, `/postes/${role}`)).text).toContain('attend une réponse')
  expect((await page(people.lead, '/chantiers/cantine/candidatures')).text).toContain('elio')
  expect((await answer(people.lead, { reponse: 'accept' })).status).toBe(303)

  expect((await page(all.world, '/chantiers/cantine')).text).toContain('Pourvu')
  const [engagement] = await engagements()
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
  expect((await page(people.alone, '/mon/engagements')).text).toContain('4 demi-journées sur 4 posées')
  expect((await page(people.alone, '/mon/temps?mois=2026-12')).text).toMatch(
    /<td><a href="\/chantiers\/cantine">Cantine en ligne<\/a><\/td>/,
  )
  expect((await page(people.alone, '/mon/engagements')).text).toContain(`<a href="/postes/${role}">`)
  const told = await letters()
  expect(told.map(({ recipient }) => recipient).toSorted()).toEqual([
    'alix@exemple.fr',
    'alix@exemple.fr',
    'elio@exemple.fr',
    'elio@exemple.fr',
  ])
  expect(await letters()).toHaveLength(4)
  const acts = await all.world.db.selectFrom('audit_entry').select('act').orderBy('id').execute()
  expect(acts.map(({ act }) => act)).toEqual(['team.applied', 'project.join', 'team.accepted'])
})

test('an applicant shows what their co-op reads, never what they keep for themselves', async () => {
  const role = await all.role()
  await all.profile(people.stranger, 'dana', {
    skills: { react: { level: 3, visibility: 'coop' }, rgaa: { level: 1, visibility: 'me' } },
    fields: { headline: ['Visible de la coop', 'coop'], aspirations: ['Secret absolu', 'me'] },
  })
  await ask(role, people.stranger)
  const seen = (await page(people.lead, '/chantiers/cantine/candidatures')).text
  expect(seen).toContain('Visible de la coop')
  expect(seen).toContain('React, niveau 3')
  expect(seen).not.toContain('Secret absolu')
  expect(seen).not.toContain('RGAA')
  await reply(people.stranger, { reponse: 'withdraw' })
  expect((await page(people.lead, '/chantiers/cantine/candidatures')).text).not.toContain(
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
  expect((await page(people.stranger, '/mon/engagements')).text).toContain('vous propose le rôle')
  expect((await reply(people.stranger, { reponse: 'decline' })).status).toBe(422)
  expect(
    (await reply(people.stranger, { reponse: 'decline', motif: 'rate', precision: 'Trop bas' })).status,
  ).toBe(303)
  expect((await page(people.lead, '/chantiers/cantine/candidatures')).text).toContain('La rémunération')
  expect((await invite()).status).toBe(303)
  expect((await reply(people.stranger, { reponse: 'accept' })).status).toBe(303)
  expect(await engagements()).toHaveLength(1)
  expect((await page(people.stranger, '/chantiers/cantine')).status).toBe(200)
})

test('an invitation opens a private chantier to whom it invites, for the answer', async () => {
  await all.world.db.updateTable('project').set({ is_public: false }).execute()
  const role = await all.role()
  expect((await page(people.stranger, `/postes/${role}`)).status).toBe(404)
  expect((await page(people.stranger, '/postes')).text).not.toContain(`/postes/${role}`)
  expect((await page(people.member, '/postes')).text).toContain(`/postes/${role}`)
  expect((await ask(role, people.stranger)).status).toBe(404)
  await all.profile(people.stranger, 'dana', { fields: { headline: ['Bonjour', 'network'] } })
  await people.lead.post('/chantiers/cantine/candidatures/invitations', {
    adresse: 'dana',
    role: String(role),
    message: '',
  })
  expect((await page(people.stranger, '/mon/engagements')).text).toContain('Cantine en ligne')
  expect((await page(people.stranger, '/chantiers')).text).not.toContain('Cantine en ligne')
  expect((await page(people.stranger, '/chantiers/cantine')).status).toBe(404)
  expect((await reply(people.stranger, { reponse: 'accept' })).status).toBe(303)
  expect((await page(people.stranger, '/chantiers/cantine')).status).toBe(200)
})

test('only who answers for the team reads candidacies and answers them', async () => {
  const role = await all.role()
  await ask(role)
  const nobody = { get: (path: string) => all.world.get(path) }
  expect((await nobody.get('/chantiers/cantine/candidatures')).status).toBe(303)
  expect((await nobody.get('/mon/engagements')).status).toBe(303)
  for (const who of [people.member, people.stranger, people.alone]) {
    expect((await page(who, '/chantiers/cantine/candidatures')).status).toBe(404)
    expect((await who.post('/chantiers/cantine/candidatures/invitations', { adresse: 'elio' })).status).toBe(
      404,
    )
  }
  for (const who of [people.member, people.stranger])
    expect((await answer(who, { reponse: 'accept' })).status).toBe(404)
  expect(await (await answer(people.alone, { reponse: 'accept' })).text()).toBeDefined()
  expect((await candidacies())[0]?.state).toBe('applied')
  expect((await answer(people.chair, { reponse: 'accept' })).status).toBe(303)
})

test('a refusal without its reason opens its own form again, with what was typed', async () => {
  await ask(await all.role())
  const id = await lastCandidacy()
  const said = { reponse: 'decline', motif: '', precision: 'Nous cherchons un relais' }
  const text = await (await answer(people.lead, said)).text()
  expect(text).toContain(`href="#motif-${id}"`)
  expect(text).toMatch(new RegExp(`<details open[\\s\\S]*id="motif-${id}"[^>]*aria-invalid="true"`))
  expect(text).toContain('value="Nous cherchons un relais"')
})

test('the last place goes to one person only', async () => {
  const role = await all.role()
  await ask(role, people.alone)
  const first = await lastCandidacy()
  await ask(role, people.stranger)
  expect((await answer(people.lead, { reponse: 'accept' })).status).toBe(303)
  const late = await people.lead.post(`/chantiers/cantine/candidatures/${first}/reponse`, {
    reponse: 'accept',
  })
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('fermé ou complet')
  expect((await page(people.member, '/postes')).text).not.toContain(`/postes/${role}`)
  expect((await ask(role, people.member)).status).toBe(422)
})

test('a co-lead is invited, accepts, and the last lead may not leave', async () => {
  await all.profile(people.member, 'chloe', { fields: { headline: ['Bonjour', 'coop'] } })
  await people.lead.post('/chantiers/cantine/candidatures/invitations', {
    adresse: 'chloe',
    role: '',
    message: '',
  })
  expect((await reply(people.member, { reponse: 'accept' })).status).toBe(303)
  expect((await page(people.member, '/chantiers/cantine/candidatures')).status).toBe(200)
  const [engagement] = await engagements()
  await all.world.db
    .updateTable('project_person')
    .set({ until_on: '2026-11-20' })
    .where('person_id', '=', people.lead.person)
    .execute()
  const refusal = await people.member.post(`/mon/engagements/${engagement?.id}/fin`, { motif: 'Je pars' })
  expect(refusal.status).toBe(422)
  expect(await refusal.text()).toContain('garde une personne responsable')
})

const engaged = async () => {
  const role = await all.role()
  await all.profile(people.alone, 'elio', { fields: { availability: [true, 'public'] } })
  await all.free(people.alone, december(1, 31))
  await ask(role)
  await answer(people.lead, { reponse: 'accept' })
  return (await engagements())[0]?.id ?? 0n
}
const held = async () =>
  (await all.world.db.selectFrom('half_day').select('day').where('kind', '=', 'commitment').execute()).length

test('an end has a reason, and gives back the time to come', async () => {
  const id = await engaged()
  const unsaid = await people.alone.post(`/mon/engagements/${id}/fin`, { motif: '' })
  expect(unsaid.status).toBe(422)
  expect(await unsaid.text()).toContain(`href="#fin-${id}"`)
  expect(await held()).toBe(4)
  expect((await people.stranger.post(`/mon/engagements/${id}/fin`, { motif: 'Non' })).status).toBe(404)
  expect(
    (await people.lead.post(`/chantiers/cantine/engagements/${id}/fin`, { motif: 'Budget perdu' })).status,
  ).toBe(303)
  expect(await held()).toBe(0)
  expect((await page(people.alone, '/mon/engagements')).text).toContain('Budget perdu')
  const again = await people.alone.post(`/mon/engagements/${id}/fin`, { motif: 'Encore' })
  expect(await again.text()).toContain('déjà terminé')
})

test('two roles of one chantier hold each their own half-days, and one ends alone', async () => {
  const first = await engaged()
  const second = await all.role({ title: 'Essais' })
  await ask(second)
  await answer(people.lead, { reponse: 'accept' })
  expect(await held()).toBe(8)
  const mine = (await page(people.alone, '/mon/engagements')).text
  expect(mine.match(/4 demi-journées sur 4 posées/g)).toHaveLength(2)
  await people.alone.post(`/mon/engagements/${first}/fin`, { motif: 'Un seul rôle me suffit' })
  expect(await held()).toBe(4)
  const left = (await engagements()).find(({ state }) => state === 'engaged')
  const rows = await all.world.db
    .selectFrom('half_day')
    .select('engagement_id')
    .where('kind', '=', 'commitment')
    .execute()
  expect(new Set(rows.map(({ engagement_id: id }) => id))).toEqual(new Set([left?.id]))
  expect((await page(people.alone, '/chantiers/cantine')).status).toBe(200)
  await people.alone.post(`/mon/engagements/${left?.id}/fin`, { motif: 'Fini' })
  expect(await held()).toBe(0)
})

test('what someone sets by hand counts for the engagement that lacks it', async () => {
  const role = await all.role()
  await ask(role)
  await answer(people.lead, { reponse: 'accept' })
  expect((await page(people.alone, '/mon/engagements')).text).toContain('0 demi-journées sur 4 posées')
  const set = {
    person_id: people.alone.person,
    half: 'am',
    kind: 'commitment',
    project_id: all.project,
  } as const
  const days = ['2026-12-01', '2026-12-02', '2027-02-01']
  await all.world.db
    .insertInto('half_day')
    .values(days.map((day) => ({ ...set, day, note: null, changed_at: new Date() })))
    .execute()
  expect((await page(people.alone, '/mon/engagements')).text).toContain('2 demi-journées sur 4 posées')
  await all.free(people.alone, ['2026-12-03', '2026-12-04'])
  const [engagement] = await engagements()
  await people.alone.post(`/mon/engagements/${engagement?.id}/grille`, {})
  expect((await page(people.alone, '/mon/engagements')).text).toContain('4 demi-journées sur 4 posées')
  await people.alone.post(`/mon/engagements/${engagement?.id}/fin`, { motif: 'Fini' })
  expect(await held()).toBe(0)
})

test('past its date both are asked; silence ends it after fourteen days and frees the place', async () => {
  const id = await engaged()
  const on = async (day: string) => {
    all.world.setNow(day)
    return followEngagements(all.world.acting())
  }
  expect(await on('2026-12-31')).toEqual({ asked: 0, ended: 0 })
  expect(await on('2027-01-01')).toEqual({ asked: 1, ended: 0 })
  expect(
    (await letters()).filter(({ subject }) => subject.includes('continue') || subject.includes('Continuer')),
  ).toHaveLength(2)
  expect((await page(people.alone, '/mon/engagements')).text).toContain('Continue-t-il')
  expect(await on('2027-01-15')).toEqual({ asked: 0, ended: 0 })
  expect(await on('2027-01-16')).toEqual({ asked: 0, ended: 1 })
  expect((await engagements())[0]).toMatchObject({ id, state: 'ended', ended_on: '2027-01-16' })
  expect(await on('2027-01-17')).toEqual({ asked: 0, ended: 0 })
  const tie = await all.world.db
    .selectFrom('project_person')
    .select('until_on')
    .where('tie', '=', 'team')
    .executeTakeFirst()
  expect(tie?.until_on).toBe('2027-01-16')
})

test('two yeses renew an engagement, until the day that the first proposed', async () => {
  const id = await engaged()
  all.world.setNow('2027-01-02')
  await followEngagements(all.world.acting())
  expect(
    (await people.alone.post(`/mon/engagements/${id}/suite`, { suite: 'oui', jusqu: '2027-02-28' })).status,
  ).toBe(303)
  expect((await engagements())[0]?.state).toBe('renewing')
  expect((await page(people.lead, '/chantiers/cantine/candidatures')).text).toContain('28 février 2027')
  expect(
    (await people.lead.post(`/chantiers/cantine/engagements/${id}/suite`, { suite: 'oui' })).status,
  ).toBe(303)
  expect((await engagements())[0]).toMatchObject({ state: 'engaged', until_on: '2027-02-28', asked_on: null })
  expect(
    (await people.lead.post(`/chantiers/cantine/engagements/${id}/suite`, { suite: 'oui' })).status,
  ).toBe(422)
})

test('a renewal holds the half-days of its own term', async () => {
  const id = await engaged()
  all.world.setNow('2027-01-02')
  await followEngagements(all.world.acting())
  await all.free(people.alone, ['2027-01-18', '2027-01-19', '2027-01-20'])
  await people.alone.post(`/mon/engagements/${id}/suite`, { suite: 'oui', jusqu: '2027-02-28' })
  await people.lead.post(`/chantiers/cantine/engagements/${id}/suite`, { suite: 'oui' })
  const days = await all.world.db
    .selectFrom('half_day')
    .select(['day', 'engagement_id'])
    .where('kind', '=', 'commitment')
    .where('day', '>', '2027-01-02')
    .execute()
  expect(days.map(({ engagement_id: of }) => of)).toEqual([id, id, id, id])
  expect((await page(people.alone, '/mon/engagements')).text).toContain('4 demi-journées sur 4 posées')
})

const TRIES = 5_000
/** How many connections of this database wait for a lock that another holds. */
const blocked = async () =>
  (
    await sql<{ count: number }>`select count(*)::integer as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(all.world.db)
  ).rows[0]?.count
/** Both have read, and wait behind a lock that a third holds, before either writes. */
async function atOnce(table: 'engagement' | 'candidacy', posts: readonly (() => Promise<Response>)[]) {
  const started = await all.world.db.transaction().execute(async (trx) => {
    await trx.selectFrom(table).select('id').forUpdate().execute()
    const answers = posts.map((post) => post())
    let tries = 0
    while ((await blocked()) !== posts.length) expect(tries++).toBeLessThan(TRIES)
    return { answers }
  })
  return (await Promise.all(started.answers)).map(({ status }) => status).toSorted()
}

test('two yeses at the same time are two yeses', async () => {
  const id = await engaged()
  all.world.setNow('2027-01-02')
  await followEngagements(all.world.acting())
  const statuses = await atOnce('engagement', [
    () => people.alone.post(`/mon/engagements/${id}/suite`, { suite: 'oui', jusqu: '2027-02-28' }),
    () =>
      people.lead.post(`/chantiers/cantine/engagements/${id}/suite`, { suite: 'oui', jusqu: '2027-02-28' }),
  ])
  expect(statuses).toEqual([303, 303])
  expect((await engagements())[0]).toMatchObject({ state: 'engaged', until_on: '2027-02-28' })
})

test('the last place goes to one person when two are accepted at the same time', async () => {
  const role = await all.role()
  await ask(role, people.alone)
  await ask(role, people.stranger)
  const asked = await candidacies()
  const accept = (who: Someone, id: bigint | undefined) => () =>
    who.post(`/chantiers/cantine/candidatures/${id}/reponse`, { reponse: 'accept' })
  const statuses = await atOnce('candidacy', [
    accept(people.lead, asked[0]?.id),
    accept(people.chair, asked[1]?.id),
  ])
  expect(statuses).toEqual([303, 422])
  expect(await engagements()).toHaveLength(1)
})

test('one no ends it at once', async () => {
  const id = await engaged()
  all.world.setNow('2027-01-02')
  await followEngagements(all.world.acting())
  await people.lead.post(`/chantiers/cantine/engagements/${id}/suite`, { suite: 'non' })
  expect((await engagements())[0]?.state).toBe('ended')
})

test('a space that switched its teams off has none, nowhere', async () => {
  const role = await all.role()
  await ask(role)
  await all.world.db
    .updateTable('space')
    .set({ modules_off: ['team'] })
    .where('slug', '=', 'exemple')
    .execute()
  expect((await page(people.lead, '/chantiers/cantine/candidatures')).status).toBe(404)
  expect((await page(people.alone, `/postes/${role}`)).status).toBe(404)
  expect((await page(people.alone, '/postes')).text).not.toContain(`/postes/${role}`)
  expect((await page(people.alone, '/mon/engagements')).text).not.toContain('Cantine')
  expect((await answer(people.lead, { reponse: 'accept' })).status).toBe(404)
})

test('preferences are one’s own, and nothing is accepted by default', async () => {
  expect((await page(people.alone, '/mon/engagements')).text).toMatch(/value="me"[^>]*checked/)
  await people.alone.post('/mon/engagements/preferences', { propose: 'network', lettres: 'oui' })
  const saved = await all.world.db.selectFrom('team_preference').selectAll().execute()
  expect(saved).toMatchObject([
    { person_id: people.alone.person, proposed_to: 'network', accepts_notices: true },
  ])
  expect((await people.alone.post('/mon/engagements/preferences', { propose: 'tous' })).status).toBe(422)
  expect((await all.world.post('/mon/engagements/preferences', { propose: 'me' })).status).toBe(404)
})
