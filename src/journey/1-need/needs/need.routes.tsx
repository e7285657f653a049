import { type Context, Hono } from 'hono'
import { type Fields, fieldsOf } from '#platform/http/fields.ts'
import { grantKey } from '#platform/http/visit.ts'
import type { Visit } from '#platform/http.ts'
import { hashKey, isKey } from '#platform/keys.ts'
import { to } from '#platform/lang.ts'
import { missingQuestionsOf } from '../understanding/subjects.ts'
import { describeNeed, eraseNeed } from './need.actions.ts'
import { findOwnNeed, type OwnNeed } from './need.queries.ts'
import type { NeedRefusal } from './need.words.ts'
import { NewNeedPage } from './new-need.page.tsx'
import { moveNeed, publishNeed } from './publication.actions.ts'
import { PublicationPage, type PublicationValues } from './publication.page.tsx'

const refOf = (c: Context<Visit>) => c.req.param('ref') ?? ''
export const ownNeedOf = (c: Context<Visit>) => findOwnNeed(c.var.db, c.var.actor, refOf(c))

async function describe(c: Context<Visit>) {
  const fields = await fieldsOf(c)
  const outcome = await describeNeed(c.var, fields)
  const { lang } = c.var
  if (!outcome.done)
    return c.html(
      <NewNeedPage lang={lang} path="/besoins/nouveau" text={fields.text} refusal={outcome.reason} />,
      422,
    )
  grantKey(c, outcome.value.key)
  return c.redirect(to(lang, `/besoins/${outcome.value.ref}`), 303)
}

const valuesOf = (need: OwnNeed): PublicationValues => ({
  visibility: need.visibility,
  public_title: need.public_title ?? need.title,
  public_text: need.public_text ?? need.text,
  email: need.email ?? '',
})

function showPublication(c: Context<Visit>, need: OwnNeed, sent?: { values: Fields; refusal: NeedRefusal }) {
  const { lang, path } = c.var
  const missing = missingQuestionsOf(need.subject, need.subject_answers).map(({ label }) => label[lang])
  const values = { ...valuesOf(need), ...sent?.values }
  return c.html(
    <PublicationPage {...{ lang, path, need, values, missing }} refusal={sent?.refusal} />,
    sent ? 422 : 200,
  )
}

async function publish(c: Context<Visit>) {
  const need = await ownNeedOf(c)
  if (!need) return c.notFound()
  const values = await fieldsOf(c)
  const outcome = await publishNeed(c.var, need.ref, values, c.var.origin)
  if (!outcome.done) return showPublication(c, need, { values, refusal: outcome.reason })
  return c.redirect(to(c.var.lang, `/besoins/${need.ref}/suivi`), 303)
}

const moves = ['handled', 'withdrawn', 'open'] as const

async function move(c: Context<Visit>) {
  const need = await ownNeedOf(c)
  if (!need) return c.notFound()
  const { vers, note } = await fieldsOf(c)
  const wanted = moves.find((stage) => stage === vers)
  if (wanted) await moveNeed(c.var, need.ref, wanted, note)
  return c.redirect(to(c.var.lang, `/besoins/${need.ref}/suivi`), 303)
}

/** The link of a message: the browser keeps the key, and the address loses it. */
async function openWithKey(c: Context<Visit>) {
  const key = c.req.param('key') ?? ''
  const actor = { ...c.var.actor, keys: new Set([hashKey(key)]) }
  const need = isKey(key) ? await findOwnNeed(c.var.db, actor, refOf(c)) : undefined
  if (!need) return c.notFound()
  grantKey(c, key)
  return c.redirect(to(c.var.lang, `/besoins/${need.ref}/suivi`), 303)
}

async function erase(c: Context<Visit>) {
  const outcome = await eraseNeed(c.var, refOf(c))
  return outcome.done ? c.redirect(to(c.var.lang, '/mes-besoins'), 303) : c.notFound()
}

export const needRoutes = new Hono<Visit>()
  .get('/besoins/nouveau', (c) => c.html(<NewNeedPage lang={c.var.lang} path={c.var.path} />))
  .post('/besoins', describe)
  .get('/besoins/:ref/publier', async (c) => {
    const need = await ownNeedOf(c)
    return need ? showPublication(c, need) : c.notFound()
  })
  .post('/besoins/:ref/publier', publish)
  .post('/besoins/:ref/etat', move)
  .post('/besoins/:ref/effacer', erase)
  .get('/besoins/:ref/cle/:key', openWithKey)
