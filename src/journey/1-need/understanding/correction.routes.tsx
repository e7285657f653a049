import { type Context, Hono } from 'hono'
import { fieldsOf } from '#platform/http/fields.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { functionLabel } from '../needs/choices.ts'
import type { OwnNeed } from '../needs/need.queries.ts'
import { ownNeedOf } from '../needs/need.routes.tsx'
import { correctNeed } from './correction.actions.ts'
import { CorrectionPage } from './correction.page.tsx'
import { correctionsOf } from './correction.queries.ts'
import type { CorrectionRefusal } from './correction.words.ts'
import { understandNeed, understandText } from './understanding.ts'

type Shown = { refusal?: CorrectionRefusal | undefined; words?: string | undefined }

async function show(c: Context<Visit>, need: OwnNeed, { refusal, words }: Shown = {}) {
  const { db, lang, path, today } = c.var
  const understood = understandNeed(need, await correctionsOf(db, need.id))
  const labelOf = (id: string) => functionLabel(lang, id)
  const meant = words === undefined ? [] : understandText(words, today).functions
  const options = meant.map(({ id }) => ({ value: id, label: labelOf(id) }))
  const found = words === undefined ? undefined : { words, options }
  const status = refusal || found?.options.length === 0 ? 422 : 200
  return c.html(<CorrectionPage {...{ lang, path, need, understood, labelOf, found, refusal }} />, status)
}

export const correctionRoutes = new Hono<Visit>()
  .get('/besoins/:ref/compris', async (c) => {
    const need = await ownNeedOf(c)
    return need ? show(c, need) : c.notFound()
  })
  .post('/besoins/:ref/compris', async (c) => {
    const need = await ownNeedOf(c)
    if (!need) return c.notFound()
    const fields = await fieldsOf(c)
    if (fields.geste === 'chercher') return show(c, need, { words: (fields.mots ?? '').slice(0, 300) })
    const outcome = await correctNeed(c.var, need.ref, fields)
    if (!outcome.done) return show(c, need, { refusal: outcome.reason })
    return c.redirect(to(c.var.lang, `/besoins/${need.ref}/compris`), 303)
  })
