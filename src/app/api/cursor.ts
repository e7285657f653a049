import { createHash } from 'node:crypto'
import type { z } from '@hono/zod-openapi'

const FINGERPRINT_LENGTH = 12

/**
 * A cursor says where a reader stopped, and in which list: the place of the last row in the order of the list, and a
 * fingerprint of the filters, so that a cursor of another list is refused rather than misread. It holds nothing secret
 * (what it says was in the answer), so it is not signed: who forges one only reads from another place.
 */
export const writeCursor = (list: unknown, place: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([fingerprint(list), ...place], bigintAsText)).toString('base64url')

/** Where to read from: the beginning, the place that the cursor holds, or nowhere if it is of another list. */
export type Start<Place> = { isWrong: true } | { isWrong: false; after: Place | undefined }

export function startOf<Place>(
  list: unknown,
  cursor: string | undefined,
  schema: z.ZodType<Place>,
): Start<Place> {
  if (cursor === undefined) return { isWrong: false, after: undefined }
  const after = readCursor(list, cursor, schema)
  return after === undefined ? { isWrong: true } : { isWrong: false, after }
}

function readCursor<Place>(list: unknown, text: string, schema: z.ZodType<Place>): Place | undefined {
  try {
    const [print, ...place] = JSON.parse(Buffer.from(text, 'base64url').toString())
    return print === fingerprint(list) ? schema.safeParse(place).data : undefined
  } catch {
    // Not JSON, or not a list: somebody else’s text.
    return undefined
  }
}

const bigintAsText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)

const fingerprint = (list: unknown): string =>
  createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, FINGERPRINT_LENGTH)
