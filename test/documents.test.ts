// What the documents say is what the program does: settings, links, numbers of decisions, our own publiccode.yml.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { commands } from '#app/cli/commands.ts'
import { dumps } from '#app/dumps/dumps.ts'
import { parsePubliccode } from '#engines/publiccode/parse-publiccode.ts'
import { theHost } from '#platform/acting.ts'
import { configSchema } from '#platform/config.ts'
import { csvColumns } from '#registry/solution/import/csv.ts'
import { findSolution, importSolutions } from '#registry/solution/index.ts'
import about from '../package.json' with { type: 'json' }
import { brokenLinks, documentsIn, headingsOf, linksOf, settingRows, sizesOver } from './documents.ts'
import { emptyWorld } from './world.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
/** A folder is a place that exists, too. */
const readAny = (path: string): string => (statSync(join(root, path)).isFile() ? read(path) : '')
const documents = documentsIn(root)
const between = (text: string, mark: string): string =>
  text.split(`<!-- ${mark} -->\n`)[1]?.split(`<!-- /${mark} -->`)[0] ?? ''

test('the table of settings is that of the program; a wrong one shows what to write', () => {
  const rows = settingRows(configSchema)
  const table = ['| Réglage | Sans lui | |', '|---|---|---|', ...rows.map((row) => row.line), ''].join('\n')
  expect(between(read('README.md'), 'settings')).toBe(table)
})

test('the English table has the same settings with the same values', () => {
  const english = between(read('README.md'), 'settings-en').split('\n').slice(2).filter(Boolean)
  const named = english.map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, 3),
  )
  expect(named).toEqual(settingRows(configSchema).map(({ name, value }) => [name, value]))
})

test('every link of every document leads to a file, and to a heading that it has', () => {
  const whole = (path: string) => (existsSync(join(root, path)) ? readAny(path) : undefined)
  const broken = documents.flatMap((path) => brokenLinks(path, whole))
  expect(documents.length).toBeGreaterThan(20)
  expect(broken).toEqual([])
})

test('files named in documents exist', () => {
  const named = documents.flatMap((path) =>
    [...read(path).matchAll(/`((?:src|test|data|docs|bench|checks|scripts)\/[\w./-]+)`/g)].map(
      ([, file = '']) => ({ path, file }),
    ),
  )
  expect(named.length).toBeGreaterThan(50)
  const missing = named.filter(({ file }) => !existsSync(join(root, file)))
  expect(missing.map(({ path, file }) => `${path}: ${file}`)).toEqual([])
})

test('a chapter says what it is in forty lines or fewer', () => {
  const short = documents.filter((path) => path.startsWith('src/'))
  expect(short.length).toBeGreaterThan(4)
  expect(short.filter((path) => read(path).split('\n').length > 41)).toEqual([])
})

test('each decision has a number of its own, and is in the index', () => {
  const records = readdirSync(join(root, 'docs/decisions')).filter((file) => /^\d/.test(file))
  const numbers = records.map((file) => file.slice(0, 4))
  expect(new Set(numbers).size).toBe(numbers.length)
  const index = read('docs/decisions/README.md')
  expect(records.filter((file) => !index.includes(`](${file})`))).toEqual([])
})

test('each small file of changes speaks French and English', () => {
  const changes = readdirSync(join(root, 'changes')).filter((file) => file !== 'README.md')
  expect(changes.length).toBeGreaterThan(0)
  for (const file of changes) expect(read(`changes/${file}`), file).toMatch(/^fr: .+\n(?:.*\n)*en: .+/)
})

test('the columns of the CSV and the open data files are those of the program', () => {
  const columns = Object.values(csvColumns).map(
    (names) => `| ${names.map((one) => `\`${one}\``).join(', ')} |`,
  )
  expect(between(read('docs/formats/csv.md'), 'csv').trim()).toBe(
    ['| Column |', '|---|', ...columns].join('\n'),
  )
  const files = dumps.map(({ file, licence, isLarge = false }) => {
    return `| \`${file}\` | ${licence} | ${isLarge ? 'only with `--organisations`' : ''} |`
  })
  const table = ['| File | Licence | |', '|---|---|---|', ...files].join('\n')
  expect(between(read('docs/formats/exports.md'), 'dumps').trim()).toBe(table)
})

test('every command of the command line is in a document', () => {
  const said = documents.map(read).join('\n')
  for (const name of Object.keys(commands)) expect(said, name).toMatch(new RegExp(`pluriel -- ${name}\\b`))
})

test('the licence is the official text, and package.json and publiccode.yml name it alike', () => {
  // The text of https://www.gnu.org/licenses/agpl-3.0.txt.
  const official = '0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0'
  expect(createHash('sha256').update(read('LICENSE')).digest('hex')).toBe(official)
  expect(about.license).toBe('AGPL-3.0-or-later')
  const parsed = parsePubliccode(read('publiccode.yml'))
  expect(parsed).toMatchObject({ solution: { legal: { license: about.license } }, warnings: [] })
})

test('our own publiccode.yml goes through our own importer, without a warning', async () => {
  const { db, acting } = await emptyWorld()
  const host = acting({ actor: theHost })
  const outcome = await importSolutions(host, 'publiccode', join(root, 'publiccode.yml'))
  expect(outcome).toMatchObject({ done: true, value: { read: 1, warnings: [] } })
  const found = await findSolution(db, 'pluriel')
  expect(found).toMatchObject({ name: 'Pluriel', licence: 'AGPL-3.0-or-later' })
})

test('pictures are light', () => {
  const pictures = readdirSync(join(root, 'docs/pictures')).map((file) => join(root, 'docs/pictures', file))
  expect(pictures.length).toBeGreaterThan(1)
  expect(
    sizesOver(
      pictures.map((path) => ({ path, bytes: statSync(path).size })),
      120_000,
    ),
  ).toEqual([])
})

test('these checks see what they forbid', () => {
  expect(linksOf('[a](b.md#c) [d](#e) [f](https://x.example)')).toEqual([
    { file: 'b.md', heading: 'c' },
    { file: '', heading: 'e' },
  ])
  expect(headingsOf('# Où sont-elles ?\n```\n# no\n```\n## A, b')).toEqual(['où-sont-elles-', 'a-b'])
  expect(sizesOver([{ path: 'a', bytes: 2 }], 1)).toEqual(['a: 2'])
  const files: Record<string, string> = {
    'a/b.md': '[x](../c.md#one) [y](../d.md) [z](#no)',
    'c.md': '# one',
  }
  expect(brokenLinks('a/b.md', (path) => files[path])).toEqual(['a/b.md: ../d.md#', 'a/b.md: #no'])
})
