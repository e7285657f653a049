import { type Context, Hono } from 'hono'
import { type Fields, fieldsOf } from '#platform/http/fields.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { namesOf } from '#registry/person/index.ts'
import { may, type Space } from '#registry/space/index.ts'
import { insideSpace } from './inside-space.routes.ts'
import { changePolicy } from './policy.actions.ts'
import type { PolicyField } from './policy.form.ts'
import { PolicyPage } from './policy.page.tsx'
import { policyInForce, policyVersions } from './policy.queries.ts'

const pathOf = ({ slug }: Space) => `/espaces/${slug}/politique-equipe`
const versionIn = (text: string | undefined, otherwise: number) =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : otherwise

type Refused = {
  reason: 'form-wrong' | 'changed-meanwhile'
  details?: readonly PolicyField[] | undefined
  given: Fields
}

async function show(c: Context<Visit>, space: Space, refusal?: Refused) {
  const { db, actor, lang } = c.var
  const organisationId = space.organisation_id
  const [inForce, versions] = await Promise.all([
    policyInForce(db, organisationId),
    policyVersions(db, organisationId),
  ])
  const names = await namesOf(
    db,
    versions.flatMap(({ person_id: id }) => id ?? []),
  )
  const latest = versions[0]?.version ?? 0
  const compared = {
    first: versionIn(c.req.query('a'), Math.max(0, latest - 1)),
    second: versionIn(c.req.query('b'), latest),
  }
  const refused = { refusal: refusal?.reason, wrong: refusal?.details, given: refusal?.given ?? {} }
  const mayChange = may(actor, 'policy.change', { organisationId })
  const saved = c.req.query('enregistre') !== undefined
  const props = { lang, path: pathOf(space), space, inForce, versions, names, compared, mayChange, saved }
  return c.html(<PolicyPage {...props} {...refused} />, refusal ? 422 : 200)
}

async function change(c: Context<Visit>, space: Space) {
  const given = await fieldsOf(c)
  const outcome = await changePolicy(c.var, space, given)
  if (outcome.done) return c.redirect(to(c.var.lang, `${pathOf(space)}?enregistre=oui`), 303)
  const { reason, details } = outcome
  return reason === 'not-found' ? c.notFound() : show(c, space, { reason, details, given })
}

export const policyRoutes = new Hono<Visit>()
  .get(
    '/espaces/:slug/politique-equipe',
    insideSpace('policy.read', (c, space) => show(c, space)),
  )
  .post('/espaces/:slug/politique-equipe', insideSpace('policy.change', change))
