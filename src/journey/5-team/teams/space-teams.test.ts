import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { Proposal } from '#engines/team/index.ts'
import { actingNow } from '#platform/acting-now.ts'
import { propose } from '#platform/solver/index.ts'
import { TEAM_PAGE as PATH, type ProposalWorld, proposalWorld } from '#test/proposal-world.ts'
import { composeNightly, keep } from './compose.actions.ts'
import { runningProjects } from './compose.queries.ts'
import { hashOf, instanceFor } from './instance.queries.ts'
import { composeEverywhere } from './team.jobs.ts'

let all: ProposalWorld
let people: ProposalWorld['people']
beforeEach(async () => {
  all = await proposalWorld()
  people = all.people
})

test('all the chantiers of a co-op are composed together, and its members read the price of equity', async () => {
  await all.pool()
  expect((await people.member.post('/espaces/exemple/equipes', {})).status).toBe(404)
  expect((await people.chair.post('/espaces/exemple/equipes', {})).status).toBe(303)
  expect((await all.proposals()).map(({ run }) => run)).toEqual(['request'])
  const outcome = await composeNightly(actingNow(all.world.platform), all.coop)
  expect(outcome.done).toBe(true)
  const [asked, night] = await all.proposals()
  expect(night).toMatchObject({ run: 'night', person_id: null, instance_hash: asked?.instance_hash })
  expect(await all.text(people.chair, '/espaces/exemple/equipes')).toContain('Voir les équipes')
  const own = await all.text(people.member, '/espaces/exemple/equipes')
  expect(own).toContain('Le prix de l’équité')
  expect(own).toContain('Gini')
  expect(own).not.toContain('Voir les équipes')
  expect((await people.stranger.get('/espaces/exemple/equipes')).status).toBe(404)
  expect(await all.text(people.lead)).toContain('avec tous les chantiers de l’espace')
})

test('several chantiers at once: each has its own teams, its own value, and no team twice', async () => {
  const { db } = all.world
  const others = await db
    .insertInto('project')
    .values(
      ['carte', 'agenda'].map((slug) => ({
        ...{ slug, title: slug, organisation_id: all.coop, choice: 'adapt' as const, is_public: true },
        made_by: people.lead.person,
      })),
    )
    .returning('id')
    .execute()
  for (const project_id of [all.project, ...others.map(({ id }) => id)])
    for (const [title, skill] of [
      ['Code', 'react'],
      ['Audit', 'rgaa'],
    ] as const) {
      const role = await all.role({ title, half_days: 6, skills: { [skill]: { level: 2 } } })
      await db.updateTable('project_role').set({ project_id }).where('id', '=', role).execute()
    }
  for (const name of ['ada', 'bob', 'cleo', 'dan', 'eve', 'fay', 'gil', 'hal'])
    await all.candidate(name, { react: { level: 3 }, rgaa: { level: 2 } })
  expect((await people.chair.post('/espaces/exemple/equipes', {})).status).toBe(303)
  const kept = await all.proposals()
  expect(kept.map(({ project_id: id }) => id)).toEqual([all.project, ...others.map(({ id }) => id)])
  for (const { project_id: project, teams, value, bound, gap } of kept) {
    expect(teams.length).toBeGreaterThanOrEqual(3)
    expect(
      teams.flatMap(({ assignments }) => assignments).every((one) => one.project === String(project)),
    ).toBe(true)
    const crews = teams.map(({ assignments }) => new Set(assignments.map(({ person }) => person)))
    for (const [i, crew] of crews.entries())
      for (const other of crews.slice(i + 1))
        expect([...crew].filter((id) => !other.has(id)).length).toBeGreaterThanOrEqual(2)
    expect(value).toBe(teams[0]?.value)
    // A chantier of weight 1 is worth 100 at most: this is not the value of the three together.
    expect(value).toBeLessThanOrEqual(100)
    expect(bound).toBeGreaterThanOrEqual(value)
    expect(gap).toBeLessThanOrEqual(0.05)
  }
  const page = await all.text(people.chair, '/chantiers/carte/equipe')
  expect(page).toContain('Équipe 3')
  expect(page).not.toContain('Quelqu’un dépasse la charge souhaitée')
})

