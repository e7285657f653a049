import { type Context, Hono } from 'hono'
import { fieldsOf } from '#platform/http/fields.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import { streamed } from '#platform/http/stream.ts'
import type { Platform, Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { type Door, findSpace, may, recordAct, type Space } from '#registry/space/index.ts'
import { ArchivePage, REASON_SIGNS_MAX } from './archive.page.tsx'
import { words } from './archive.words.ts'
import { exportSpace } from './export-space.ts'

type Vars = Visit['Variables']

/** The door of the home of a space, for who may take it away. */
export const archiveDoor = ({ actor, lang }: Vars, space: Space): Door | undefined =>
  may(actor, 'space.export', { organisationId: space.organisation_id })
    ? { href: to(lang, `/espaces/${space.slug}/export`), label: words[lang].door, note: words[lang].doorNote }
    : undefined

async function spaceToTake(c: Context<Visit>): Promise<Space | undefined> {
  const space = await findSpace(c.var.db, c.req.param('slug') ?? '')
  return space && may(c.var.actor, 'space.export', { organisationId: space.organisation_id })
    ? space
    : undefined
}

/**
 * The archive is read as the owner of the tables: a visitor's own policies would leave out what its members keep from
 * each other, and an archive is whole. What may enter it is said by `classification.ts`, and tested.
 */
export const archiveRoutesWith = (platform: Platform) =>
  new Hono<Visit>()
    .get('/espaces/:slug/export', async (c) => {
      if (!c.var.actor.person) return signInFirst(c)
      const space = await spaceToTake(c)
      if (!space) return c.notFound()
      return c.html(<ArchivePage lang={c.var.lang} path={c.var.path} space={space} />)
    })
    .post('/espaces/:slug/export', async (c) => {
      const space = await spaceToTake(c)
      if (!space) return c.notFound()
      const { lang, path } = c.var
      const { motif = '' } = await fieldsOf(c)
      const reason = motif.trim()
      if (reason === '' || reason.length > REASON_SIGNS_MAX)
        return c.html(<ArchivePage {...{ lang, path, space }} refused={motif} />, 422)
      const { manifest, parts } = await exportSpace(platform, space)
      // After the reading: an archive does not tell of itself, and has the same sums wherever it is made again.
      await recordAct(c.var, {
        organisationId: space.organisation_id,
        act: 'space.export',
        target: manifest.sha256,
        reason,
      })
      return c.body(await streamed(parts()), 200, {
        'content-type': 'application/gzip',
        'content-disposition': `attachment; filename="pluriel-${space.slug}-${c.var.today}.ndjson.gz"`,
        'cache-control': 'no-store',
      })
    })
