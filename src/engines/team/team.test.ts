import { expect, test } from 'vitest'
import { lightSolver } from '#platform/solver/light-solver.ts'
import { type Instance, type Person, proposeTeams, type Role, violationsOf } from './index.ts'

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

const lacking = (some: ReadonlySet<string>, others: ReadonlySet<string>): number =>
  [...some].filter((id) => !others.has(id)).length
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

test('another team leaves no work undone that someone further from the best could do', () => {
  const roles = ['code', 'audit', 'guide'].map((id) => ({
    ...{ id, halfDays: 8, peopleMax: 1 },
    skills: [{ id, level: 1 }],
  }))
  const able = (skill: string, levels: readonly number[]) =>
    levels.map((level, i) => person(`${skill}-${i}`, { skills: { [skill]: level } }))
  const people = [...able('code', [3, 3]), ...able('audit', [3, 2, 1]), ...able('guide', [3, 3])]
  // A small cost for each person, as the policy of a co-op has: prices then leave the less able far behind.
  const policy = { weights: { ...simple([]).policy?.weights, engagement: 0.03 } }
  const { teams } = proposeTeams({ ...simple(people, { roles }), policy }, { alternatives: 3 }, lightSolver)
  expect(teams.map(({ unmet }) => unmet.length)).toEqual([0, 0, 0, 0])
})

test('each of five projects that share people has its own other teams, the other projects being as they are', () => {
  const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => person(id, { projectsMax: 5, available: 60 }))
  const roles = ['dev', 'ops'].map((id) => ({ id, halfDays: 8, skills: [{ id: 'code', level: 1 }] }))
  const projects = ['p1', 'p2', 'p3', 'p4', 'p5'].map((id) => ({ id, roles }))
  const instance = { ...simple(people), projects }
  const { teams, byProject, violations } = propose(instance)
  expect(violations).toEqual([])
  expect(byProject.map(({ project }) => project)).toEqual(['p1', 'p2', 'p3', 'p4', 'p5'])
  for (const { project, teams: own } of byProject) {
    expect(own).toHaveLength(4)
    const sets = own.map(({ assignments }) => new Set(assignments.map((one) => one.person)))
    sets.forEach((some, at) => {
      for (const other of sets.slice(at + 1))
        expect(Math.max(lacking(some, other), lacking(other, some))).toBeGreaterThanOrEqual(2)
    })
    const others = (teams[0]?.assignments ?? []).filter((one) => one.project !== project)
    for (const { assignments, parts, value } of own) {
      expect(violationsOf(instance, { assignments: [...others, ...assignments] })).toEqual([])
      expect(Object.values(parts).reduce((sum, points) => sum + points, 0)).toBeCloseTo(value, 4)
      expect(value).toBeLessThanOrEqual((own[0]?.value ?? 0) + 1e-6)
    }
  }
})

