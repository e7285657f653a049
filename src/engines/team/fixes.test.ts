import { expect, test } from 'vitest'
import { fixes, type Instance } from './index.ts'

const skilled = { skills: { code: 2 }, available: 20, rate: 20_000 }
const instance: Instance = {
  projects: [
    { id: 'map', budget: 400_000, roles: [{ id: 'dev', halfDays: 20, skills: [{ id: 'code', level: 2 }] }] },
  ],
  people: [
    { id: 'ada', ...skilled, senior: true },
    { id: 'bob', ...skilled },
    { id: 'cyd', ...skilled, senior: true, available: 6 },
    { id: 'dan', ...skilled, skills: { code: 1 } },
    { id: 'eve', ...skilled, senior: true, rate: 90_000 },
  ],
}
const given = (person: string, halfDays: number) => ({ person, project: 'map', role: 'dev', halfDays })

test('when the only senior leaves, only another senior mends the rule; a novice may still do the work', () => {
  const team = { assignments: [given('ada', 10), given('bob', 10)] }
  const [senior, work, ...others] = fixes(instance, team, 'ada')
  expect(others).toEqual([])
  expect(senior?.broken).toMatchObject({ rule: 'senior', where: 'map' })
  // Cyd has six half-days; Eve costs more than what the budget leaves for the shortest engagement.
  expect(senior?.replacements.map(({ person, halfDays }) => [person, halfDays])).toEqual([['cyd', 6]])
  expect(work?.broken).toMatchObject({ rule: 'half-days', where: 'map/dev', limit: 10 })
  expect(work?.replacements.map(({ person }) => person)).toEqual(['cyd'])
})

test('whoever is not in the team breaks nothing by leaving', () => {
  expect(fixes(instance, { assignments: [given('ada', 10)] }, 'bob')).toEqual([])
})

test('a replacement keeps the time they gave to another project', () => {
  const project = instance.projects[0] as Instance['projects'][number]
  const two: Instance = { ...instance, projects: [project, { ...project, id: 'other' }] }
  const elsewhere = { ...given('cyd', 4), project: 'other' }
  const team = { assignments: [given('ada', 10), given('bob', 10), elsewhere], projects: ['map'] }
  // Six half-days less four leave two, which is shorter than the shortest engagement.
  expect(fixes(two, team, 'ada').map(({ replacements }) => replacements)).toEqual([[], []])
})
