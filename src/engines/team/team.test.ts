import { expect, test } from 'vitest'
import { lightSolver } from '#platform/solver/light-solver.ts'
import { type Instance, type Person, proposeTeams, violationsOf } from './index.ts'

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  skills: { code: 2 },
  senior: true,
  available: 20,
  rate: 20_000,
  target: 100,
  ...more,
})

/** A project of ten half-days of code; weights that a person can add up in their head. */
const simple = (people: readonly Person[], more: Partial<Instance['projects'][number]> = {}): Instance => ({
  policy: {
    weights: { level: 1, aspiration: 0, territory: 0, theme: 0, underUsed: 0, cost: 0, engagement: 0 },
  },
  projects: [
    { id: 'map', roles: [{ id: 'dev', halfDays: 10, skills: [{ id: 'code', level: 1 }] }], ...more },
  ],
  people,
})

const propose = (instance: Instance) => proposeTeams(instance, {}, lightSolver)
const who = (instance: Instance, rank = 0) =>
  propose(instance).teams[rank]?.assignments.map(({ person: id, halfDays }) => [id, halfDays])

test('the best level takes the work: 10 half-days of 10 points at 3/3 are worth 100', () => {
  const instance = simple([person('ada', { skills: { code: 3 } }), person('bob')])
  const { value, bound, gap, teams } = propose(instance)
  expect(who(instance)).toEqual([['ada', 10]])
  expect([value, bound, gap]).toEqual([100, 100, 0])
  expect(teams[0]?.parts).toMatchObject({ level: 100, unmet: 0, local: 0 })
})

test('who has little time is completed by another: 6 at 3/3 and 4 at 2/3 are worth 60 + 26.67', () => {
  const instance = simple([person('ada', { skills: { code: 3 }, available: 6 }), person('bob')])
  expect(who(instance)).toEqual([
    ['ada', 6],
    ['bob', 4],
  ])
  expect(propose(instance).value).toBeCloseTo(86.666667, 5)
})

test('work that nobody does costs four times what it would have earned', () => {
  const instance = simple([person('ada', { skills: { code: 3 }, available: 6 })])
  const { value, teams } = propose(instance)
  expect(value).toBe(60 - 4 * 40)
  expect(teams[0]?.unmet).toEqual([
    { kind: 'half-days', project: 'map', role: 'dev', halfDays: 4, why: 'busy' },
  ])
})

test('a budget is a wall, to the cent', () => {
  const dear = person('ada', { skills: { code: 3 }, rate: 30_000 })
  const instance = (budget: number) => simple([dear, person('bob', { rate: 10_000 })], { budget })
  expect(who(instance(300_000))).toEqual([['ada', 10]])
  // Nine at 300 € leave 299.99 €: too few for the four of the shortest engagement. Six and four do: 2,200 €.
  expect(who(instance(299_999))).toEqual([
    ['ada', 6],
    ['bob', 4],
  ])
})

test('a team has someone senior, and one learner only unless it is a studio', () => {
  const novice = person('ada', { skills: { code: 3 }, senior: false })
  expect(who(simple([novice, person('bob')]))).toContainEqual(['bob', 4])
  const learners = ['ada', 'bob'].map((id) =>
    person(id, { learner: true, senior: false, skills: { code: 3 } }),
  )
  const senior = person('zoe', { skills: { code: 1 } })
  const few = simple([...learners.map((one) => ({ ...one, available: 5 })), senior], { senior: false })
  expect(who(few)).toEqual([
    ['ada', 5],
    ['zoe', 5],
  ])
  const studio = simple([person('bob', { skills: { code: 3 } }), ...learners.slice(0, 1)], { studio: true })
  expect(who(studio)?.map(([id]) => id)).toContain('ada')
})

test('whoever is away on a day of presence, refused or below the level is not there', () => {
  const roles = [{ id: 'dev', halfDays: 10, skills: [{ id: 'code', level: 2 }], dates: ['2027-03-02'] }]
  const people = [
    person('ada', { skills: { code: 3 }, away: [{ from: '2027-03-01', to: '2027-03-03' }] }),
    person('bob', { skills: { code: 3 } }),
    person('cyd', { skills: { code: 1 } }),
    person('dan'),
  ]
  expect(who(simple(people, { roles, refused: ['bob'] }))).toEqual([['dan', 10]])
})

