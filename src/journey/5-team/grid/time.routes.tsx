import { type Context, Hono } from 'hono'
import { boundsOfMonth, mondayOfWeek, plusDays } from '#engines/half-days/days.ts'
import { isSlot, type Slot } from '#engines/half-days/grid.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { needsModule } from '#registry/space/index.ts'
import { makeFeed, revokeFeed } from './feed.actions.ts'
import { fillFromUsualWeek, type Saved, saveGrid, saveRange, saveUsualWeek } from './grid.actions.ts'
import type { Fields } from './grid.form.ts'
import { feedsOf, gridOf, usualWeekOf, type Window } from './grid.queries.ts'
import { type View, viewQuery } from './grid-text.ts'
import { TimePage, type TimeProps } from './time.page.tsx'

const PATH = '/mon/temps'
const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/

type Answer = Partial<
  Pick<
    TimeProps,
    | 'written'
    | 'clashes'
    | 'refusal'
    | 'typed'
    | 'wrong'
    | 'feedUrl'
    | 'just'
    | 'range'
    | 'week'
    | 'wrongWeek'
  >
>

/** The month or the week that the address asks for; this month otherwise. */
function viewOf(c: Context<Visit>): View {
  const { mois = '', semaine = '', jours } = c.req.query()
  const days = jours === '7' ? 7 : 5
  if (mondayOfWeek(semaine)?.startsWith('20')) return { kind: 'week', name: semaine, days }
  return { kind: 'month', name: MONTH.test(mois) ? mois : c.var.today.slice(0, 7), days }
}

function windowOf({ name }: View): Window {
  const monday = mondayOfWeek(name)
  return monday ? { from: monday, until: plusDays(monday, 6) } : boundsOfMonth(name)
}

async function show(c: Context<Visit>, answer: Answer = {}) {
  const { db, lang, actor } = c.var
  const person = actor.person
  if (!person) return signInFirst(c)
  const view = viewOf(c)
  const [grid, usual, feeds] = await Promise.all([
    gridOf(db, person.id, windowOf(view)),
    usualWeekOf(db, person.id),
    feedsOf(db, person.id),
  ])
  const isRefused = answer.refusal !== undefined || (answer.clashes?.length ?? 0) > 0
  const props = { lang, path: PATH, name: person.name, grid, view, usual, feeds }
  return c.html(<TimePage {...props} {...answer} />, isRefused ? 422 : 200)
}

/** What the address says of what was just done elsewhere. */
function justDone(c: Context<Visit>): Answer {
  const { ecrites, fait } = c.req.query()
  if (fait === 'semaine') return { just: 'usual' }
  if (fait === 'retiree') return { just: 'revoked' }
  return ecrites && /^\d{1,4}$/.test(ecrites) ? { written: Number(ecrites) } : {}
}

async function fieldsOf(c: Context<Visit>): Promise<Fields> {
  const given = await c.req.parseBody({ all: true })
  const texts = (value: unknown): string | string[] =>
    Array.isArray(value)
      ? value.filter((one) => typeof one === 'string')
      : typeof value === 'string'
        ? value
        : ''
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, texts(value)]))
}

/** Back to the same view; what clashes is shown at once instead, with both sides. */
function answerSaved(c: Context<Visit>, { written, clashes }: Saved) {
  if (clashes.length > 0) return show(c, { written, clashes })
  const query = viewQuery(viewOf(c))
  return c.redirect(to(c.var.lang, `${PATH}${query}&ecrites=${written}`), 303)
}

/** What was typed comes back as it was, when a letter means nothing. */
function typedIn(given: Fields): Map<Slot, string> {
  return new Map(
    Object.entries(given).flatMap(([name, value]) => {
      const slot = name.slice(2)
      return name.startsWith('c-') && isSlot(slot) && typeof value === 'string'
        ? [[slot, value.slice(0, 1)] as const]
        : []
    }),
  )
}

async function save(c: Context<Visit>) {
  if (!c.var.actor.person) return signInFirst(c)
  const given = await fieldsOf(c)
  const outcome = await saveGrid(c.var, given, windowOf(viewOf(c)))
  if (outcome.done) return answerSaved(c, outcome.value)
  const wrong = outcome.reason === 'unknown-letter' ? outcome.details : []
  return show(c, { refusal: outcome.reason, typed: typedIn(given), wrong })
}

async function range(c: Context<Visit>) {
  if (!c.var.actor.person) return signInFirst(c)
  const given = await fieldsOf(c)
  const outcome = await saveRange(c.var, given)
  return outcome.done ? answerSaved(c, outcome.value) : show(c, { refusal: outcome.reason, range: given })
}

async function usualWeek(c: Context<Visit>) {
  if (!c.var.actor.person) return signInFirst(c)
  const given = await fieldsOf(c)
  const kept = await saveUsualWeek(c.var, given)
  if (!kept.done) return show(c, { refusal: kept.reason, week: given, wrongWeek: kept.details ?? [] })
  const view = viewOf(c)
  if (given.geste !== 'remplir')
    return c.redirect(to(c.var.lang, `${PATH}${viewQuery(view)}&fait=semaine`), 303)
  const filled = await fillFromUsualWeek(c.var, windowOf(view))
  return filled.done ? answerSaved(c, filled.value) : show(c, { refusal: filled.reason })
}

async function feed(c: Context<Visit>) {
  const { lang, origin, actor } = c.var
  if (!actor.person) return signInFirst(c)
  const { retirer, montre } = await fieldsOf(c)
  if (typeof retirer === 'string' && /^\d{1,18}$/.test(retirer)) {
    await revokeFeed(c.var, BigInt(retirer))
    return c.redirect(to(lang, `${PATH}?fait=retiree`), 303)
  }
  const outcome = await makeFeed(c.var, montre === 'details' ? 'details' : 'times')
  // Shown in the answer itself and never again: an address that could be read twice would stay in a history.
  return outcome.done
    ? show(c, { feedUrl: `${origin}${to(lang, `/calendriers/${outcome.value.key}.ics`)}` })
    : show(c, { refusal: outcome.reason })
}

/** One's own time: a month or a week of half-days, and everything that fills it. */
export const timeRoutes = new Hono<Visit>()
  .use(`${PATH}/*`, needsModule('time'))
  .get(PATH, (c) => show(c, justDone(c)))
  .post(PATH, save)
  .post(`${PATH}/plage`, range)
  .post(`${PATH}/semaine-type`, usualWeek)
  .post(`${PATH}/abonnement`, feed)
