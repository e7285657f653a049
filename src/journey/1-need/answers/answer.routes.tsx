import { type Context, Hono } from 'hono'
import { fieldsOf } from '#platform/http/fields.ts'
import type { Visit } from '#platform/http.ts'
import { hashKey } from '#platform/keys.ts'
import { to } from '#platform/lang.ts'
import { answerNeed } from './answer.actions.ts'
import { AnswerPage } from './answer.page.tsx'
import { findAnswer } from './answer.queries.ts'
import type { AnswerRefusal } from './answer.words.ts'

const keyOf = (c: Context<Visit>) => c.req.param('key') ?? ''

async function show(c: Context<Visit>, sent?: { reason: string; refusal: AnswerRefusal }) {
  const { db, lang, path } = c.var
  const asked = await findAnswer(db, hashKey(keyOf(c)))
  if (!asked) return c.notFound()
  const reason = sent?.reason ?? asked.reason ?? ''
  return c.html(<AnswerPage {...{ lang, path, asked, reason }} refusal={sent?.refusal} />, sent ? 422 : 200)
}

/** Only who received the message has the key, and with it nothing but this answer. */
export const answerRoutes = new Hono<Visit>()
  .get('/reponses/:key', (c) => show(c))
  .post('/reponses/:key', async (c) => {
    const fields = await fieldsOf(c)
    const outcome = await answerNeed(c.var, keyOf(c), fields, c.var.origin)
    if (!outcome.done) return show(c, { reason: fields.reason ?? '', refusal: outcome.reason })
    return c.redirect(to(c.var.lang, c.var.path), 303)
  })
