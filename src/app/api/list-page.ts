import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Visit } from '#platform/http.ts'
import { startOf, writeCursor } from './cursor.ts'

type Asked<Place> = {
  scope: readonly unknown[]
  place: z.ZodType<Place>
  limit: number
  cursor: string | undefined
}

type Reader<Place, Row, Item> = {
  read: (from: { after: Place | undefined; limit: number }) => Promise<readonly Row[]>
  /** Where the row stands in the order of the list, as `place` reads it. */
  placeOf: (row: Row) => readonly unknown[]
  itemOf: (row: Row) => Item
}

/**
 * A page of a list, from where the cursor says; nothing when the cursor is of another list. One more row than asked is
 * read: when it is there, something follows. The address of what follows is in the answer and, for programs that read
 * headers, in `Link` (RFC 8288).
 */
export async function listPage<Place, Row, Item>(
  c: Context<Visit>,
  { scope, place, limit, cursor }: Asked<Place>,
  { read, placeOf, itemOf }: Reader<Place, Row, Item>,
): Promise<{ items: Item[]; next: string | null } | undefined> {
  const start = startOf(scope, cursor, place)
  if (start.isWrong) return undefined
  const rows = await read({ after: start.after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? nextUrl(c, writeCursor(scope, placeOf(last))) : null
  if (next) c.header('Link', `<${next}>; rel="next"`, { append: true })
  return { items: shown.map(itemOf), next }
}

function nextUrl(c: Context<Visit>, cursor: string): string {
  const url = new URL(c.req.url)
  url.searchParams.set('cursor', cursor)
  return `${c.var.origin}${url.pathname}${url.search}`
}
