import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { nobody } from '#platform/acting.ts'
import { bytesOf, elsewhere, into, linesIn, randomWorld } from '#test/archives.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { importSpace } from './import-space.ts'
import { rowText, runningSum, wholeSum } from './manifest.ts'

let there: World
let lines: string[]
beforeAll(async () => {
  const world = await emptyWorld()
  const [space] = (await randomWorld(world, 7, 2)).spaces
  if (!space) throw new Error('a space was made')
  lines = linesIn(await bytesOf(world, space))
  there = await elsewhere()
})
const pack = (changed: readonly string[]): Buffer => gzipSync(`${changed.join('\n')}\n`)
const manifest = () => JSON.parse(lines[0] ?? '{}')
const at = (table: string): number => lines.findIndex((line) => line.startsWith(`{"table":"${table}"`))
const without = (index: number) => lines.filter((_, i) => i !== index)
const replaced = (index: number, text: string) => lines.map((line, i) => (i === index ? text : line))

/** The same archive with one row changed by someone who knows how to sum again. */
function forged(table: string, change: (row: Record<string, unknown>) => object): string[] {
  const index = at(table)
  const row = change(JSON.parse(lines[index] ?? '{}').row)
  const changed = replaced(index, JSON.stringify({ table, row }))
  const sum = runningSum()
  for (const line of changed)
    if (line.startsWith(`{"table":"${table}"`)) sum.add(rowText(JSON.parse(line).row))
  const tables = manifest().tables.map((one: { name: string }) => (one.name === table ? sum.end(table) : one))
  const whole = { ...manifest(), tables }
  return [JSON.stringify({ ...whole, sha256: wholeSum(whole) }), ...changed.slice(1)]
}

afterEach(async () => {
  const left =
    await sql`select from space union all select from organisation union all select from person`.execute(
      there.db,
    )
  expect(left.rows.length, 'what a refused archive left').toBe(0)
})

const refusals: readonly (readonly [string, () => Buffer, object])[] = [
  ['is no gzip', () => Buffer.from('PK rien de tel'), { reason: 'line-wrong', details: { line: 1 } }],
  ['is something else', () => pack(['{"format":"autre"}']), { reason: 'not-an-archive' }],
  [
    'is of another version',
    () => pack(replaced(0, JSON.stringify({ ...manifest(), version: 2 }))),
    { reason: 'version-unknown', details: { line: 1, rule: 'version: 1' } },
  ],
  [
    'has a manifest of its own making',
    () => pack(replaced(0, JSON.stringify({ ...manifest(), slug: 3 }))),
    { reason: 'line-wrong', details: { line: 1, rule: expect.stringContaining('slug') } },
  ],
  [
    'has a table that this instance does not know',
    () => {
      const whole = {
        ...manifest(),
        tables: [...manifest().tables, { name: 'invented', rows: 0, sha256: '0'.repeat(64) }],
      }
      return pack(replaced(0, JSON.stringify({ ...whole, sha256: wholeSum(whole) })))
    },
    { reason: 'table-unknown', details: { table: 'invented' } },
  ],
  [
    'misses its space',
    () => {
      const whole = {
        ...manifest(),
        tables: manifest().tables.filter((one: { name: string }) => one.name !== 'space'),
      }
      return pack(replaced(0, JSON.stringify({ ...whole, sha256: wholeSum(whole) })))
    },
    { reason: 'line-wrong', details: { table: 'space', rule: 'one space' } },
  ],
  [
    'has a damaged line',
    () => pack(replaced(at('milestone'), '{"table":"milestone","row":')),
    { reason: 'line-wrong', details: { rule: 'JSON' } },
  ],
  [
    'misses a line',
    () => pack(without(at('milestone'))),
    { reason: 'line-wrong', details: { table: 'milestone', rule: 'table' } },
  ],
  ['is cut short', () => pack(lines.slice(0, -1)), { reason: 'line-wrong', details: { line: 0 } }],
  ['has a line too many', () => pack([...lines, '{}']), { reason: 'line-wrong', details: { rule: 'end' } }],
  [
    'has a word changed',
    () => pack(replaced(at('milestone'), (lines[at('milestone')] ?? '').replace(/"title":"/, '"title":"x'))),
    { reason: 'sum-wrong', details: { table: 'milestone' } },
  ],
  [
    'breaks a rule of its table',
    () => pack(forged('milestone', (row) => ({ ...row, position: 0 }))),
    { reason: 'line-wrong', details: { table: 'milestone', rule: 'milestone_position_check' } },
  ],
  [
    'has a column that does not exist',
    () => pack(forged('membership', (row) => ({ ...row, is_host: true }))),
    { reason: 'line-wrong', details: { table: 'membership', rule: 'column unknown: is_host' } },
  ],
  [
    'lacks a column',
    () => pack(forged('membership', ({ role: _, ...row }) => row)),
    { reason: 'line-wrong', details: { table: 'membership', rule: 'column missing: role' } },
  ],
  [
    'confirms an address by itself',
    () => pack(forged('person', (row) => ({ ...row, email_verified: true }))),
    { reason: 'line-wrong', details: { table: 'person', rule: 'column unknown: email_verified' } },
  ],
  [
    'gives a row to another organisation',
    () => pack(forged('membership', (row) => ({ ...row, organisation_id: 'siren 443061841' }))),
    { reason: 'line-wrong', details: { table: 'membership', rule: 'of another space: organisation_id' } },
  ],
  [
    'quotes a row that is not there',
    () => pack(forged('milestone', (row) => ({ ...row, project_id: 99 }))),
    { reason: 'line-wrong', details: { table: 'milestone', rule: 'quotes nothing: project_id' } },
  ],
]
test.each(refusals)('an archive that %s is refused, and leaves nothing', async (_, bytes, expected) => {
  expect(await into(there, bytes())).toMatchObject({ done: false, ...expected })
})

test('a damaged line is named by its number', async () => {
  const index = at('project')
  const outcome = await into(there, pack(replaced(index, 'x')))
  expect(outcome).toMatchObject({ reason: 'line-wrong', details: { line: index + 1 } })
})

test('whoever does not run the instance brings nothing', async () => {
  const source = (async function* () {})()
  const outcome = await importSpace(there.acting({ actor: nobody }), { files: there.platform.files, source })
  expect(outcome).toMatchObject({ done: false, reason: 'forbidden' })
})

test('a dry run says what would come, and writes nothing', async () => {
  const outcome = await into(there, pack(lines), true)
  expect(outcome).toMatchObject({ done: true, value: { dryRun: true } })
  if (!outcome.done) return
  expect(outcome.value.made.get('organisation')).toBeGreaterThan(0)
  expect(outcome.value.manifest.sha256).toBe(manifest().sha256)
})

test('no secret travels: neither keys, nor ways in, nor the address of somebody who is no member', async () => {
  expect(lines.filter((line) => /key_hash|token|password|"secret/.test(line))).toEqual([])
  const members = new Set(
    lines
      .filter((line) => line.startsWith('{"table":"membership"'))
      .map((line) => JSON.parse(line).row.person_id),
  )
  const people = lines
    .filter((line) => line.startsWith('{"table":"person"'))
    .map((line) => JSON.parse(line).row)
  expect(people.some(({ email }) => email === null)).toBe(true)
  for (const { id, email } of people) expect(email !== null, id).toBe(members.has(id))
})
