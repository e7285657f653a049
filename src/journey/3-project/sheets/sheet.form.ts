import { z } from 'zod'
import { SHEET_ROWS_MAX } from './read-sheet.ts'

const cells = z.record(z.string().max(40), z.string().max(2_000))
const rows = z.array(z.strictObject({ line: z.int().min(0).max(100_000), cells })).max(SHEET_ROWS_MAX)

const parsed = (value: unknown): unknown => {
  try {
    return typeof value === 'string' ? JSON.parse(value) : undefined
  } catch {
    return undefined
  }
}

/** What the page of a diff sends back: the lines that were read, and the state that they were compared with. */
export const applyForm = z.object({
  seen: z.string().regex(/^[0-9a-f]{32}$/),
  rows: z.preprocess(parsed, rows),
})
