import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileWorkbooks } from '#test/hostile-files.ts'
import { milestoneSheet } from '../milestones/milestone-sheet.ts'
import { readSheetFile } from './read-sheet.ts'
import { dayText, diffSheet, fingerprint, linesOf, type SheetCells } from './sheet-diff.ts'

const kind = milestoneSheet('2026-11-21')
const title = fc
  .string({
    unit: fc.constantFrom('a', 'é', ' ', '=', '+', '-', '@', '"', "'", ';', ',', '€'),
    minLength: 1,
    maxLength: 20,
  })
  .map((text) => text.replace(/^[\s']+/, '').trim())
  .filter((text) => text !== '')
const row = fc.record({
  title,
  due_on: fc.constantFrom('', '2026-10-01', '2027-03-15'),
  done_on: fc.constantFrom('', '2026-11-20'),
  note: fc.constantFrom('', 'Une note'),
})
const table = fc
  .array(row, { maxLength: 12 })
  .map((rows) =>
    rows.map((cells, i): SheetCells => ({ id: String(i + 7), position: String(i + 1), ...cells })),
  )

async function comeBack(rows: readonly SheetCells[], delimiter = ','): Promise<SheetCells[]> {
  const lines = rows.map((cells) => kind.columns.map((column) => cells[column] ?? ''))
  const csv = stringify([[...kind.columns], ...lines], { bom: true, escape_formulas: true, delimiter })
  const read = await readSheetFile(new TextEncoder().encode(csv))
  expect(read.done).toBe(true)
  const { rows: found, problems } = linesOf(kind, read.done ? read.value : { header: [], lines: [] })
  expect(problems).toEqual([])
  return found.map(({ cells }) => cells)
}
const compare = (now: readonly SheetCells[], rows: readonly SheetCells[]) =>
  diffSheet(
    kind,
    'fr',
    now,
    rows.map((cells, i) => ({ line: i + 2, cells })),
  )

test('a table that leaves comes back the same, whatever people wrote in it', async () => {
  const same = fc.asyncProperty(table, fc.constantFrom(',', ';', '\t'), async (now, delimiter) => {
    const diff = compare(now, await comeBack(now, delimiter))
    expect(diff).toMatchObject({ added: [], changed: [], removed: [], problems: [], unchanged: now.length })
  })
  await fc.assert(same)
})

test('what differs between two tables is said exactly: applied to one, it gives the other', () => {
  const exact = fc.property(table, table, (now, wanted) => {
    const { added, changed, removed, unchanged, problems } = compare(
      now,
      wanted.map((cells) => ({
        ...cells,
        id: now.some(({ id }) => id === cells.id) ? (cells.id ?? '') : '',
      })),
    )
    expect(problems).toEqual([])
    expect(changed.length + unchanged + removed.length).toBe(now.length)
    expect(added.length + changed.length + unchanged).toBe(wanted.length)
    for (const { id, changes } of changed)
      for (const { column, before, after } of changes) {
        expect(now.find((one) => one.id === id)?.[column]).toBe(before)
        expect(wanted.find((one) => one.id === id)?.[column]).toBe(after)
      }
  })
  fc.assert(exact)
})

/** A file as people renumber it: any places, twice the same, far away, none; some lines added. */
const renumbered = fc.array(
  fc.record({ title, position: fc.constantFrom('', '1', '2', '3', '5', '99'), isNew: fc.boolean() }),
  { maxLength: 8 },
)

/** The table as the program writes what a comparison says: each line at the place of its order. */
function written(now: readonly SheetCells[], diff: ReturnType<typeof compare>): SheetCells[] {
  const cellsOf = (id: string, line: number) =>
    diff.added.find((one) => !id && one.line === line)?.cells ??
    diff.changed.find((one) => one.id === id)?.cells ??
    now.find((one) => one.id === id)
  return diff.order.map(({ id, line }, i) => ({
    ...cellsOf(id, line),
    id: id || `n${line}`,
    position: String(i + 1),
  }))
}

test('places that people write are taken as said, and the same file then changes nothing', () => {
  const stable = fc.property(renumbered, (lines) => {
    const empty = { due_on: '', done_on: '', note: '' }
    const all = lines.map(({ title, position }, i) => ({ ...empty, id: String(i + 7), title, position }))
    const now = all
      .filter((_, i) => !lines[i]?.isNew)
      .map((cells, i): SheetCells => ({ ...cells, position: String(i + 1) }))
    const file = all.map((cells, i) => ({ ...cells, id: lines[i]?.isNew ? '' : cells.id }))
    const diff = compare(now, file)
    const after = written(now, diff)
    for (const { id, cells } of diff.changed)
      expect(after.find((one) => one.id === id)?.position).toBe(cells.position)
    for (const { line, cells } of diff.added)
      expect(after.find((one) => one.id === `n${line}`)?.position).toBe(cells.position)
    const again = file.map((cells, i) => ({ ...cells, id: cells.id || `n${i + 2}` }))
    if (!lines.some(({ isNew }) => isNew))
      expect(compare(after, again)).toMatchObject({ changed: [], added: [], removed: [], problems: [] })
  })
  fc.assert(stable)
})

test('a fingerprint changes with any cell', () => {
  const one = { id: '1', title: 'Essai', due_on: '' }
  expect(fingerprint([one])).toBe(fingerprint([{ ...one }]))
  expect(fingerprint([one])).not.toBe(fingerprint([{ ...one, due_on: '2026-11-21' }]))
  expect(fingerprint([one])).not.toBe(fingerprint([one, one]))
})

test('days are read as people write them, and anything else is left to the rule', () => {
  expect(dayText('5/3/2027')).toBe('2027-03-05')
  expect(dayText('15.03.2027')).toBe('2027-03-15')
  expect(dayText('2027-03-15')).toBe('2027-03-15')
  expect(dayText('bientôt')).toBe('bientôt')
})

test('a workbook that says that it is huge is refused before that room is made', async () => {
  const bytes = hostileWorkbooks()['has no list of contents, and says that it is huge']
  expect(await readSheetFile(bytes)).toEqual({ done: false, reason: 'file-unreadable' })
})