test('a project without a team says which rules clash and what frees it, and the others are served', () => {
  const novice = person('ada', { senior: false })
  const instance = simple([novice])
  const other = { id: 'easy', senior: false, roles: [{ id: 'dev', halfDays: 4 }] }
  const { status, infeasible, teams } = propose({ ...instance, projects: [...instance.projects, other] })
  expect(status).toBe('partial')
  const senior = { rule: 'senior', where: 'map' }
  expect(infeasible).toEqual([{ project: 'map', rules: [senior], smallest: true, frees: [senior] }])
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

test('the fewest rules that clash are found where dropping them one by one finds three', () => {
  const people = [person('ada', { senior: false }), person('zoe', { available: 0 })]
  const roles = [{ id: 'dev', halfDays: 10, must: true, skills: [{ id: 'code', level: 1 }] }]
  const [clash] = propose(simple(people, { roles, budget: 50_000 })).infeasible
  expect([clash?.rules.length, clash?.smallest]).toEqual([2, true])
  expect(clash?.rules).toContainEqual({ rule: 'senior', where: 'map' })
})

test('once the time of the whole answer is over, no solver is asked any more, and that is said', () => {
  const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => person(id, { available: 5 }))
  const asked = (looksAtTheClock: number) => {
    let left = looksAtTheClock
    let late = 0
    const counting = {
      ...lightSolver,
      solve: (...given: Parameters<typeof lightSolver.solve>) => {
        if (left < 0) late += 1
        return lightSolver.solve(...given)
      },
    }
    const { stoppedBy, violations } = proposeTeams(simple(people), { secondsLeft: () => left-- }, counting)
    expect(violations).toEqual([])
    return [stoppedBy, late]
  }
  expect(asked(10_000)).toEqual(['proof', 0])
  for (const looks of [1, 3, 6, 9]) expect(asked(looks)).toEqual(['time', 0])
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

test('a wish of a hundred points never outweighs a rule: with one place, the senior has it', () => {
  const wisher = person('ada', { skills: { code: 3 }, senior: false, wishes: ['map'] })
  const roles = [{ id: 'dev', halfDays: 10, peopleMax: 1, skills: [{ id: 'code', level: 1 }] }]
  const instance = {
    ...simple([wisher, person('bob', { skills: { code: 1 } })], { roles }),
    policy: { weights: { level: 100, aspiration: 100 } },
  }
  expect(propose(instance).status).toBe('optimal')
  expect(who(instance)).toEqual([['bob', 10]])
})

test('someone confirmed who learns is a learner in a learner place, and nowhere else', () => {
  const skills = [{ id: 'code', level: 1 }]
  const confirmed = ['ada', 'bob', 'cyd'].map((id) =>
    person(id, { skills: { code: 3, design: 0 }, learns: ['design'], available: 5 }),
  )
  const place = { id: 'learn', halfDays: 4, must: true, learner: true, skills: [{ id: 'design', level: 2 }] }
  const both = simple(confirmed, { roles: [{ id: 'dev', halfDays: 10, skills }, place], learnersMax: 0 })
  const team = propose(both).teams[0]?.assignments ?? []
  expect(team.map(({ role }) => role).toSorted()).toEqual(['dev', 'dev', 'learn'])
  // Nobody is at school: without a place to learn, a studio has no learner.
  const studio = simple(confirmed, { studio: true })
  expect(propose(studio).infeasible[0]?.rules.map(({ rule }) => rule)).toEqual(['learner-place'])
  expect(violationsOf(studio, { assignments: [] }).map(({ rule }) => rule)).toEqual([
    'senior',
    'learner-place',
  ])
  // A learner place that must be held is no place for who has nothing to learn there, nor for the only senior.
  const master = person('dan', { skills: { code: 3, design: 3 } })
  const closed = simple([master, ...confirmed.slice(0, 1)], { roles: [place] })
  expect(propose(closed).infeasible[0]?.rules.map(({ rule }) => rule)).toEqual(['learner-role', 'senior'])
  const given = { person: 'dan', project: 'map', role: 'learn', halfDays: 4 }
  expect(violationsOf(closed, { assignments: [given] }).map(({ rule }) => rule)).toEqual([
    'learner-place',
    'senior',
  ])
})

test('two technical people and one designer at least', () => {
  const roles = [
    { id: 'design', halfDays: 8, peopleMin: 1, skills: [{ id: 'design', level: 1 }] },
    { id: 'dev', halfDays: 10, peopleMin: 2, skills: [{ id: 'code', level: 1 }] },
  ]
  const people = [
    person('ada', { skills: { code: 3 } }),
    person('bob', { skills: { code: 1 } }),
    person('zoe', { skills: { design: 1 } }),
  ]
  const instance = simple(people, { roles })
  expect(who(instance)).toEqual([
    ['ada', 6],
    ['bob', 4],
    ['zoe', 8],
  ])
  const keys = propose(instance).teams[0]?.assignments.map(({ why }) => why.keys)
  expect(keys).toEqual([['people-min'], ['people-min'], ['must-role']])
  const few = simple(people.slice(1), { roles })
  // One role per person: two people cannot be three.
  expect(propose(few).infeasible[0]?.rules).toEqual([
    { rule: 'people-min', where: 'design' },
    { rule: 'people-min', where: 'dev' },
  ])
  const assignments = [{ person: 'bob', project: 'map', role: 'dev', halfDays: 10 }]
  expect(violationsOf(instance, { assignments })).toEqual([
    { rule: 'people-min', where: 'map/design', found: 0, limit: 1 },
    { rule: 'people-min', where: 'map/dev', found: 1, limit: 2 },
  ])
})

test('from elsewhere, the less remote of the role and of the person decides', () => {
  const nearness = (asked: Role['remote'], remote: Person['remote']) => {
    const roles = [{ id: 'dev', halfDays: 4, ...(asked && { remote: asked }) }]
    const project = { roles, territory: '29' }
    const away = simple(
      [person('ada', { territory: '35', ...(remote !== undefined && { remote }) })],
      project,
    )
    return propose(away).teams[0]?.assignments[0]?.why.terms.territory
  }
  expect([nearness(undefined, true), nearness(undefined, undefined)]).toEqual([0.5, 0])
  expect([nearness('remote', 'remote'), nearness('remote', 'hybrid')]).toEqual([0.5, 0.25])
  expect([nearness('hybrid', true), nearness('on-site', 'remote')]).toEqual([0.25, 0])
})

test('work is spread by the lengths of any periods, and never on days when somebody is not free', () => {
  const periods = [
    { id: 'before', length: 21 },
    { id: 'last days', length: 4 },
    { id: 'after', length: 16 },
  ]
  const roles = [{ id: 'dev', halfDays: 20, periods: ['last days', 'after'] }]
  const team = (available: readonly number[]) =>
    propose({ ...simple([person('ada', { available })], { roles }), periods }).teams[0]?.assignments[0]
  expect(team([40, 8, 32])?.periods.map(({ halfDays }) => halfDays)).toEqual([4, 16])
  // Of the month, six half-days are free, all of them before the last days.
  expect(team([6, 0, 32])).toBeUndefined()
  expect(team([0, 2, 32])?.periods.map(({ halfDays }) => halfDays)).toEqual([2, 8])
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
