import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Db } from '#platform/database.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { type Dump, dumps } from './dumps.ts'

type Made = { bytes: Uint8Array<ArrayBuffer>; etag: string }
type Kept = { until: number; made: Promise<Made> }

/** However many ask, a file is made once a minute; and what is withdrawn has left it a minute later. */
const KEPT_MS = 60_000
/** By site: its configuration is its own. */
const kept = new WeakMap<object, Map<string, Kept>>()

function madeFor({ db, config, now }: Visit['Variables'], dump: Dump): Promise<Made> {
  const ofSite = kept.get(config) ?? new Map<string, Kept>()
  kept.set(config, ofSite)
  const known = ofSite.get(dump.file)
  if (known && known.until > now.getTime() && known.until <= now.getTime() + KEPT_MS) return known.made
  const made = make(db, dump)
  ofSite.set(dump.file, { until: now.getTime() + KEPT_MS, made })
  // What failed is not kept: the next one tries again.
  made.catch(() => ofSite.delete(dump.file))
  return made
}

async function make(db: Db, { lines }: Dump): Promise<Made> {
  const parts: string[] = []
  for await (const line of lines(db)) parts.push(line)
  const bytes = new TextEncoder().encode(parts.join(''))
  const hash = createHash('sha256').update(bytes).digest('base64url')
  return { bytes, etag: `W/"${hash}"` }
}

export const dumpRoutes = new Hono<Visit>()
  .get('/donnees', (c) => c.redirect(to(c.var.lang, '/api#donnees'), 303))
  .use('/donnees/*', cors({ origin: '*', allowMethods: ['GET', 'HEAD'], exposeHeaders: ['ETag'] }))
  .get('/donnees/:file', async (c) => {
    const dump = dumps.find(({ file }) => file === c.req.param('file'))
    if (!dump) return c.notFound()
    const { bytes, etag } = await madeFor(c.var, dump)
    const headers = { ETag: etag, 'Cache-Control': 'public, no-cache' }
    if (c.req.header('If-None-Match') === etag) return c.body(null, 304, headers)
    return c.body(bytes, 200, {
      ...headers,
      'Content-Type': dump.mediaType,
      'Content-Disposition': `attachment; filename="${dump.file}"`,
    })
  })
