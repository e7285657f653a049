import { expect, test } from 'vitest'
import { honestWorkbook, hostileWorkbooks } from '#test/hostile-files.ts'
import { renderSheet } from './spreadsheet.ts'
import { workbookRows } from './workbook.ts'

const LIMITS = { rowsMax: 10, columnsMax: 3 }

test('a workbook is read as it was written, and cut where it is said', async () => {
  expect(await workbookRows(honestWorkbook(), LIMITS)).toEqual([['un', 'deux']])
  const rows = Array.from({ length: 20 }, (_, i) => ['é', i, true, null])
  const read = await workbookRows(await renderSheet({ name: 'a', columns: ['A', 'B'], rows }), LIMITS)
  expect(read).toHaveLength(10)
  expect(read?.slice(0, 3)).toEqual([
    ['A', 'B', null],
    ['é', 0, true],
    ['é', 1, true],
  ])
})

test.each(Object.entries(hostileWorkbooks()))('a workbook that %s is refused', async (_, bytes) => {
  expect(bytes.length).toBeLessThan(500_000)
  expect(await workbookRows(bytes, LIMITS)).toBeUndefined()
})

test('what is no workbook, or a broken one, is refused', async () => {
  const bytes = honestWorkbook()
  for (const broken of [new Uint8Array(), bytes.slice(0, -30), bytes.fill(0xff, 40, 80)])
    expect(await workbookRows(broken, LIMITS)).toBeUndefined()
})
