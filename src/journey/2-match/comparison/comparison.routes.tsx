import { type Context, Hono } from 'hono'
import type { Visit } from '#platform/http.ts'
import { formatDate, to } from '#platform/lang.ts'
import { alikeTo } from '../pooling/alike.queries.ts'
import { RESULTS_PER_PAGE, resultsFor } from '../results/results.queries.ts'
import { type VisibleNeed, visibleNeed } from '../results/visible-need.queries.ts'
import type { MatchSlots } from '../slots.routes.ts'
import { chooseWay } from './choice.actions.ts'
import { choiceOf, comparisonOf } from './choice.queries.ts'
import { ComparisonPage } from './comparison.page.tsx'
import { type ChoiceRefusal, words } from './comparison.words.ts'
import { comparisonCsv, comparisonPdf, comparisonSheet, type Exported } from './comparison-export.ts'

type Sent = { way: string; note: string; refusal: ChoiceRefusal }

/** Everything that a comparison shows; the solution compared is the one asked for, else the first. */
async function gather(c: Context<Visit>, need: VisibleNeed, wanted: string | undefined) {
  const { db, lang, today } = c.var
  const { understood, bodyKind, text } = need
  const [{ shown }, alike, choice] = await Promise.all([
    resultsFor(db, { text, understood, lang, today }),
    alikeTo(c.var, need),
    need.isOwn ? choiceOf(db, need.id) : undefined,
  ])
  const asked = wanted || choice?.slug || undefined
  const best = shown.find(({ solution }) => solution.slug === asked) ?? shown[0]
  const compared = await comparisonOf(db, { shown: best, understood, bodyKind, alike: alike.length, today })
  const options = shown.map(({ solution }) => ({ value: solution.slug, label: solution.name }))
  const candidate = options.find(({ value }) => value === best?.solution.slug)
  const near = options.slice(0, RESULTS_PER_PAGE)
  const candidates = candidate && !near.includes(candidate) ? [...near, candidate] : near
  return { compared, candidates, candidate, choice }
}

type Shown = { slots: MatchSlots; wanted: string | undefined; sent?: Sent }

async function show(c: Context<Visit>, { slots, wanted, sent }: Shown) {
  const { lang, path } = c.var
  const need = await visibleNeed(c.var, c.req.param('ref') ?? '')
  if (!need) return c.notFound()
  const [gathered, more] = await Promise.all([gather(c, need, wanted), slots.ofChoice?.(c.var, need)])
  return c.html(<ComparisonPage {...{ lang, path, need, sent, more, ...gathered }} />, sent ? 422 : 200)
}

const choose = (slots: MatchSlots) => async (c: Context<Visit>) => {
  const body = await c.req.parseBody()
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const fields = { voie: text(body.voie), solution: text(body.solution), note: text(body.note) }
  const ref = c.req.param('ref') ?? ''
  const outcome = await chooseWay(c.var, ref, fields)
  if (outcome.done) return c.redirect(to(c.var.lang, `/besoins/${ref}/comparer`), 303)
  const { voie: way, note, solution } = fields
  return show(c, { slots, wanted: solution, sent: { way, note, refusal: outcome.reason } })
}

const types = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

const take = (kind: keyof typeof types) => async (c: Context<Visit>) => {
  const { lang, today } = c.var
  const need = await visibleNeed(c.var, c.req.param('ref') ?? '')
  if (!need) return c.notFound()
  const { compared, candidate, choice } = await gather(c, need, c.req.query('solution'))
  const said = words[lang]
  const chosen = choice
    ? said.chosen(said.wayOf[choice.way](choice.name ?? said.nothing), formatDate(lang, choice.chosen_on))
    : ''
  const exported: Exported = { lang, today, need, compared, solution: candidate?.label, chosen }
  const render = {
    pdf: comparisonPdf,
    xlsx: comparisonSheet,
    csv: async (one: Exported) => comparisonCsv(one),
  }
  return c.body(await render[kind](exported), 200, {
    'Content-Type': types[kind],
    'Content-Disposition': `attachment; filename="comparaison-${need.ref}.${kind}"`,
    'Cache-Control': 'private, no-store',
  })
}

export const comparisonRoutesWith = (slots: MatchSlots) =>
  new Hono<Visit>()
    .get('/besoins/:ref/comparer', (c) => show(c, { slots, wanted: c.req.query('solution') }))
    .post('/besoins/:ref/comparer', choose(slots))
    .get('/besoins/:ref/comparer.pdf', take('pdf'))
    .get('/besoins/:ref/comparer.xlsx', take('xlsx'))
    .get('/besoins/:ref/comparer.csv', take('csv'))