test('a chantier counts as much as is asked for one computation; what is no weight is refused and typed again', async () => {
  await all.pool()
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
  const space = '/espaces/exemple/equipes'
  expect(await all.text(people.chair, space)).toContain('name="poids-carte"')
  for (const wrong of ['0', '5,1', 'deux', '-1', '1e1']) {
    const answer = await people.chair.post(space, { 'poids-cantine': '2', 'poids-carte': wrong })
    expect(answer.status, wrong).toBe(422)
    const page = await answer.text()
    expect(page).toContain('un nombre de 0,1 à 5')
    expect(page).toContain(`value="${wrong}"`)
    expect(page).toContain('name="poids-cantine" value="2"')
  }
  expect(await all.proposals()).toEqual([])
  expect((await people.chair.post(space, {})).status).toBe(303)
  expect((await people.chair.post(space, { 'poids-cantine': '2', 'poids-carte': '0,5' })).status).toBe(303)
  const [cantine, carte, double, half] = (await all.proposals()).map(({ value }) => value)
  expect(double).toBeCloseTo(2 * (cantine ?? 0), 0)
  expect(half).toBeCloseTo((carte ?? 0) / 2, 0)
  const acts = await all.world.db.selectFrom('audit_entry').select('target').orderBy('id').execute()
  expect(acts.at(-1)?.target).toContain(`${all.project} × 2 ; ${other} × 0.5`)
  // A departure is looked at as the team was composed, with the same weights: nothing has changed since.
  for (const [slug, weight] of [
    ['cantine', '2'],
    ['carte', '0,5'],
  ]) {
    const proof = await all.text(people.chair, `/chantiers/${slug}/equipe`)
    expect(proof).toMatch(new RegExp(`quand un autre compte un</dt><dd>${weight}<`))
  }
  const { teams } = (await all.proposals()).at(-2) ?? {}
  const [leaving] = teams?.[0]?.assignments ?? []
  const left = await all.text(people.chair, `/chantiers/cantine/equipe?sans=${leaving?.person}`)
  expect(left).toContain('demi-journées à reprendre')
  expect(left).not.toContain('depuis ce calcul')
})

test('one computation at a time for a space: a second press is told, and keeps nothing', async () => {
  await all.pool()
  await all.world.db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('team_proposal'), ${Number(all.coop)}::integer)`.execute(
      trx,
    )
    for (const [who, path] of [
      [people.lead, PATH],
      [people.chair, '/espaces/exemple/equipes'],
    ] as const) {
      const answer = await who.post(path, {})
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('Un calcul est en cours')
    }
  })
  expect(await all.proposals()).toEqual([])
  expect((await people.lead.post(PATH, {})).status).toBe(303)
})

test('at night a space that fails stops no other, and a night that begins again keeps nothing twice', async () => {
  await all.pool()
  const said: unknown[] = []
  const log = { ...all.world.platform.log, error: (line: unknown) => said.push(line) }
  const broken = await all.world.db
    .insertInto('project')
    .values({
      ...{ slug: 'voisin', organisation_id: all.other, choice: 'adapt', title: 'Voisin', is_public: true },
      made_by: people.stranger.person,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await all.world.db
    .insertInto('project_role')
    .values({ project_id: broken.id, position: 1, title: 'Code', half_days: 4, published_on: null })
    .execute()
  // Weights that are no weights: what a hand in the database may leave.
  await sql`insert into team_policy (organisation_id, version, weights, rules, why, made_at)
    values (${all.other}, 1, '"x"', 'null', 'Essai', now())`.execute(all.world.db)
  const night = () => composeEverywhere(actingNow(all.world.platform), { log })
  await expect(night()).rejects.toThrow('1 spaces')
  expect(said).toMatchObject([{ space: String(all.other) }])
  expect((await all.proposals()).map(({ project_id: id, run }) => [id, run])).toEqual([
    [all.project, 'night'],
  ])
  await expect(night()).rejects.toThrow('1 spaces')
  expect(await all.proposals()).toHaveLength(1)
})

test('what breaks a rule is not kept, and what is kept says how it was found', async () => {
  await all.pool()
  await people.lead.post(PATH, {})
  const page = await all.text(people.lead)
  for (const words of ['d’après un vérificateur indépendant', 'Méthode', 'Arrêté par', 'la preuve'])
    expect(page).toContain(words)
  const acting = all.world.acting()
  const cantine = await runningProjects(all.world.db, all.coop)
  const instance = await instanceFor(acting, cantine)
  if (!instance) throw new Error('a chantier looks for someone')
  const proposal = await propose(instance)
  const violations = [{ rule: 'budget' as const, where: String(all.project), found: 2, limit: 1, team: 1 }]
  const hash = hashOf(instance)
  const kept = await keep(acting, { proposal: { ...proposal, violations }, instance, hash }, 'request')
  expect(kept).toMatchObject({ done: false, reason: 'rule-broken' })
  expect(await all.proposals()).toHaveLength(1)
  const clash = { project: String(all.project), rules: [], frees: [] }
  await keep(acting, { proposal: { ...nothing(proposal), infeasible: [clash] }, instance, hash }, 'request')
  expect(await all.text(people.lead)).toContain('Aucune liste courte de règles ne l’explique')
})
const nothing = (proposal: Proposal): Proposal => ({ ...proposal, teams: [], byProject: [] })
