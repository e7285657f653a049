import { type Context, Hono } from 'hono'
import { explainSiren } from '#engines/siren/siren.words.ts'
import { type Fields, fieldsOf } from '#platform/http/fields.ts'
import { grantKey } from '#platform/http/visit.ts'
import type { Visit } from '#platform/http.ts'
import { hashKey, isKey } from '#platform/keys.ts'
import { to } from '#platform/lang.ts'
import { lookUpOrganisation, stateDirectory } from '#registry/organisation/index.ts'
import { declareWithMail } from './declare-with-mail.actions.ts'
import { confirmUsage, withdrawUsage } from './usage.actions.ts'
import { words as usageWords } from './usage.words.ts'
import { type DeclareProps, DeclareUsagePage, type Filled } from './usage-declare.page.tsx'
import { HeldUsagePage, type JustDone } from './usage-held.page.tsx'
import { solutionNamed, usageByKey } from './usage-held.queries.ts'

type Shown = Omit<DeclareProps, 'lang' | 'path' | 'solution'>
async function showForm(c: Context<Visit>, shown: Shown, status: 200 | 422 = 200) {
  const { db, lang, path } = c.var
  const solution = await solutionNamed(db, c.req.param('slug') ?? '')
  return solution
    ? c.html(<DeclareUsagePage {...{ lang, path, solution }} {...shown} />, status)
    : c.notFound()
}

/** Completes the form from the number: our own organisations first, then the State's directory. */
async function fill(c: Context<Visit>, given: Fields): Promise<{ given: Fields; filled: Filled }> {
  const { db, config, lang } = c.var
  const answer = await lookUpOrganisation(db, stateDirectory(config.COMPANY_DIRECTORY_URL), given.siren ?? '')
  const found = (body: { siren: string | null; name: string; kind: string }) => ({
    given: { ...given, siren: body.siren ?? given.siren ?? '', organisme: body.name, nature: body.kind },
    filled: { found: body.name },
  })
  switch (answer.state) {
    case 'wrong':
      return { given, filled: { fault: explainSiren(lang, answer.fault) } }
    case 'known':
      return found(answer.organisation)
    case 'found':
      return answer.company.isClosed ? { given, filled: { nothing: 'closed' } } : found(answer.company)
    case 'absent':
      return { given, filled: { nothing: 'absent' } }
    case 'unavailable':
      return { given, filled: { nothing: 'silent' } }
  }
}

async function declare(c: Context<Visit>) {
  const given = await fieldsOf(c)
  if (given.geste === 'remplir') {
    const answer = await fill(c, given)
    return showForm(c, answer, 'fault' in answer.filled ? 422 : 200)
  }
  const { lang, origin } = c.var
  const outcome = await declareWithMail(c.var, c.req.param('slug') ?? '', given, origin)
  if (outcome.done) {
    grantKey(c, outcome.value.key)
    return c.redirect(to(lang, `/usages/${outcome.value.key}?fait=declare`), 303)
  }
  if (outcome.reason === 'form-incomplete') return showForm(c, { given, wrong: outcome.details }, 422)
  const message = usageWords[lang].refusals[outcome.reason]
  return showForm(c, { given, refusal: { field: 'pour', message } }, 422)
}

const keyOf = (c: Context<Visit>) => c.req.param('key') ?? ''
const just: Readonly<Record<string, JustDone>> = { declare: 'declared', confirme: 'confirmed' }

async function showHeld(c: Context<Visit>, refusal?: string) {
  const { db, lang, path, today } = c.var
  const usage = isKey(keyOf(c)) ? await usageByKey(db, hashKey(keyOf(c)), today) : undefined
  if (!usage) return c.notFound()
  const done = refusal ? undefined : just[c.req.query('fait') ?? '']
  return c.html(<HeldUsagePage {...{ lang, path, usage, refusal }} just={done} />, refusal ? 422 : 200)
}

/** The key of the address is the right, whatever the browser holds: the link of a message works everywhere. */
async function act(c: Context<Visit>) {
  const { db, lang, path, today } = c.var
  const hash = hashKey(keyOf(c))
  const usage = isKey(keyOf(c)) ? await usageByKey(db, hash, today) : undefined
  if (!usage) return c.notFound()
  const acting = { ...c.var, actor: { ...c.var.actor, keys: new Set([hash]) } }
  const { geste } = await fieldsOf(c)
  const change = geste === 'confirmer' ? confirmUsage : geste === 'retirer' ? withdrawUsage : undefined
  if (!change) return showHeld(c)
  const outcome = await change(acting, usage.id)
  if (!outcome.done) return showHeld(c, usageWords[lang].refusals[outcome.reason])
  return c.redirect(to(lang, geste === 'confirmer' ? `${path}?fait=confirme` : path), 303)
}

export const usageRoutes = new Hono<Visit>()
  .get('/solutions/:slug/usages/nouveau', (c) => showForm(c, { given: {} }))
  .post('/solutions/:slug/usages/nouveau', declare)
  .get('/usages/:key', (c) => showHeld(c))
  .post('/usages/:key', act)
