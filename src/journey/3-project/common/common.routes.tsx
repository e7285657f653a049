import { type Context, Hono } from 'hono'
import { type Fields, fieldsOf } from '#platform/http/fields.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { usageFor } from '#registry/evidence/index.ts'
import { namesOf } from '#registry/person/index.ts'
import { closeCall, openCall, stateCommon } from './answers.actions.ts'
import { changeCommon, declareCommon } from './common.actions.ts'
import type { CommonField } from './common.form.ts'
import { CommonPage } from './common.page.tsx'
import { type Common, findCommon, projectsOfCommon, wholeCommons } from './common.queries.ts'
import { type CommonValues, NewCommonPage } from './common-form.page.tsx'
import { healthOf, runwayOfCommon } from './common-health.ts'
import { commonListRoutes } from './common-list.routes.tsx'
import { declaringSpaces, mayOnCommon } from './common-rights.ts'
import { KeepCommonPage, type Refused } from './keep.page.tsx'
import type { CommonRefusal } from './keep.words.ts'
import { addMaintainer, addSupport, endMaintainer, endSupport } from './upkeep.actions.ts'

type Vars = Visit['Variables']
const USES_SHOWN = 8

async function usesOf({ db, lang, today }: Vars, { solution_id }: Common) {
  if (solution_id === null) return { count: 0, shown: [] }
  const current = (await usageFor(db, solution_id, today)).filter(({ state }) => state === 'current')
  const shown = current.slice(0, USES_SHOWN).map(({ name, registered_name, siren, since, purpose }) => ({
    name: registered_name ?? name,
    href: siren ? to(lang, `/organismes/${siren}`) : undefined,
    since,
    purpose,
  }))
  return { count: new Set(current.map(({ siren, name }) => siren ?? name)).size, shown }
}

async function show(c: Context<Visit>, common: Common) {
  const { db, lang, path, today } = c.var
  const [[whole], uses, projects, mayKeep] = await Promise.all([
    wholeCommons(db, [common], today),
    usesOf(c.var, common),
    projectsOfCommon(c.var, common),
    mayOnCommon(c.var, common, 'common.change'),
  ])
  if (!whole) return c.notFound()
  const { known, maintainers, supports, calls, statement } = whole
  const names = await namesOf(db, statement?.person_id ? [statement.person_id] : [])
  return c.html(
    <CommonPage
      {...{ lang, path, today, common, maintainers, supports, calls, statement, uses, projects, mayKeep }}
      health={healthOf(known, today)}
      runway={runwayOfCommon(known, today)}
      stableBy={names.get(statement?.person_id ?? '')}
    />,
  )
}

async function showNew(
  c: Context<Visit>,
  values: CommonValues,
  wrong: readonly CommonField[] = [],
  isKept = false,
) {
  const { lang, path } = c.var
  const spaces = await declaringSpaces(c.var)
  const refused = wrong.length > 0 || isKept
  return c.html(<NewCommonPage {...{ lang, path, spaces, values, wrong, isKept }} />, refused ? 422 : 200)
}

async function declare(c: Context<Visit>) {
  if (!c.var.actor.person) return signInFirst(c)
  const fields = await fieldsOf(c)
  const outcome = await declareCommon(c.var, fields)
  if (outcome.done) return c.redirect(to(c.var.lang, `/communs/${outcome.value.slug}/tenir`), 303)
  return outcome.reason === 'already-kept'
    ? showNew(c, fields, [], true)
    : showNew(c, fields, outcome.details)
}

type Sent = { values?: CommonValues; wrong?: readonly CommonField[]; refusal?: Refused }

const valuesOf = (common: Common): CommonValues => ({
  name: common.name,
  repository: common.repository ?? '',
  licence: common.licence ?? '',
  governance: common.governance ?? '',
  governance_url: common.governance_url ?? '',
  upkeep_half_days: common.upkeep_half_days === null ? '' : String(common.upkeep_half_days),
  alert_months: String(common.alert_months),
})

