import { type Context, Hono } from 'hono'
import { wrongOf } from '#platform/form.ts'
import { type Fields, fieldsOf, idIn } from '#platform/http/fields.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { answerCandidacy, savePreference } from './candidacy.actions.ts'
import { candidaciesOfPerson, engagementsOfPerson, preferenceOf } from './candidacy.queries.ts'
import { answerRenewal, endEngagement, holdOwnHalfDays } from './engage.actions.ts'
import type { EngagementRefusal } from './engagement.words.ts'
import { MinePage } from './mine.page.tsx'
import { formOf } from './sent-form.routes.ts'

type Refused = { reason: EngagementRefusal; details?: unknown; given: Fields }
type Vars = Visit['Variables']

async function show(c: Context<Visit>, refusal?: Refused) {
  const { db, actor, lang, path } = c.var
  if (!actor.person) return signInFirst(c)
  const [candidacies, engagements, preference] = await Promise.all([
    candidaciesOfPerson(db, actor.person.id),
    engagementsOfPerson(db, actor.person.id),
    preferenceOf(db, actor.person.id),
  ])
  const props = { lang, path: refusal ? '/mon/engagements' : path, candidacies, engagements, preference }
  return c.html(
    <MinePage
      {...props}
      saved={c.req.query('enregistre') !== undefined}
      refusal={refusal?.reason}
      sent={refusal && { form: formOf(c), wrong: wrongOf(refusal), given: refusal.given }}
    />,
    refusal ? 422 : 200,
  )
}

type Outcome = { done: true } | { done: false; reason: EngagementRefusal | 'not-found'; details?: unknown }
const mine =
  (run: (acting: Vars, id: bigint, fields: Record<string, string>) => Promise<Outcome>) =>
  async (c: Context<Visit>) => {
    if (!c.var.actor.person) return c.notFound()
    const given = await fieldsOf(c)
    const outcome = await run(c.var, idIn(c), given)
    if (outcome.done) return c.redirect(to(c.var.lang, '/mon/engagements?enregistre=oui'), 303)
    const { reason, details } = outcome
    return reason === 'not-found' ? c.notFound() : show(c, { reason, details, given })
  }

export const mineRoutes = new Hono<Visit>()
  .get('/mon/engagements', (c) => show(c))
  .post(
    '/mon/engagements/preferences',
    mine((acting, _, fields) => savePreference(acting, fields)),
  )
  .post('/mon/candidatures/:id/reponse', mine(answerCandidacy))
  .post('/mon/engagements/:id/fin', mine(endEngagement))
  .post('/mon/engagements/:id/suite', mine(answerRenewal))
  .post(
    '/mon/engagements/:id/grille',
    mine((acting, id) => holdOwnHalfDays(acting, id)),
  )
