import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { leximin, proposeTeams } from '#engines/team/index.ts'
import { sampleInstance } from '#engines/team/sample.ts'
import { composeAside, lightSolver, loadHighsSolver, propose } from './index.ts'
import { lightFirst } from './light-first.ts'

const run = promisify(execFile)
const small = sampleInstance({ people: 60, projects: 1, roles: 3, seed: 1 })
const several = sampleInstance({ people: 120, projects: 3, roles: 3, seed: 2 })

test('both solvers prove the same team, within the gap', async () => {
  const light = proposeTeams(small, { gap: 0.005 }, lightSolver)
  const strong = proposeTeams(small, { gap: 0.005 }, await loadHighsSolver())
  expect([light.status, strong.status]).toEqual(['optimal', 'optimal'])
  expect(Math.abs(light.value - strong.value)).toBeLessThanOrEqual(0.005 * Math.abs(light.bound))
  expect(light.bound).toBeGreaterThanOrEqual(strong.value - 1e-6)
  expect(strong.bound).toBeGreaterThanOrEqual(light.value - 1e-6)
})

test('eight roles among 5,000 people are proven within one percent, and no rule is broken', async () => {
  const instance = sampleInstance({ people: 5_000, projects: 1, roles: 8, seed: 3 })
  const { gap, violations, teams, solver } = await propose(instance)
  expect(solver).toBe('yalps, highs')
  expect(gap).toBeLessThanOrEqual(0.01)
  expect(violations).toEqual([])
  expect(teams).toHaveLength(4)
})

test('among many people, what the light solver leaves open is asked of the other one, and all that follows', async () => {
  const highs = await loadHighsSolver()
  const instance = sampleInstance({ people: 1_000, projects: 1, roles: 8, seed: 3 })
  const asked = (nodesMax: number) => {
    let times = 0
    const counted: typeof highs = {
      ...highs,
      solve: (model, limits, start) => {
        times += 1
        return highs.solve(model, { ...limits, nodesMax: 2_000 }, start)
      },
    }
    const { gap, violations } = proposeTeams(instance, { nodesMax }, lightFirst(counted))
    expect(violations).toEqual([])
    expect(gap).toBeLessThanOrEqual(0.01)
    return times
  }
  expect(asked(2_000)).toBe(0)
  expect(asked(2)).toBeGreaterThan(3)
})

test('a process aside answers the same bytes as this one, for several projects', async () => {
  const [here, there] = [await propose(several), await composeAside(several, { withEquity: true })]
  expect(here.violations).toEqual([])
  expect(JSON.stringify(there?.proposal)).toBe(JSON.stringify(here))
  expect(there?.equity).toEqual(leximin(several, await loadHighsSolver()))
})

test('a time limit that strikes is said, and what is proposed still breaks no rule', async () => {
  const hard = sampleInstance({ people: 200, projects: 12, roles: 4, seed: 4 })
  const { stoppedBy, violations, bound, value } = await propose(hard, { timeLimitSeconds: 0.3 })
  expect(stoppedBy).toBe('time')
  expect(violations).toEqual([])
  expect(bound).toBeGreaterThanOrEqual(value)
})

test('a process that found nothing within its time is ended, and answers nothing', async () => {
  expect(await composeAside(small, { timeLimitSeconds: 0.001 })).toBeUndefined()
})

test('when the clock stops the light solver, the answer says so whatever the other one proves', async () => {
  const { stoppedBy, violations, teams } = await propose(small, { timeLimitSeconds: 0.01 })
  expect(stoppedBy).toBe('time')
  expect(violations).toEqual([])
  for (const { value } of teams) expect(value).toBeLessThanOrEqual(teams[0]?.value ?? 0)
})

test('a time limit is for the whole answer: teams, other teams and the rules that clash', async () => {
  const led = sampleInstance({ people: 300, projects: 10, roles: 5, seed: 5 })
  const people = led.people.map((one) => ({ ...one, senior: false }))
  const projects = led.projects.map((one, at) => ({ ...one, senior: at === 0 }))
  const since = performance.now()
  const { violations, stoppedBy } = await propose({ ...led, projects, people }, { timeLimitSeconds: 2 })
  const seconds = (performance.now() - since) / 1_000
  expect([violations, stoppedBy]).toEqual([[], 'time'])
  // A machine that does three things at once is slow to look at its clock.
  expect(seconds).toBeLessThan(20)
})

test('a process that falls before its answer is said, and this one goes on', async () => {
  const long = composeAside(sampleInstance({ people: 200, projects: 12, roles: 4, seed: 4 }))
  const fallen = expect(long).rejects.toThrow('ended before its answer')
  const child = await vi.waitFor(
    async () => {
      const { stdout } = await run('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='])
      const lines = stdout.split('\n').map((line) => line.trim().split(/\s+/))
      const found = lines.find(
        ([, parent, ...args]) => Number(parent) === process.pid && args.join().includes('aside-process'),
      )
      return Number(found?.[0] ?? expect.fail('not there yet'))
    },
    { timeout: 30_000 },
  )
  process.kill(child, 'SIGSEGV')
  await fallen
  expect((await composeAside(small))?.proposal.violations).toEqual([])
})

test('what fails in the process aside fails here', async () => {
  const twice = { ...small, people: [...small.people, ...small.people.slice(0, 1)] }
  await expect(composeAside(twice)).rejects.toThrow('no two people have the same id')
})

test('without anyone, work stays undone; a rule that wants someone is what clashes', async () => {
  const roles = [{ id: 'dev', halfDays: 4 }]
  const projects = [
    { id: 'free', senior: false, roles },
    { id: 'led', roles },
  ]
  const { value, status, infeasible, teams } = await propose({ projects, people: [] })
  expect([status, value, teams[0]?.assignments]).toEqual(['partial', -400, []])
  const senior = { rule: 'senior', where: 'led' }
  expect(infeasible).toEqual([{ project: 'led', rules: [senior], smallest: true, frees: [senior] }])
})
