import { type Context, Hono } from 'hono'
import { boundsOfMonth, plusMonths } from '#engines/half-days/days.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { inOrder } from '#platform/lang.ts'
import { namesOf } from '#registry/person/index.ts'
import { insidersOf, may } from '#registry/space/index.ts'
import { spaceWith } from './access.queries.ts'
import { TeamTimePage } from './team-time.page.tsx'
import { countsOf } from './team-time.queries.ts'

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/

/** What each person of a space has free, taken and on leave: for those who answer for the space. */
async function show(c: Context<Visit>) {
  const { db, lang, path, actor, today } = c.var
  if (!actor.person) return signInFirst(c)
  const space = await spaceWith(db, c.req.param('slug') ?? '', 'time')
  if (!space || !may(actor, 'grid.read', { organisationId: space.organisation_id })) return c.notFound()
  const asked = c.req.query('mois') ?? ''
  const month = MONTH.test(asked) ? asked : today.slice(0, 7)
  const people = await insidersOf(db, space.organisation_id, today)
  const [counts, names] = await Promise.all([countsOf(db, people, boundsOfMonth(month)), namesOf(db, people)])
  const rows = people
    .map((id) => ({ name: names.get(id), counts: counts.get(id) ?? {} }))
    .toSorted((a, b) => inOrder(lang, a.name ?? '', b.name ?? ''))
  const months = [-1, 0, 1].map((step) => plusMonths(month, step))
  return c.html(<TeamTimePage {...{ lang, path, space, month, months, rows }} />)
}

export const teamTimeRoutes = new Hono<Visit>().get('/espaces/:slug/temps', show)
