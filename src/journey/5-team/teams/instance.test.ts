import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '#engines/team/index.ts'
import { propose } from '#platform/solver/index.ts'
import { buildInstance, type Candidate, type OpenProject, type OpenRole } from './instance.ts'
import { piecesOf } from './periods.ts'

const code = { skill_id: 'react', level: 2, is_must: true }
const role = (over: Partial<OpenRole> = {}): OpenRole => ({
  ...{ id: 1n, title: 'Code', halfDays: 8, from: '2026-12-01', until: '2026-12-31', places: 1 },
  ...{ isLearnerPlace: false, isSenior: false, isMust: false, remote: null, skills: [code] },
  ...over,
})
const project = (over: Partial<OpenProject> = {}): OpenProject => ({
  ...{ id: 1n, title: 'Cantine', territory: null, themes: [], budget: null, roles: [role()] },
  ...{ hasSenior: true, kept: [], wishes: [] },
  ...over,
})
/** Someone free all of December, a whole day each working day. */
const december = ['01', '02', '03', '04', '07', '08', '09', '10', '11', '14', '15', '16', '17', '18']
const free = new Map(december.map((day) => [`2026-12-${day}`, 2]))
type Skills = Record<string, { level: number; learns?: boolean; more?: boolean }>
const person = (id: string, skills: Skills, over: Partial<Candidate> = {}): Candidate => ({
  ...{ id, isLearner: false, committed: 0, fields: {}, freeByDay: free, leave: [] },
  skills: Object.entries(skills).map(([skill_id, { level, learns = false, more = false }]) => ({
    ...{ skill_id, level, wants_to_learn: learns, wants_more: more },
  })),
  ...over,
})
const build = (projects: readonly OpenProject[], candidates: readonly Candidate[]) =>
  buildInstance({ projects, candidates, policy: DEFAULT_POLICY, seed: 1 })
const teamFor = async (projects: readonly OpenProject[], candidates: readonly Candidate[]) => {
  const { teams, violations } = await propose(build(projects, candidates))
  expect(violations).toEqual([])
  return teams[0]?.assignments.map(({ person: who, role: at, halfDays }) => [who, at, halfDays]) ?? []
}

test('the calendar is cut at each month, and where each role begins and ends', () => {
  const pieces = piecesOf([
    { from: '2026-12-10', until: '2027-01-15' },
    { from: '2026-12-21', until: '2026-12-31' },
  ])
  expect(pieces).toEqual([
    { id: '2026-12-10', from: '2026-12-10', to: '2026-12-20', length: 7 },
    { id: '2026-12-21', from: '2026-12-21', to: '2026-12-31', length: 8 },
    { id: '2027-01-01', from: '2027-01-01', to: '2027-01-15', length: 10 },
  ])
  expect(piecesOf([])).toEqual([])
  const weekend = { from: '2026-12-05', until: '2026-12-06' }
  expect(piecesOf([weekend])).toMatchObject([{ from: '2026-12-05', to: '2026-12-06', length: 1 }])
})

test('days that are free outside a role do not count for it', async () => {
  const late = role({ from: '2026-12-21', until: '2026-12-31' })
  const ada = person('ada', { react: { level: 3 } })
  expect(await teamFor([project({ roles: [late] })], [ada])).toEqual([])
  const early = role({ from: '2026-12-07', until: '2026-12-18' })
  expect(await teamFor([project({ roles: [early] })], [ada])).toEqual([['ada', '1', 8]])
})

test('the budget of a chantier is not passed', async () => {
  const dear = { fields: { rate: { cents: '60000' } } }
  const ada = person('ada', { react: { level: 3 } }, dear)
  expect(await teamFor([project({ budget: 240_000n })], [ada])).toEqual([['ada', '1', 8]])
  expect(await teamFor([project({ budget: 150_000n })], [ada])).toEqual([['ada', '1', 5]])
})

test('a role that must be held, and a place for a learner, are held or there is no team', async () => {
  const ada = person('ada', { react: { level: 3 } })
  const audit = role({ id: 2n, title: 'Audit', skills: [{ skill_id: 'rgaa', level: 1, is_must: true }] })
  expect(await teamFor([project({ roles: [role(), audit] })], [ada])).toEqual([['ada', '1', 8]])
  for (const over of [{ isMust: true }, { isLearnerPlace: true }])
    expect(await teamFor([project({ roles: [role(), { ...audit, ...over }] })], [ada])).toEqual([])
})

test('a place for a learner takes nothing from who learns elsewhere, and no other role goes to a learner', async () => {
  const school = person('emma', { react: { level: 1, learns: true } }, { isLearner: true })
  const ada = person('ada', { react: { level: 3 } })
  const learn = role({ id: 2n, isLearnerPlace: true })
  expect((await teamFor([project({ roles: [role(), learn] })], [ada, school])).toSorted()).toEqual([
    ['ada', '1', 8],
    ['emma', '2', 8],
  ])
  // Two people who learn something else hold their roles together: they are no learners here.
  const bob = person('bob', { react: { level: 2 }, rgaa: { level: 0, learns: true } })
  const cleo = person('cleo', { qgis: { level: 2 }, rgaa: { level: 0, learns: true } })
  const maps = role({ id: 2n, skills: [{ skill_id: 'qgis', level: 2, is_must: true }] })
  const rgaa = role({ id: 3n, isLearnerPlace: true, skills: [{ skill_id: 'rgaa', level: 1, is_must: true }] })
  const dan = person('dan', { rgaa: { level: 0, learns: true } })
  const held = await teamFor([project({ roles: [role(), maps, rgaa] })], [bob, cleo, dan])
  expect(held.map(([who]) => who).toSorted()).toEqual(['bob', 'cleo', 'dan'])
  // Without a place for them, who is at school holds what they are able to hold, and nothing else.
  expect(await teamFor([project()], [school])).toEqual([])
  const able = person('emma', { react: { level: 2 } }, { isLearner: true })
  expect(await teamFor([project()], [able])).toEqual([['emma', '1', 8]])
})

test('who would like to do more of a skill comes first, all else being equal; leave and places are told', async () => {
  const ada = person('ada', { react: { level: 2 } })
  const zoe = person(
    'zoe',
    { react: { level: 2, more: true } },
    { leave: ['2026-12-21', '2026-12-22', '2026-12-28'] },
  )
  expect(await teamFor([project()], [ada, zoe])).toEqual([['zoe', '1', 8]])
  const remote = { fields: { remote: 'hybrid' as const } }
  const instance = build(
    [project({ roles: [role({ remote: 'on-site' })] })],
    [zoe, person('ian', {}, remote)],
  )
  expect(instance.people.find(({ id }) => id === 'zoe')).toMatchObject({
    aspirations: ['react'],
    away: [
      { from: '2026-12-21', to: '2026-12-22' },
      { from: '2026-12-28', to: '2026-12-28' },
    ],
  })
  expect(instance.people.find(({ id }) => id === 'ian')?.remote).toBe('hybrid')
  expect(instance.projects[0]?.roles[0]?.remote).toBe('on-site')
})
