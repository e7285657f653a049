import { type Context, Hono } from 'hono'
import { followUpDays } from '#engines/follow-up/follow-up.ts'
import { addDays, daysBetween } from '#platform/clock.ts'
import { fieldsOf } from '#platform/http/fields.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { askSomeone } from '../answers/answer.actions.ts'
import { answersOf } from '../answers/answer.queries.ts'
import { eventsOf, type OwnNeed } from '../needs/need.queries.ts'
import { ownNeedOf } from '../needs/need.routes.tsx'
import { type AskValues, FollowUpPage } from './follow-up.page.tsx'
import type { FollowUpRefusal } from './follow-up.words.ts'

/** The next day on which the clock writes to the author, if nothing moves until then. */
function nextMailOf(need: OwnNeed, today: string): string | undefined {
  if (need.stage !== 'open' || !need.email) return undefined
  const quiet = daysBetween(need.moved_on, today)
  const next = Object.values(followUpDays).find((days) => days > quiet)
  return next === undefined ? undefined : addDays(need.moved_on, next)
}

type Sent = { values: AskValues; refusal: FollowUpRefusal }

async function show(c: Context<Visit>, need: OwnNeed, sent?: Sent) {
  const { db, lang, path, today } = c.var
  const [answers, events] = await Promise.all([answersOf(db, need.id), eventsOf(db, need.id)])
  return c.html(
    <FollowUpPage
      {...{ lang, path, need, answers, events }}
      nextMail={nextMailOf(need, today)}
      values={sent?.values ?? { name: '', email: '', message: '' }}
      refusal={sent?.refusal}
    />,
    sent ? 422 : 200,
  )
}

export const followUpRoutes = new Hono<Visit>()
  .get('/besoins/:ref/suivi', async (c) => {
    const need = await ownNeedOf(c)
    return need ? show(c, need) : c.notFound()
  })
  .post('/besoins/:ref/demandes', async (c) => {
    const need = await ownNeedOf(c)
    if (!need) return c.notFound()
    const { name = '', email = '', message = '' } = await fieldsOf(c)
    const values = { name, email, message }
    const outcome = await askSomeone(c.var, need.ref, values, c.var.origin)
    if (!outcome.done) return show(c, need, { values, refusal: outcome.reason })
    return c.redirect(to(c.var.lang, `/besoins/${need.ref}/suivi`), 303)
  })
