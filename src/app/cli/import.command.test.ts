import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { emptyWorld, type World } from '#test/world.ts'
import type { Io } from './command.ts'
import { runExport } from './export.command.ts'
import { runImport } from './import.command.ts'

let world: World
let out: string[]
let err: string[]
let folder: string
let io: Io
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pluriel-test-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  world = await emptyWorld()
  out = []
  err = []
  io = { out: (line) => void out.push(line), err: (line) => void err.push(line), isTerminal: false }
})
const bring = (...args: string[]) => runImport(args, io, (use) => use(world.db))
const send = (...args: string[]) => runExport(args, io, (use) => use(world.db))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const list = 'nom,licence,depot\nCarnet,MIT,https://forge.exemple.fr/a/carnet\n'

test('a dry run shows what would change and writes nothing; the import writes it', async () => {
  const path = file('liste.csv', list)
  expect(await bring('csv', path, '--dry-run')).toBe(0)
  expect(out).toEqual([
    '+ carnet\tCarnet',
    expect.stringContaining('1 créées'),
    'Essai\u00a0: rien n’a été écrit.',
  ])
  expect(await send('solution', 'carnet')).toBe(1)
  expect(await bring('csv', path)).toBe(0)
  expect(err).toContain('1 / 1 solutions écrites')
  expect(await bring('csv', file('liste.csv', list.replace('MIT', 'EUPL-1.2')))).toBe(0)
  expect(out).toContain('~ carnet\tlicence\tMIT → EUPL-1.2')
})

test('a refusal names file, line, key, rule and remedy, in the language asked', async () => {
  const path = file('fautif.csv', 'nom,depuis\nA,hier\n')
  expect(await bring('csv', path)).toBe(1)
  expect(err).toEqual([
    'fautif.csv:2 depuis (number) Un nombre entier est attendu.',
    'Des lignes sont refusées\u00a0: rien n’a été écrit.',
  ])
  expect(await bring('csv', path, '--lang', 'en', '--json')).toBe(1)
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ done: false, problems: [{ line: 2, rule: 'number' }] })
})

test('a report is read by programs too', async () => {
  expect(await bring('csv', file('liste.csv', list), '--json', '--source', 'essai')).toBe(0)
  expect(JSON.parse(out[0] ?? '')).toMatchObject({
    done: true,
    source: 'csv:essai',
    created: [{ slug: 'carnet' }],
  })
})

test('a solution comes out as publiccode.yml', async () => {
  await bring('csv', file('liste.csv', list))
  out = []
  io = { ...io, out: (line) => void out.push(line) }
  expect(await send('solution', 'carnet')).toBe(0)
  expect(out.join('\n')).toContain('url: https://forge.exemple.fr/a/carnet')
  expect(await send('solution', 'inconnue', '--lang', 'en')).toBe(1)
  expect(err.at(-1)).toBe('This solution is not in the catalogue.')
})

test.each([
  [[]],
  [['csv']],
  [['zip', 'x']],
  [['csv', 'a', 'b']],
  [['csv', 'a', '--date', 'hier']],
  [['csv', 'a', '--max-size', '0']],
  [['csv', 'a', '--inconnu']],
  [['csv', 'a', '--lang', 'de']],
])('%j is not understood', async (args) => {
  expect(await bring(...args)).toBe(2)
  expect(err[0]).toContain('pluriel import <publiccode|')
})

test.each([[[]], [['solution']], [['need', 'x']], [['solution', 'a', 'b']]])(
  'export %j is not understood',
  async (args) => {
    expect(await send(...args)).toBe(2)
  },
)
