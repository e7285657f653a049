import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayAfter } from '#engines/runway/days.ts'
import {
  busFactor,
  type Commit,
  type Contributor,
  contributors,
  criteriaOfHistory,
  type History,
  periodsOf,
  releasesOf,
} from './index.ts'

const today = '2026-11-22'
const by = (
  name: string,
  day = '2026-11-01',
  email = `${name.toLowerCase().replace(' ', '.')}@exemple.fr`,
) => ({
  name,
  email,
  day,
  isMerge: false,
})
const times = (count: number, commit: Commit) => Array.from({ length: count }, () => commit)
const history = (commits: Commit[], tags: History['tags'] = []): History => ({
  commits,
  tags,
  isComplete: true,
})
const state = (given: History, code: string) =>
  criteriaOfHistory(given, today).find((criterion) => criterion.code === code)
const people = (...counts: number[]): Contributor[] =>
  counts.map((count, i) => ({ name: `p${i}`, commits: times(count, by('x')) }))

test('half of the changes: the example of CHAOSS gives two, one alone gives one, equals are counted', () => {
  expect(busFactor(people(1000, 202, 90, 33, 332, 343, 42, 433))).toBe(2)
  expect(busFactor(people(7))).toBe(1)
  expect(busFactor(people(5, 5))).toBe(1)
  expect(busFactor(people(1, 1, 1, 1, 1))).toBe(3)
  expect(busFactor([])).toBeUndefined()
})

test('one person under several names and addresses is one; « root » is nobody in particular', () => {
  const merged = contributors([
    by('Ana Ruiz', today, 'ana@exemple.fr'),
    by('ana', today, 'Ana+git@exemple.fr'),
    by('ANA RUIZ', today, '123+ana@users.noreply.example.org'),
    by('aruiz', today, '456+ana@users.noreply.example.org'),
    by('root', today, 'root@serveur-1'),
    by('root', today, 'root@serveur-2'),
  ])
  expect(merged.map(({ name, commits }) => [name, commits.length])).toEqual([
    ['ANA RUIZ', 4],
    ['root', 1],
    ['root', 1],
  ])
})

test('a mailmap joins what nothing else would, in its four forms', () => {
  const signed = [
    by('bao', today, 'bao@ancien.example'),
    by('Bao Le', today, 'bao@exemple.fr'),
    by('x', today, 'pc@local'),
  ]
  expect(contributors(signed)).toHaveLength(3)
  const mailmap =
    '# qui\nBao Le <bao@ancien.example>\nBao Le <bao@exemple.fr> x <pc@local>\nCy Ko <cy@exemple.fr> <cy@pc>\n<d@exemple.fr> <d@pc>'
  expect(contributors(signed, mailmap).map(({ name, commits }) => [name, commits.length])).toEqual([
    ['Bao Le', 3],
  ])
  const others = [
    by('c', today, 'cy@pc'),
    by('Cy Ko', today, 'z@z.z'),
    by('d', today, 'd@pc'),
    by('dd', today, 'd@exemple.fr'),
  ]
  expect(contributors(others, mailmap)).toHaveLength(2)
})

test('versions are read in labels, whatever their scheme; drafts of a version are none', () => {
  const names = [
    'v1.2.3',
    '1.4',
    'appli-2.0.0',
    '2026.05',
    '2026-05-01',
    'v3.0.0-rc1',
    'v3.0.0beta',
    'prod',
    'release/1.9.0',
    'v2',
  ]
  const found = releasesOf(names.map((name) => ({ name, day: today })))
  expect(found.map(({ name, scheme }) => `${name} ${scheme}`)).toEqual([
    '1.4 number',
    '2026-05-01 date',
    '2026.05 date',
    'appli-2.0.0 semver',
    'release/1.9.0 semver',
    'v1.2.3 semver',
  ])
})

test('years and quarters without a change are told as such', () => {
  const { perYear, perQuarter } = periodsOf([
    by('a', '2024-11-30'),
    by('a', '2026-01-02'),
    by('b', '2026-03-31'),
  ])
  expect(perYear).toEqual([
    { period: '2024', commits: 1 },
    { period: '2025', commits: 0 },
    { period: '2026', commits: 2 },
  ])
  expect(perQuarter.map(({ period, commits }) => `${period} ${commits}`)).toEqual([
    '2024-Q4 1',
    '2025-Q1 0',
    '2025-Q2 0',
    '2025-Q3 0',
    '2025-Q4 0',
    '2026-Q1 2',
  ])
})