test('days are whole in each period: five and five would need 3.33 where there are 3, so that one has four', () => {
  const roles = [{ id: 'dev', halfDays: 5, skills: [{ id: 'code', level: 1 }] }]
  const instance: Instance = {
    ...simple([person('ada', { available: [3, 4, 4], projectsMax: 2 })]),
    periods: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    projects: [
      { id: 'one', roles },
      { id: 'two', roles },
    ],
  }
  const { teams, violations } = propose(instance)
  expect(violations).toEqual([])
  expect(teams[0]?.assignments.map(({ periods }) => periods.map(({ halfDays }) => halfDays))).toEqual([
    [1, 2, 2],
    [2, 1, 1],
  ])
})

test('the other teams differ from the best and from each other by two people', () => {
  const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => person(id, { available: 5 }))
  const teams = propose(simple(people)).teams.map(({ assignments }) => assignments.map((one) => one.person))
  expect(teams).toHaveLength(3)
  teams.forEach((team, at) => {
    for (const other of teams.slice(at + 1))
      expect(team.filter((id) => !other.includes(id)).length).toBeGreaterThanOrEqual(2)
  })
})

test('a project without a team says which rules clash and what frees it, and the others are served', () => {
  const novice = person('ada', { senior: false })
  const instance = simple([novice])
  const other = { id: 'easy', senior: false, roles: [{ id: 'dev', halfDays: 4 }] }
  const { status, infeasible, teams } = propose({ ...instance, projects: [...instance.projects, other] })
  expect(status).toBe('partial')
  const senior = { rule: 'senior', where: 'map' }
  expect(infeasible).toEqual([{ project: 'map', rules: [senior], frees: [senior] }])
  expect(teams[0]?.assignments.map(({ project }) => project)).toEqual(['easy'])
})

test('a budget that is too short for a role that must be held says how much is needed', () => {
  const roles = [{ id: 'dev', halfDays: 10, must: true, skills: [{ id: 'code', level: 1 }] }]
  const { status, infeasible, teams } = propose(
    simple([person('ada')], { roles, budget: 50_000, senior: false }),
  )
  expect([status, teams]).toEqual(['infeasible', []])
  expect(infeasible[0]?.rules.map(({ rule }) => rule)).toEqual(['engagement-min', 'budget', 'must-role'])
  expect(infeasible[0]?.budgetNeeded).toBe(4 * 20_000)
})

test('two projects that need the same and only senior clash by name', () => {
  const roles = [{ id: 'dev', halfDays: 10, skills: [{ id: 'code', level: 1 }] }]
  const instance = {
    ...simple([person('ada', { projectsMax: 1 }), person('bob', { senior: false })]),
    projects: [
      { id: 'one', roles, weight: 2 },
      { id: 'two', roles },
    ],
  }
  const { infeasible } = propose(instance)
  expect(infeasible).toHaveLength(1)
  expect(infeasible[0]?.project).toBe('two')
  expect(infeasible[0]?.rules).toContainEqual({ rule: 'other-project', where: 'one' })
})

test('the checker sees each broken rule', () => {
  const people = [person('ada', { available: 5 }), person('bob', { learner: true, senior: false })]
  const instance = simple([...people, person('cyd', { skills: {}, learner: true, senior: false })], {
    budget: 100_000,
    refused: ['bob'],
    kept: [{ person: 'ada', role: 'dev' }],
  })
  const given = (id: string, halfDays: number) => ({ person: id, project: 'map', role: 'dev', halfDays })
  const rules = (...assignments: ReturnType<typeof given>[]) =>
    violationsOf(instance, { assignments }).map(({ rule }) => rule)
  expect(rules(given('ada', 4))).toEqual([])
  expect(rules(given('ada', 6))).toEqual(['capacity', 'budget'])
  expect(rules(given('ada', 4.5))).toEqual(['whole-half-days'])
  expect(rules(given('ada', 1))).toEqual(['engagement-min'])
  expect(rules(given('bob', 4), given('cyd', 8))).toEqual([
    'refused',
    'skills',
    'budget',
    'role-half-days',
    'kept',
    'senior',
    'learners-max',
  ])
  expect(rules(given('zed', 4))).toEqual(['unknown', 'kept', 'senior'])
})
