import { type Context, Hono } from 'hono'
import { wrongOf } from '#platform/form.ts'
import { type Fields, fieldsOf, idIn } from '#platform/http/fields.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { toldOf } from '../notices/notice.queries.ts'
import { answerCandidacy, invite } from './candidacy.actions.ts'
import { applicantsAmong, candidaciesOfProject, engagementsOfProject, rolesOf } from './candidacy.queries.ts'
import { CandidatesPage } from './candidates.page.tsx'
import { answerRenewal, endEngagement } from './engage.actions.ts'
import type { EngagementRefusal } from './engagement.words.ts'
import { namesFor } from './names.queries.ts'
import { formOf } from './sent-form.routes.ts'
import { staffedProject } from './step.actions.ts'

type Refused = { reason: EngagementRefusal; details?: unknown; given?: Fields }
type Vars = Visit['Variables']
const slugOf = (c: Context<Visit>) => c.req.param('slug') ?? ''

async function show(c: Context<Visit>, refusal?: Refused) {
  const { db, lang, actor } = c.var
  if (!actor.person) return c.req.method === 'GET' ? signInFirst(c) : c.notFound()
  const project = await staffedProject(c.var, slugOf(c))
  if (!project) return c.notFound()
  const [roles, candidacies, engagements] = await Promise.all([
    rolesOf(db, project.id),
    candidaciesOfProject(db, project.id),
    engagementsOfProject(db, project.id),
  ])
  const told = await toldOf(
    db,
    roles.map(({ id }) => id),
  )
  const people = [...candidacies, ...engagements].map(({ person_id }) => person_id)
  const applied = candidacies.filter(
    ({ origin, state }) => origin === 'application' && (state === 'applied' || state === 'accepted'),
  )
  const [names, applicants] = await Promise.all([
    namesFor(c.var, people),
    applicantsAmong(
      db,
      applied.map(({ person_id }) => person_id),
    ),
  ])
  const path = `/chantiers/${project.slug}/candidatures`
  return c.html(
    <CandidatesPage
      {...{ lang, path, project, candidacies, engagements, names, applicants }}
      roles={roles.map((role) => ({ ...role, told: told.get(role.id) ?? { sent: 0, declined: 0 } }))}
      refusal={refusal?.reason}
      sent={refusal && { form: formOf(c), wrong: wrongOf(refusal), given: refusal.given ?? {} }}
    />,
    refusal ? 422 : 200,
  )
}

type Outcome = { done: true } | { done: false; reason: EngagementRefusal | 'not-found'; details?: unknown }
type Run = (acting: Vars, c: Context<Visit>, fields: Fields) => Promise<Outcome>

/** An act of the organiser: the page of candidacies answers it. */
const staffed = (run: Run) => async (c: Context<Visit>) => {
  if (!c.var.actor.person) return c.notFound()
  const given = await fieldsOf(c)
  const outcome = await run(c.var, c, given)
  if (outcome.done) return c.redirect(to(c.var.lang, `/chantiers/${slugOf(c)}/candidatures`), 303)
  const { reason, details } = outcome
  return reason === 'not-found' ? c.notFound() : show(c, { reason, details, given })
}

export const candidatesRoutes = new Hono<Visit>()
  .get('/chantiers/:slug/candidatures', (c) => show(c))
  .post(
    '/chantiers/:slug/candidatures/invitations',
    staffed((acting, c, fields) => invite(acting, slugOf(c), fields)),
  )
  .post(
    '/chantiers/:slug/candidatures/:id/reponse',
    staffed((acting, c, fields) => answerCandidacy(acting, idIn(c), fields)),
  )
  .post(
    '/chantiers/:slug/engagements/:id/fin',
    staffed((acting, c, fields) => endEngagement(acting, idIn(c), fields)),
  )
  .post(
    '/chantiers/:slug/engagements/:id/suite',
    staffed((acting, c, fields) => answerRenewal(acting, idIn(c), fields)),
  )
