import { createHash } from 'node:crypto'
import { z } from 'zod'

export const FORMAT = 'pluriel-space'
export const VERSION = 1

const sum = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)
const tableSum = z.strictObject({ name: z.string().max(63), rows: count, sha256: sum })
export type TableSum = z.infer<typeof tableSum>
const FILE_BYTES_MAX = 100_000_000
const fileSum = z.strictObject({ sha256: sum, bytes: z.int().min(1).max(FILE_BYTES_MAX) })
export type FileSum = z.infer<typeof fileSum>

/** The first line of an archive: what follows, in order, with how to check it. */
export const manifestForm = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  exported_at: z.iso.datetime(),
  organisation: z.string().max(100),
  slug: z.string().max(60),
  tables: z.array(tableSum).max(500),
  files: z.array(fileSum).max(100_000),
  sha256: sum,
})
export type Manifest = z.infer<typeof manifestForm>

/**
 * The sum of the whole: of the tables that have rows and of the files. Two archives with the same sum hold the same
 * things, whenever and wherever they were made.
 */
export function wholeSum({ tables, files }: Pick<Manifest, 'tables' | 'files'>): string {
  const hash = createHash('sha256')
  for (const { name, rows, sha256 } of tables) if (rows > 0) hash.update(`${name} ${rows} ${sha256}\n`)
  for (const { sha256 } of files) hash.update(`file ${sha256}\n`)
  return hash.digest('hex')
}

/** What is hashed of a row, and written after the name of its table. */
export const rowText = (row: Row): string => JSON.stringify(row)
export type Row = Readonly<Record<string, unknown>>

/** The sum of one table, as its rows pass. */
export function runningSum() {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add: (text: string) => {
      hash.update(`${text}\n`)
      rows += 1
    },
    rows: () => rows,
    end: (name: string): TableSum => ({ name, rows, sha256: hash.digest('hex') }),
  }
}