async function showKeep(c: Context<Visit>, common: Common, sent: Sent = {}) {
  const { db, lang, today } = c.var
  const [[whole], mayState] = await Promise.all([
    wholeCommons(db, [common], today),
    mayOnCommon(c.var, common, 'common.state'),
  ])
  if (!whole) return c.notFound()
  const { maintainers, supports, calls } = whole
  const { code = '' } = c.req.query()
  const { values = valuesOf(common), wrong = [], refusal } = sent
  return c.html(
    <KeepCommonPage
      {...{ lang, today, common, maintainers, supports, calls, values, wrong, refusal, code, mayState }}
      path={`/communs/${common.slug}/tenir`}
    />,
    sent.wrong || sent.refusal ? 422 : 200,
  )
}

type Answer = Response | Promise<Response>

/** For who may change the page: nobody signs in first, the others find nothing here. */
const keeping = (answer: (c: Context<Visit>, common: Common) => Answer) => async (c: Context<Visit>) => {
  const slug = c.req.param('slug') ?? ''
  if (!c.var.actor.person) return signInFirst(c, c.req.method === 'GET' ? c.var.path : `/communs/${slug}`)
  const common = await findCommon(c.var.db, slug)
  return common && (await mayOnCommon(c.var, common, 'common.change')) ? answer(c, common) : c.notFound()
}

async function save(c: Context<Visit>, common: Common) {
  const values = await fieldsOf(c)
  const outcome = await changeCommon(c.var, common.slug, values)
  if (outcome.done) return c.redirect(to(c.var.lang, `/communs/${common.slug}`), 303)
  return outcome.reason === 'gone' ? c.notFound() : showKeep(c, common, { values, wrong: outcome.details })
}

type Done = { done: true } | { done: false; reason: CommonRefusal | 'gone' }
type Asked = { slug: string; id: bigint; fields: Fields }
type Act = (c: Context<Visit>, asked: Asked) => Promise<Done>

/** One gesture of the page; a refusal is said in the form that was sent, with what was typed. */
const acting = (at: string, act: Act) =>
  keeping(async (c, common) => {
    const id = c.req.param('id') ?? ''
    const values = await fieldsOf(c)
    const asked = { slug: common.slug, id: /^\d{1,18}$/.test(id) ? BigInt(id) : 0n, fields: values }
    const outcome = await act(c, asked)
    if (outcome.done) return c.redirect(`${to(c.var.lang, `/communs/${common.slug}/tenir`)}#${at}`, 303)
    const { reason } = outcome
    const form = id ? `${at}-${id}` : at
    return reason === 'gone' ? c.notFound() : showKeep(c, common, { refusal: { at: form, reason, values } })
  })

export const commonRoutes = new Hono<Visit>()
  .route('/', commonListRoutes)
  .get('/communs/nouveau', (c) =>
    c.var.actor.person
      ? showNew(c, { solution: c.req.query('solution') ?? '', alert_months: '12' })
      : signInFirst(c, `${c.var.path}${new URL(c.req.url).search}`),
  )
  .post('/communs/nouveau', declare)
  .get('/communs/:slug', async (c) => {
    const common = await findCommon(c.var.db, c.req.param('slug'))
    return common ? show(c, common) : c.notFound()
  })
  .get('/communs/:slug/tenir', keeping(showKeep))
  .post('/communs/:slug/tenir', keeping(save))
  .post(
    '/communs/:slug/mainteneurs',
    acting('mainteneurs', (c, { slug, fields }) => addMaintainer(c.var, slug, fields)),
  )
  .post(
    '/communs/:slug/mainteneurs/:id/fin',
    acting('mainteneurs', (c, { slug, id }) => endMaintainer(c.var, slug, id)),
  )
  .post(
    '/communs/:slug/soutiens',
    acting('soutiens', (c, { slug, fields }) => addSupport(c.var, slug, fields)),
  )
  .post(
    '/communs/:slug/soutiens/:id/fin',
    acting('soutiens', (c, { slug, id, fields }) => endSupport(c.var, slug, id, fields)),
  )
  .post(
    '/communs/:slug/parole',
    acting('parole', (c, { slug, fields }) => stateCommon(c.var, slug, fields)),
  )
  .post(
    '/communs/:slug/appels',
    acting('appels', (c, { slug, fields }) => openCall(c.var, slug, fields)),
  )
  .post(
    '/communs/:slug/appels/:id/fin',
    acting('appels', (c, { slug, id }) => closeCall(c.var, slug, id)),
  )
