import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { runTeam } from './team.command.ts'
import { teamFile } from './team-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'pluriel-team-'))
afterAll(() => rmSync(folder, { recursive: true }))

let out: string[]
let err: string[]
beforeEach(() => {
  out = []
  err = []
})
const io = {
  out: (line: string) => void out.push(line),
  err: (line: string) => void err.push(line),
  isTerminal: false,
}
const file = (content: unknown): string => {
  const path = join(folder, 'team.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const run = (content: unknown, ...more: string[]) => runTeam(['--instance', file(content), ...more], io)

const projects = [{ id: 'carte', roles: [{ id: 'dev', halfDays: 8, skills: [{ id: 'code' }] }] }]
const people = ['ada', 'bob', 'cyd', 'dan'].map((id) => ({ id, skills: { code: 3 }, available: 4 }))
const instance = { projects, people }

const schemaFile = new URL('../../../docs/formats/team.schema.json', import.meta.url)

test('the published schema is that of the program', () => {
  const published: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'))
  expect(published).toEqual(z.toJSONSchema(teamFile, { io: 'input' }))
})

test('the example of the documentation is solved', async () => {
  const page = readFileSync(new URL('../../../docs/formats/team.md', import.meta.url), 'utf8')
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
  expect(await run(example, '--json')).toBe(0)
  expect(JSON.parse(out[0] ?? '')).toMatchObject({
    status: 'optimal',
    violations: [],
    teams: [{ assignments: [{ person: 'ada', project: 'carte', role: 'dev', halfDays: 20, days: 10 }] }],
  })
})

test('one line of JSON answers teams, value, bound, gap and violations, the same bytes each time', async () => {
  for (let time = 0; time < 2; time++) expect(await run(instance, '--json', '--alternatives', '2')).toBe(0)
  expect(out[0]).toBe(out[1])
  const { teams, value, bound, gap, violations } = JSON.parse(out[0] ?? '')
  expect([teams[0].value, violations]).toEqual([value, []])
  expect(gap).toBeGreaterThanOrEqual((bound - value) / Math.max(1, bound) - 1e-6)
  const ids = (rank: number) => teams[rank].assignments.map((one: { person: string }) => one.person)
  expect([...ids(0), ...ids(1)].sort()).toEqual(['ada', 'bob', 'cyd', 'dan'])
  expect(teams[0].assignments[0].periods).toEqual([{ period: 'all', halfDays: 4 }])
})

test('availability is one number, a list, or an object by period', async () => {
  const periods = [{ id: 'mars' }, { id: 'avril' }]
  for (const available of [2, [2, 2], { mars: 2, avril: 2 }])
    await run({ ...instance, periods, people: people.map((one) => ({ ...one, available })) }, '--json')
  expect(new Set(out).size).toBe(1)
})

test('a person reads a table, in French or in English', async () => {
  expect(await run(instance)).toBe(0)
  expect(out.join('\n')).toContain('Équipe proposée\n  carte / dev  ada  4 ½ j')
  expect(await run(instance, '--lang', 'en')).toBe(0)
  expect(out.join('\n')).toContain('Team proposed')
})

test('with several projects, each one tells its own other teams', async () => {
  const able = people.map((one) => ({ ...one, available: 8, target: 40 }))
  const more = ['eve', 'fay', 'gil'].map((id) => ({ ...able[0], id }))
  const roles = [
    { id: 'dev', halfDays: 8 },
    { id: 'ops', halfDays: 8 },
  ]
  const wide = ['carte', 'site'].map((id) => ({ id, roles }))
  expect(await run({ projects: wide, people: [...able, ...more] })).toBe(0)
  expect(out.join('\n')).toMatch(/carte : autre équipe n° 1[\s\S]*site : autre équipe n° 1/)
})

test('a project without a team says which rules clash', async () => {
  const novices = people.map((one) => ({ ...one, senior: false }))
  expect(await run({ projects, people: novices })).toBe(0)
  expect(out.join('\n')).toContain('– une personne confirmée dans l’équipe (y renoncer suffit)')
})

test('a faulty file is refused with its path, its rule and what to do, in both languages', async () => {
  const refused = async (content: unknown) => {
    err = []
    expect(await run(content)).toBe(1)
    expect(out).toEqual([])
    return err.join('\n')
  }
  expect(await refused('{')).toMatch(/team\.json \(json\) ce n’est pas[\s\S]*this is not JSON/)
  expect(await refused({ people })).toContain('team.json:projects (shape)')
  expect(await refused({ projects, people: [{ id: 'ada', skills: { code: 4 } }] })).toContain(
    ':people.0.skills.code (shape)',
  )
  expect(await refused({ projects, people: [...people, people[0]] })).toContain(':people.4.id (same-id)')
  expect(await refused({ projects, people: [{ id: 'ada', available: [1, 2] }] })).toContain(
    ':people.0.available (length) 2 ≠ 1',
  )
  const kept = projects.map((project) => ({ ...project, kept: [{ person: 'zoe', role: 'dev' }] }))
  expect(await refused({ projects: kept, people })).toContain(':projects.0.kept (unknown-id) « zoe »')
  expect(await runTeam(['--instance', join(folder, 'nowhere.json')], io)).toBe(1)
  expect(err.join('\n')).toContain('nowhere.json (unreadable)')
})

test('a key that is not read is named', async () => {
  expect(await run({ projects: [{ ...projects[0], budgett: 3 }], people })).toBe(0)
  expect(err).toEqual(['Clés présentes et non lues : project.budgett.'])
})

test('what is not understood says how to ask', async () => {
  for (const args of [
    [],
    ['--oups'],
    ['--lang', 'de'],
    ['--seed', 'x'],
    ['--gap', '2'],
    ['--time-limit', '0'],
  ])
    expect(await runTeam(args.length > 0 ? ['--instance', 'x', ...args] : args, io)).toBe(2)
  expect(err[0]).toContain('pluriel team --instance')
})