test('a lively common is fine, each figure with its day and its source', () => {
  const lively = history(
    [...times(3, by('Ana Ruiz')), ...times(2, by('Bao Le')), by('Cy Ko')],
    [{ name: 'v1.0.0', day: '2026-09-01' }],
  )
  const criteria = criteriaOfHistory(lively, today)
  expect(criteria.map(({ code, state: one, value }) => [code, one, value])).toEqual([
    ['recent-commits', 'ok', 6],
    ['last-commit', 'ok', '2026-11-01'],
    ['last-release', 'ok', '2026-09-01'],
    ['people-active', 'ok', 3],
    ['bus-factor', 'red', 1],
    ['issue-response', 'unknown', undefined],
    ['change-closure', 'unknown', undefined],
  ])
  for (const { date, source } of criteria) {
    expect(date).toBe(today)
    expect(source.url).toMatch(/^https:/)
  }
})

test('silence is told by steps: six months, a year; merges, robots and the future do not break it', () => {
  const noise = [
    { ...by('Ana Ruiz'), isMerge: true },
    by('dependabot[bot]', '2026-11-20', 'dependabot@exemple.fr'),
    by('Ana Ruiz', '2027-01-01'),
  ]
  const lastOn = (day: string) => state(history([by('Ana Ruiz', day), ...noise]), 'last-commit')
  expect(lastOn('2026-05-22')).toMatchObject({ state: 'ok', value: '2026-05-22' })
  expect(lastOn('2026-05-21')?.state).toBe('watch')
  expect(lastOn('2025-11-22')?.state).toBe('watch')
  expect(lastOn('2025-11-21')?.state).toBe('red')
  expect(state(history([by('Ana Ruiz', '2025-11-21')]), 'recent-commits')).toMatchObject({
    state: 'red',
    value: 0,
  })
  expect(state(history([by('Ana Ruiz', '2023-01-01')]), 'bus-factor')?.state).toBe('unknown')
  expect(state(history([by('Ana Ruiz')]), 'last-release')?.state).toBe('watch')
  expect(
    state(history([by('Ana Ruiz')], [{ name: 'v1.0.0', day: '2024-01-01' }]), 'last-release')?.state,
  ).toBe('red')
})

test('an empty repository knows nothing, and nothing is bad', () => {
  expect(new Set(criteriaOfHistory(history([]), today).map((one) => one.state))).toEqual(new Set(['unknown']))
})

const anyCommit = fc
  .record({
    name: fc.constantFrom('Ana Ruiz', 'Bao Le', 'Cy', 'root', 'weblate', ''),
    email: fc.constantFrom('a@x.fr', 'A+b@x.fr', 'b@x.fr', '1+c@users.noreply.x.fr', ''),
    ago: fc.integer({ min: -30, max: 1_500 }),
    isMerge: fc.boolean(),
  })
  .map(({ ago, ...commit }) => ({ ...commit, day: dayAfter(today, -ago) }))

test('the order of commits changes nothing, people lose none of their changes, and a bus factor is at most half', () => {
  fc.assert(
    fc.property(fc.array(anyCommit, { maxLength: 40 }), (commits) => {
      const there = criteriaOfHistory(history(commits), today)
      expect(criteriaOfHistory(history(commits.toReversed()), today)).toEqual(there)
      const all = contributors(commits)
      const counted = all.reduce((sum, one) => sum + one.commits.length, 0)
      expect(counted).toBe(commits.filter(({ name }) => name !== 'weblate').length)
      const factor = busFactor(all)
      if (factor !== undefined) expect(factor).toBeLessThanOrEqual(Math.ceil(all.length / 2))
      const { perYear, perQuarter } = periodsOf(commits)
      const sum = (periods: typeof perYear) => periods.reduce((total, one) => total + one.commits, 0)
      expect(sum(perYear)).toBe(commits.length)
      expect(sum(perQuarter)).toBe(commits.length)
    }),
  )
})

test('a hostile label or name costs no more than its length', () => {
  const name = `v${'1.'.repeat(20_000)}x`
  expect(releasesOf([{ name, day: today }])).toEqual([])
  expect(contributors([by('a'.repeat(50_000))], `${'a '.repeat(20_000)}<`)).toHaveLength(1)
})
