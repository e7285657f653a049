import type { Context } from 'hono'
import { tableFile } from '#platform/http/table-file.ts'
import type { Visit } from '#platform/http.ts'
import { AuditPage } from './audit.page.tsx'
import type { ActCodes } from './audit-told.ts'
import { arrivalsOf } from './instance.queries.ts'
import { may } from './permissions.ts'
import { auditOf, PAGE_ROWS, type Space } from './space.queries.ts'

/** A number of ours in an address; anything else names nothing. */
export const numberOf = (text: string | undefined): bigint | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? BigInt(text) : undefined

/** A page of the register, the latest acts first. */
export async function audit(c: Context<Visit>, space: Space, actCodes: ActCodes = {}) {
  const { db, actor, lang, path } = c.var
  const before = numberOf(c.req.query('avant'))
  const { organisation_id: organisationId } = space
  // Why a role of somebody was given or ended is for those who answer for roles.
  const aboutPeople = may(actor, 'member.end', { organisationId })
  const [rows, arrivals] = await Promise.all([
    auditOf(db, { organisationId, aboutPeople, ...(before ? { before } : {}) }),
    arrivalsOf(db, organisationId),
  ])
  const next = rows.length > PAGE_ROWS ? rows[PAGE_ROWS - 1]?.id : undefined
  return c.html(
    <AuditPage {...{ lang, path, space, next, arrivals, actCodes }} rows={rows.slice(0, PAGE_ROWS)} />,
  )
}

/** The whole register, with the codes it keeps. */
export async function auditCsv(c: Context<Visit>, space: Space) {
  const lines: string[][] = []
  let before: bigint | undefined
  for (;;) {
    const rows = await auditOf(c.var.db, {
      organisationId: space.organisation_id,
      // A file outlives what is forgotten here.
      aboutPeople: false,
      ...(before ? { before } : {}),
    })
    const page = rows.slice(0, PAGE_ROWS)
    lines.push(
      ...page.map(({ id, made_at, name, act, target, subject, reason }) =>
        [String(id), made_at.toISOString(), name, act, target, subject, reason].map((cell) => cell ?? ''),
      ),
    )
    before = page.at(-1)?.id
    if (rows.length <= PAGE_ROWS) break
  }
  const columns = ['id', 'made_at', 'person', 'act', 'target', 'subject', 'reason']
  return tableFile(c, 'csv', { name: 'registre', columns, rows: lines })
}
