import { type Context, Hono } from 'hono'
import { functionLabel } from '#journey/1-need/index.ts'
import type { Visit } from '#platform/http.ts'
import { alikeTo } from '../pooling/alike.queries.ts'
import type { MatchSlots } from '../slots.routes.ts'
import { ResultPage } from './result.page.tsx'
import { nearnessOf, providersOf, RESULTS_PER_PAGE, type Results, resultsFor } from './results.queries.ts'
import { visibleNeed } from './visible-need.queries.ts'

/** The functions asked for that none of the solutions proves, even in part. */
const gapsOf = (asked: readonly string[], { shown }: Results): string[] =>
  asked.filter((id) =>
    shown.every(({ coverage }) =>
      coverage.every((one) => one.id !== id || (one.state !== 'proven' && one.state !== 'partly')),
    ),
  )

async function showResults(c: Context<Visit>, { ofNeed }: MatchSlots) {
  const { db, lang, path, today } = c.var
  const need = await visibleNeed(c.var, c.req.param('ref') ?? '')
  if (!need) return c.notFound()
  const { understood } = need
  const [results, alike] = await Promise.all([
    resultsFor(db, { text: need.text, understood, lang, today }),
    alikeTo(c.var, need),
  ])
  const pages = Math.max(1, Math.ceil(results.shown.length / RESULTS_PER_PAGE))
  const page = Math.min(Math.max(Math.trunc(Number(c.req.query('page'))) || 1, 1), pages)
  const first = (page - 1) * RESULTS_PER_PAGE
  const shown = results.shown.slice(first, first + RESULTS_PER_PAGE)
  const providers = await providersOf(
    db,
    shown.map(({ solution }) => solution),
  )
  const { bodyKind: kind, region } = need
  const nearness = await nearnessOf(db, shown, { kind, region, providers, today })
  const gaps = gapsOf(
    understood.functions.map(({ id }) => id),
    results,
  )
  return c.html(
    <ResultPage
      {...{ lang, path, need, understood, page, pages, gaps, alike, providers, nearness }}
      results={{ ...results, shown }}
      firstRank={first + 1}
      labelOf={(id) => functionLabel(lang, id)}
    >
      {await ofNeed?.(c.var, need)}
    </ResultPage>,
  )
}

export const resultRoutesWith = (slots: MatchSlots) =>
  new Hono<Visit>().get('/besoins/:ref', (c) => showResults(c, slots))
