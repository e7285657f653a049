import { type Context, Hono } from 'hono'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import { tableFile } from '#platform/http/table-file.ts'
import type { Visit } from '#platform/http.ts'
import { InstancePage } from './instance.page.tsx'
import { instanceActs } from './instance.queries.ts'
import { may } from './permissions.ts'

const SHOWN_MAX = 1_000
const EXPORTED_MAX = 100_000

/** Who runs the instance, or is inside one of its spaces. */
const mayRead = ({ actor }: Visit['Variables']): boolean =>
  may(actor, 'instance.read-acts') ||
  [...actor.memberships.keys()].some((organisationId) => may(actor, 'instance.read-acts', { organisationId }))

async function show(c: Context<Visit>) {
  const { db, actor, lang, path } = c.var
  if (!actor.person) return signInFirst(c)
  if (!mayRead(c.var)) return c.notFound()
  const rows = await instanceActs(db, SHOWN_MAX + 1)
  const isCut = rows.length > SHOWN_MAX
  return c.html(<InstancePage {...{ lang, path, isCut }} rows={rows.slice(0, SHOWN_MAX)} />)
}

async function exportAll(c: Context<Visit>) {
  if (!c.var.actor.person) return signInFirst(c)
  if (!mayRead(c.var)) return c.notFound()
  const rows = await instanceActs(c.var.db, EXPORTED_MAX)
  const columns = ['id', 'made_at', 'person', 'act', 'organisation', 'target']
  const lines = rows.map(({ id, made_at, person, act, organisation, target }) =>
    [String(id), made_at.toISOString(), person, act, organisation, target].map((cell) => cell ?? ''),
  )
  return tableFile(c, 'csv', { name: 'registre-instance', columns, rows: lines })
}

export const instanceRoutes = new Hono<Visit>()
  .get('/instance/registre', show)
  .get('/instance/registre.csv', exportAll)
