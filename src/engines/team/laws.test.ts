import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lightSolver } from '#platform/solver/light-solver.ts'
import {
  DEFAULT_POLICY,
  type Given,
  type Instance,
  type Person,
  proposeTeams,
  type Role,
  type Team,
  violationsOf,
  type Weights,
} from './index.ts'
import { sampleInstance } from './sample.ts'

const SKILLS = ['code', 'map']
const level = fc.integer({ min: 0, max: 3 })
const anyPerson = (id: string) =>
  fc.record({
    id: fc.constant(id),
    skills: fc.record({ code: level, map: level }),
    available: fc.integer({ min: 0, max: 6 }),
    rate: fc.integer({ min: 100, max: 400 }).map((euros) => euros * 100),
    load: fc.integer({ min: 0, max: 6 }),
    target: fc.integer({ min: 1, max: 10 }),
    senior: fc.boolean(),
    learner: fc.boolean(),
    territory: fc.constantFrom('29', '35'),
    wishes: fc.constantFrom([], ['one']),
  })
const anyRole = (id: string) =>
  fc.record({
    id: fc.constant(id),
    halfDays: fc.integer({ min: 1, max: 5 }),
    skills: fc.record({ id: fc.constantFrom(...SKILLS), level }).map((skill) => [skill]),
    peopleMax: fc.integer({ min: 1, max: 2 }),
    must: fc.boolean(),
  })
/** Those of the program, or any up to what a file may say. */
const anyWeight = fc.oneof(fc.constant(undefined), fc.double({ min: 0, max: 1_000, noNaN: true }))
const anyWeights = fc
  .record({
    ...Object.fromEntries(Object.keys(DEFAULT_POLICY.weights).map((name) => [name, anyWeight])),
    unmet: fc.oneof(fc.constant(undefined), fc.double({ min: 0, max: 10, noNaN: true })),
  })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, weight]) => weight !== undefined)))
const tiny: fc.Arbitrary<Instance> = fc.record({
  policy: fc.record({
    rules: fc.constant({ engagementMin: 2 }),
    weights: fc.oneof(fc.constant({}), anyWeights),
  }),
  projects: fc
    .record({
      roles: fc.tuple(anyRole('a'), anyRole('b')),
      budget: fc.integer({ min: 0, max: 200_000 }),
      senior: fc.boolean(),
      studio: fc.boolean(),
    })
    .map((project) => [{ id: 'one', territory: '29', ...project }]),
  people: fc.tuple(anyPerson('p1'), anyPerson('p2'), anyPerson('p3')),
})

function strainOf(weights: Weights, halfDays: number, { load = 0, target = 0 }: Person): number {
  const { over80, over110 } = weights
  const easy = Math.max(0, Math.floor(0.8 * target - load))
  const full = Math.max(easy, Math.floor(1.1 * target - load))
  return (over80 * Math.max(0, halfDays - easy) + over110 * Math.max(0, halfDays - full)) / target
}

function fitByHand(weights: Weights, who: Person, skill: string): number {
  const { skills, wishes, territory, load = 0, target = 0 } = who
  const [wished, isLocal] = [(wishes ?? []).length > 0, territory === '29']
  const room = Math.max(0, 1 - load / target)
  const level = weights.level * ((skills?.[skill] ?? 0) / 3)
  return (
    level + (wished ? weights.aspiration : 0) + (isLocal ? weights.territory : 0) + weights.underUsed * room
  )
}

/** The value by the words of docs/formats/team.md, written anew. */
function worthOf({ policy, projects: [project], people }: Instance, given: readonly Given[]): number {
  const { rules } = DEFAULT_POLICY
  const weights = { ...DEFAULT_POLICY.weights, ...policy?.weights }
  const roles = project?.roles ?? []
  const wanted = roles.reduce((sum, role) => sum + role.halfDays, 0)
  const unit = 100 / wanted
  const members = given.map((one) => ({ ...one, who: people.find(({ id }) => id === one.person) as Person }))
  const done = given.reduce((sum, { halfDays }) => sum + halfDays, 0)
  const points = members.map(({ who, role, halfDays }) => {
    const [skill] = roles.find(({ id }) => id === role)?.skills ?? []
    const strain = strainOf(weights, halfDays, who)
    const cost = (weights.cost * (who.rate ?? 0)) / rules.costReference
    return unit * halfDays * (fitByHand(weights, who, skill?.id ?? '') - cost) - weights.engagement - strain
  })
  const local = members.some(({ who }) => who.territory === '29') ? 0 : weights.local
  return points.reduce((sum, one) => sum + one, 0) - weights.unmet * unit * (wanted - done) - local
}

