import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lightSolver } from '#platform/solver/light-solver.ts'
import { type Given, type Instance, proposeTeams, violationsOf } from './index.ts'
import { type ClashingRule, rulesOf, without } from './relax.ts'
import { fewestOf, type Searching } from './smallest.ts'

const level = fc.integer({ min: 0, max: 2 })
const anyPerson = (id: string) =>
  fc.record({
    id: fc.constant(id),
    skills: fc.record({ code: level }),
    available: fc.integer({ min: 0, max: 3 }),
    rate: fc.constantFrom(10_000, 30_000),
    senior: fc.boolean(),
    learner: fc.boolean(),
  })
const anyRole = (id: string) =>
  fc.record({
    id: fc.constant(id),
    halfDays: fc.integer({ min: 1, max: 2 }),
    skills: level.map((wanted) => [{ id: 'code', level: wanted }]),
    peopleMax: fc.constant(1),
    peopleMin: fc.constantFrom(0, 1, 2),
    must: fc.boolean(),
  })
/** Two people and two roles: every team and every set of rules can be looked at by hand. */
const tiny: fc.Arbitrary<Instance> = fc.record({
  policy: fc.constant({ rules: { engagementMin: 2 } }),
  projects: fc
    .record({
      roles: fc.tuple(anyRole('a'), anyRole('b')),
      budget: fc.constantFrom(5_000, 40_000, 200_000),
      senior: fc.boolean(),
      studio: fc.boolean(),
    })
    .map((project) => [{ id: 'one', ...project }]),
  people: fc.tuple(anyPerson('p1'), anyPerson('p2')),
})

function hasTeam(instance: Instance): boolean {
  const [project] = instance.projects
  const own = (project?.roles ?? []).flatMap(({ id, halfDays }) =>
    Array.from({ length: halfDays }, (_, less) => ({ role: id, halfDays: less + 1 })),
  )
  const teams = instance.people.reduce<Given[][]>(
    (all, { id }) =>
      all.flatMap((team) => [team, ...own.map((one) => [...team, { person: id, project: 'one', ...one }])]),
    [[]],
  )
  return teams.some((assignments) => violationsOf(instance, { assignments }).length === 0)
}

/** The size of the smallest set of rules that clash, each set being tried. */
function fewestByHand(instance: Instance): number {
  const all = rulesOf(instance.projects[0] as Instance['projects'][number], [])
  const clashes = (kept: readonly ClashingRule[]) =>
    !hasTeam(
      without(
        instance,
        'one',
        all.filter((rule) => !kept.includes(rule)),
      ),
    )
  let sets: ClashingRule[][] = [[]]
  for (let size = 0; size <= all.length; size++) {
    if (sets.some(clashes)) return size
    sets = sets.flatMap((set) =>
      all.slice(all.indexOf(set.at(-1) as ClashingRule) + 1).map((rule) => [...set, rule]),
    )
  }
  return -1
}

test('no set of fewer rules clashes, among all the sets that there are', () => {
  let clashes = 0
  const isSmallest = fc.property(tiny, (instance) => {
    const [clash] = proposeTeams(instance, {}, lightSolver).infeasible
    expect(clash !== undefined).toBe(!hasTeam(instance))
    if (!clash) return
    clashes += 1
    expect([clash.rules.length, clash.smallest]).toEqual([fewestByHand(instance), true])
  })
  fc.assert(isSmallest, { numRuns: 60, seed: 7 })
  expect(clashes).toBeGreaterThan(20)
})

const rules: readonly ClashingRule[] = ['capacity', 'dates', 'skills', 'budget'].map((rule) => ({
  rule: rule as ClashingRule['rule'], // Names of the list above.
  where: 'one',
}))
const named = (names: string) => rules.filter(({ rule }) => names.includes(rule))

test('a rule that could not be told apart from the clash stays in it, and nothing is then called the smallest', () => {
  const test = (dropped: readonly ClashingRule[]) =>
    dropped.some(({ rule }) => rule === 'dates')
      ? 'unknown'
      : dropped.some(({ rule }) => rule === 'budget' || rule === 'skills')
        ? 'yes'
        : 'no'
  const searching = { test, testsMax: 100, isOver: () => false } as const
  expect(fewestOf(rules, searching)).toEqual({ rules: named('dates skills budget'), smallest: false })
})

test('when the searches are spent, what is left is said not to be proven', () => {
  const searching: Searching = { test: () => 'no', testsMax: 1, isOver: () => false }
  expect(fewestOf(rules, searching)).toEqual({ rules: named('dates skills budget'), smallest: false })
})
