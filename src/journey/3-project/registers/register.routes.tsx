import { type Context, Hono } from 'hono'
import { type Fields, fieldsOf, idIn } from '#platform/http/fields.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { lessonsBeforeActing } from '../lessons/lesson-slot.routes.tsx'
import { changing, inside, pathOf } from '../projects/project.routes.ts'
import { type Seen, seeProject } from '../projects/see-project.ts'
import { addDocument, removeDocument } from './document.actions.ts'
import { documentLimited } from './document-body.routes.ts'
import { closeRisk, decide, saveRisk } from './register.actions.ts'
import type { DecisionField, RiskField } from './register.form.ts'
import { RegisterPage, type RegisterPageProps, type RegisterRefusal } from './register.page.tsx'
import { decisionsOf, documentsOf, risksOf } from './register.queries.ts'

type Shown = {
  values?: Fields
  wrong?: readonly DecisionField[]
  wrongRisk?: readonly RiskField[]
  refusal?: RegisterRefusal
  sent?: RegisterPageProps['sent']
}

async function show(c: Context<Visit>, seen: Seen, shown: Shown = {}) {
  const { values = {}, wrong = [], wrongRisk = [], refusal, sent } = shown
  const { project, mayChange } = seen
  const { db, lang, today } = c.var
  const [decisions, risks, documents, before] = await Promise.all([
    decisionsOf(db, project.id, true),
    risksOf(db, project.id),
    documentsOf(db, project.id, true),
    mayChange ? lessonsBeforeActing(c.var, seen, ['incident']) : null,
  ])
  const asked = c.req.param('id') ?? c.req.query('risque')
  const risk = risks.find(({ id }) => String(id) === asked)
  return c.html(
    <RegisterPage
      {...{
        lang,
        today,
        project,
        mayChange,
        decisions,
        risks,
        documents,
        risk,
        before,
        values,
        wrong,
        wrongRisk,
        refusal,
        sent,
      }}
    />,
    wrong.length > 0 || wrongRisk.length > 0 || refusal ? 422 : 200,
  )
}

type Did = { done: true } | { done: false; reason: RegisterRefusal | 'gone' }

type Sent = NonNullable<RegisterPageProps['sent']>
const anchors = { risk: 'risques', document: 'documents' } as const

/** After a gesture: its list. A refusal shows again the form that was sent, with what was typed. */
function answer(c: Context<Visit>, seen: Seen, { outcome, ...sent }: Sent & { outcome: Did }) {
  if (outcome.done)
    return c.redirect(`${to(c.var.lang, pathOf(seen, '/registre'))}#${anchors[sent.form]}`, 303)
  return outcome.reason === 'gone' ? c.notFound() : show(c, seen, { refusal: outcome.reason, sent })
}

async function sendDecision(c: Context<Visit>, seen: Seen) {
  const values = await fieldsOf(c)
  const outcome = await decide(c.var, seen.project.slug, values)
  if (outcome.done) return c.redirect(`${to(c.var.lang, pathOf(seen, '/registre'))}#decisions`, 303)
  return outcome.reason === 'gone' ? c.notFound() : show(c, seen, { values, wrong: outcome.details })
}

async function sendDocument(c: Context<Visit>, seen: Seen) {
  const { fichier } = await c.req.parseBody()
  const file =
    fichier instanceof File && fichier.size > 0
      ? { name: fichier.name, bytes: new Uint8Array(await fichier.arrayBuffer()) }
      : undefined
  const { files } = c.var
  const values = await fieldsOf(c)
  const outcome = await addDocument(c.var, seen.project.slug, { fields: values, file, files })
  return answer(c, seen, { outcome, form: 'document', values })
}

/** A risk to add, or the one of the address said again. */
async function sendRisk(c: Context<Visit>, seen: Seen) {
  const values = await fieldsOf(c)
  const which = c.req.param('id') === undefined ? {} : { id: idIn(c) }
  const outcome = await saveRisk(c.var, seen.project.slug, { ...which, fields: values })
  return !outcome.done && outcome.reason === 'risk-wrong'
    ? show(c, seen, { wrongRisk: outcome.details, sent: { form: 'risk', values } })
    : answer(c, seen, { outcome, form: 'risk', values })
}

/** A risk closed leads back to its list; one that came true, to the line that is asked. */
async function sendClosing(c: Context<Visit>, seen: Seen) {
  const hasHappened = (await fieldsOf(c)).arrive === 'oui'
  const outcome = await closeRisk(c.var, seen.project.slug, { id: idIn(c), hasHappened })
  return outcome.done && hasHappened
    ? c.redirect(to(c.var.lang, pathOf(seen, '/journal')), 303)
    : answer(c, seen, { outcome, form: 'risk', values: {} })
}

const refuseDocument = changing((c, seen) => show(c, seen, { refusal: 'file-size' }))

/** A file leaves as what its content is, always to be saved, and never shown in a page of ours. */
async function download(c: Context<Visit>) {
  const seen = await seeProject(c.var, c.req.param('slug') ?? '')
  if (!seen) return c.notFound()
  const documents = await documentsOf(c.var.db, seen.project.id, seen.isInside)
  const found = documents.find(({ id }) => id === idIn(c))
  const bytes = found?.file_hash ? await c.var.files.get(found.file_hash) : undefined
  if (!found || !bytes) return c.notFound()
  const name = encodeURIComponent(found.file_name ?? 'document')
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': found.media_type ?? 'application/octet-stream',
    'Content-Disposition': `attachment; filename="document"; filename*=UTF-8''${name}`,
    'Cache-Control': 'private, no-store',
  })
}

export const registerRoutes = new Hono<Visit>()
  .get(
    '/chantiers/:slug/registre',
    inside((c, seen) => show(c, seen)),
  )
  .post('/chantiers/:slug/registre/decisions', changing(sendDecision))
  .post('/chantiers/:slug/registre/risques', changing(sendRisk))
  .post('/chantiers/:slug/registre/risques/:id', changing(sendRisk))
  .post('/chantiers/:slug/registre/risques/:id/clore', changing(sendClosing))
  .post('/chantiers/:slug/registre/documents', documentLimited(refuseDocument), changing(sendDocument))
  .post(
    '/chantiers/:slug/registre/documents/:id/retirer',
    changing(async (c, seen) =>
      answer(c, seen, {
        outcome: await removeDocument(c.var, seen.project.slug, idIn(c)),
        form: 'document',
        values: {},
      }),
    ),
  )
  .get('/chantiers/:slug/documents/:id', download)