/** Every team there is: each person out, or in one role for so many half-days. */
function* everyTeam(people: readonly Person[], roles: readonly Role[]): Generator<Given[]> {
  const [first, ...rest] = people
  if (!first) {
    yield []
    return
  }
  const own = roles.flatMap((role) =>
    Array.from({ length: role.halfDays }, (_, less) => ({
      person: first.id,
      project: 'one',
      role: role.id,
      halfDays: less + 1,
    })),
  )
  for (const team of everyTeam(rest, roles)) {
    yield team
    for (const one of own) yield [...team, one]
  }
}

function bestByHand(instance: Instance): number | undefined {
  let best: number | undefined
  for (const assignments of everyTeam(instance.people, instance.projects[0]?.roles ?? [])) {
    const value = worthOf(instance, assignments)
    if (value > (best ?? Number.NEGATIVE_INFINITY) && violationsOf(instance, { assignments }).length === 0)
      best = value
  }
  return best
}

test('among all the teams that there are, the best is found; where there is none, rules clash', () => {
  const isBest = fc.property(tiny, (instance) => {
    const { teams, value, bound, infeasible, violations } = proposeTeams(instance, { gap: 0 }, lightSolver)
    const best = bestByHand(instance)
    expect(violations).toEqual([])
    expect(teams.length > 0).toBe(best !== undefined)
    if (best === undefined) {
      expect(infeasible[0]?.rules.length).toBeGreaterThan(0)
      return
    }
    const dust = 1e-6 * Math.max(100, Math.abs(best))
    expect(Math.abs(value - best)).toBeLessThanOrEqual(dust)
    expect(bound).toBeGreaterThanOrEqual(best - dust)
  })
  fc.assert(isBest, { numRuns: 100, seed: 3 })
})

const lacking = (some: ReadonlySet<string>, others: ReadonlySet<string>): number =>
  [...some].filter((id) => !others.has(id)).length

/** By how many people two teams differ, in the project in which they differ most. */
function apart(team: Team, other: Team): number {
  const projects = new Set([...team.assignments, ...other.assignments].map(({ project }) => project))
  const differences = [...projects].map((id) => {
    const here = new Set(team.assignments.flatMap((one) => (one.project === id ? [one.person] : [])))
    const there = new Set(other.assignments.flatMap((one) => (one.project === id ? [one.person] : [])))
    return Math.max(lacking(here, there), lacking(there, here))
  })
  return Math.max(0, ...differences)
}

const anySample = fc
  .record({
    people: fc.integer({ min: 5, max: 80 }),
    projects: fc.integer({ min: 1, max: 2 }),
    roles: fc.integer({ min: 1, max: 3 }),
    seed: fc.integer({ min: 1, max: 1_000 }),
  })
  .map(sampleInstance)

test('on any instance no rule is broken, the bound holds, parts add up, other teams differ by two people', () => {
  const isSound = fc.property(anySample, (instance) => {
    const answer = proposeTeams(instance, { nodesMax: 200 }, lightSolver)
    const { teams, value, bound, violations, byProject } = answer
    expect(violations).toEqual([])
    expect(bound).toBeGreaterThanOrEqual(value - 1e-6)
    teams.forEach((team, at) => {
      const sum = Object.values(team.parts).reduce((all, points) => all + points, 0)
      expect(sum).toBeCloseTo(team.value, 3)
      expect(team.value).toBeLessThanOrEqual(bound + 1e-6)
      expect(team.value).toBeLessThanOrEqual(value)
      for (const other of teams.slice(at + 1)) expect(apart(team, other)).toBeGreaterThanOrEqual(2)
    })
    for (const { teams: own } of byProject)
      own.forEach((team, at) => {
        expect(team.value).toBeLessThanOrEqual((own[0]?.value ?? 0) + 1e-5)
        for (const other of own.slice(at + 1)) expect(apart(team, other)).toBeGreaterThanOrEqual(2)
      })
  })
  fc.assert(isSound, { numRuns: 25, seed: 4 })
})

test('the order in which things are written changes nothing, and the same seed gives the same bytes', () => {
  const sample = sampleInstance({ people: 60, projects: 1, roles: 3, seed: 1 })
  const proposal = proposeTeams(sample, {}, lightSolver)
  expect(proposal.teams.length).toBeGreaterThan(1)
  const answer = JSON.stringify(proposal)
  const shuffled = fc
    .tuple(
      fc.shuffledSubarray([...sample.people], { minLength: sample.people.length }),
      fc.shuffledSubarray([...(sample.projects[0]?.roles ?? [])], { minLength: 3 }),
    )
    .map(([people, roles]) => ({
      ...sample,
      people,
      projects: sample.projects.map((project) => ({ ...project, roles })),
    }))
  const isSame = fc.property(shuffled, (instance) => {
    expect(JSON.stringify(proposeTeams(instance, {}, lightSolver))).toBe(answer)
  })
  fc.assert(isSame, { numRuns: 5, seed: 5 })
})
