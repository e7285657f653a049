import { type Context, Hono } from 'hono'
import { boundsOfMonth, plusMonths } from '#engines/half-days/days.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import { tableFiles } from '#platform/http/table-file.ts'
import type { Visit } from '#platform/http.ts'
import { inOrder } from '#platform/lang.ts'
import { namesOf } from '#registry/person/index.ts'
import { insidersOf, may } from '#registry/space/index.ts'
import { spaceWith } from './access.queries.ts'
import { TeamTimePage } from './team-time.page.tsx'
import { countsOf } from './team-time.queries.ts'

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/

/** What each person of a space has free, taken and on leave: for those who answer for the space. */
async function timeOf(
  { db, actor, today, lang }: Visit['Variables'],
  { slug, asked }: Record<'slug' | 'asked', string>,
) {
  const space = await spaceWith(db, slug, 'time')
  if (!space || !may(actor, 'grid.read', { organisationId: space.organisation_id })) return undefined
  const month = MONTH.test(asked) ? asked : today.slice(0, 7)
  const people = await insidersOf(db, space.organisation_id, today)
  const [counts, names] = await Promise.all([countsOf(db, people, boundsOfMonth(month)), namesOf(db, people)])
  const rows = people
    .map((id) => ({ name: names.get(id), counts: counts.get(id) ?? {} }))
    .toSorted((a, b) => inOrder(lang, a.name ?? '', b.name ?? ''))
  return { space, month, rows }
}
const askedIn = (c: Context<Visit>) => ({ slug: c.req.param('slug') ?? '', asked: c.req.query('mois') ?? '' })

async function show(c: Context<Visit>) {
  const { lang, path, actor } = c.var
  if (!actor.person) return signInFirst(c)
  const found = await timeOf(c.var, askedIn(c))
  if (!found) return c.notFound()
  const months = [-1, 0, 1].map((step) => plusMonths(found.month, step))
  return c.html(<TeamTimePage {...{ lang, path, months, ...found }} />)
}

const kinds = ['available', 'commitment', 'leave', 'off'] as const
const table = tableFiles('/espaces/:slug/temps', async (c) => {
  if (!c.var.actor.person) return signInFirst(c)
  const found = await timeOf(c.var, askedIn(c))
  if (!found) return c.notFound()
  const { month, rows } = found
  return {
    name: `temps-${month}`,
    columns: ['month', 'person', ...kinds],
    rows: rows.map(({ name, counts }) => [month, name ?? null, ...kinds.map((kind) => counts[kind] ?? 0)]),
  }
})

export const teamTimeRoutes = new Hono<Visit>().get('/espaces/:slug/temps', show).route('/', table)
