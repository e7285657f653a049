import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { reindexSolutions } from '#journey/2-match/index/reindex.actions.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { runMatch } from './match.command.ts'
import { lineOfItem } from './match-input.ts'

const folder = mkdtempSync(join(tmpdir(), 'pluriel-match-'))
afterAll(() => rmSync(folder, { recursive: true }))

let world: World
let out: string[]
let err: string[]
beforeEach(async () => {
  world = await emptyWorld()
  out = []
  err = []
})

const io = {
  out: (line: string) => void out.push(line),
  err: (line: string) => void err.push(line),
  isTerminal: false,
}
const run = (...args: string[]) => runMatch(args, io, (use) => use(world.db))
const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 1))
  return path
}

const catalogue = [
  {
    id: 'a',
    name: 'Tabulo',
    desc_fr: 'Gestion de tâches en équipe',
    licence: 'MIT',
    meta: { sill_status: 'R' },
  },
  { id: 'b', name: 'Kanbo', desc_en: 'Kanban board', licence: 'AGPL-3.0', alt_to: ['Trello'] },
  { id: 'c', name: 'Posto', desc_fr: 'Gestion du courrier arrivé' },
]

test('each need is answered on a line of its own', async () => {
  const needs = [
    { id: 'n1', text: 'suivre les tâches de l’équipe', constraints: { replace: 'Trello' } },
    { id: 'n2', text: 'registre du courier', constraints: null },
    { id: 'n3', text: 'xyzzy' },
  ]
  expect(
    await run('--catalogue', file('c.json', catalogue), '--needs', file('n.json', needs), '--json'),
  ).toBe(0)
  const [first, second, third] = out.map((line) => JSON.parse(line))
  expect(first).toMatchObject({ id: 'n1', confidence: expect.stringMatching(/high|medium|low/) })
  expect(first.results.map(({ id }: { id: string }) => id).sort()).toEqual(['a', 'b'])
  expect(first.results[0].reasons[0]).toMatchObject({ kind: 'words' })
  expect(second.results[0]).toMatchObject({ id: 'c' })
  expect(third).toEqual({ id: 'n3', results: [], confidence: 'low' })
})

test('a licence asked for is a wall', async () => {
  const needs = [{ id: 'n', text: 'gestion de tâches, kanban', constraints: { licence: 'AGPL-3.0' } }]
  await run('--catalogue', file('c.json', catalogue), '--needs', file('n.json', needs), '--limit', '1')
  expect(JSON.parse(out[0] ?? '').results.map(({ id }: { id: string }) => id)).toEqual(['b'])
  const unsaid = [{ id: 'n', text: 'gestion de tâches, kanban', constraints: { licence: 'libre' } }]
  await run('--catalogue', file('c.json', catalogue), '--needs', file('n.json', unsaid))
  expect(JSON.parse(out[1] ?? '').results.length).toBeGreaterThan(1)
})

test('a faulty file is refused with its line, its rule and what to do, in both languages', async () => {
  const needs = file('n.json', [{ id: 'n', text: 'kanban' }])
  const refused = async (content: unknown) => {
    err = []
    const code = await run('--catalogue', file('bad.json', content), '--needs', needs)
    expect(code).toBe(1)
    return err.join('\n')
  }
  expect(await refused('[\n {"id": "a", "name": "A"},\n {"id": "b" "name"}\n]')).toContain(
    'bad.json:3 (json)',
  )
  expect(await refused([{ id: 'a', name: 'A' }, { id: 'b' }])).toMatch(/bad\.json:6 \(shape\) name/)
  expect(
    await refused([
      { id: 'a', name: 'A' },
      { id: 'a', name: 'B' },
    ]),
  ).toMatch(/bad\.json:6 \(same-id\)/)
  expect(await refused({ id: 'a' })).toContain('bad.json:1 (shape)')
  expect(await refused('')).toContain('this is not JSON')
  expect(await run('--catalogue', join(folder, 'nowhere.json'), '--needs', needs)).toBe(1)
  expect(err.join('\n')).toContain('nowhere.json:1 (unreadable)')
})

test('the line of an item is found whatever its strings hold', () => {
  expect(lineOfItem('[\n{"a": "],{\\""},\n{"b": [1, 2]},\n{}\n]', 2)).toBe(4)
})

test('what is not understood says how to ask', async () => {
  for (const args of [
    [],
    ['--oups'],
    ['--needs', 'x'],
    ['--text', 'x', '--needs', 'y'],
    ['--text', 'x', '--limit', '0'],
  ])
    expect(await run(...args)).toBe(2)
  expect(err[0]).toContain('pluriel match --catalogue')
})

test('a text is answered in French from the catalogue of the site', async () => {
  const day = '2026-11-21'
  const row = { slug: 'tabulo', name: 'Tabulo', fr: 'Gestion de tâches.', created_on: day, changed_on: day }
  await world.db.insertInto('solution').values(row).execute()
  await reindexSolutions(world.acting())
  expect(await run('--text', 'un outil de gestion des tâches')).toBe(0)
  expect(out.join('\n')).toContain('1. Tabulo\n   + « gestion tâches » : sa description')
  expect(await run('--text', 'xyzzy')).toBe(1)
  expect(out.at(-1)).toContain('Aucune solution')
  expect(await run('--text', 'gestion des tâches', '--json')).toBe(0)
  expect(JSON.parse(out.at(-1) ?? '')).toMatchObject({ results: [{ name: 'Tabulo' }] })
})
