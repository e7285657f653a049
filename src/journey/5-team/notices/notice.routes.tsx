import { type Context, Hono } from 'hono'
import { fieldsOf } from '#platform/http/fields.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { declineNotice, noticeHeld, stopNotices } from './notice.actions.ts'
import { NoticePage } from './notice.page.tsx'

const keyOf = (c: Context<Visit>) => c.req.param('key') ?? ''

async function show(c: Context<Visit>, isWrong = false) {
  const { db, lang } = c.var
  const notice = await noticeHeld(db, keyOf(c))
  if (!notice) return c.notFound()
  const props = { lang, path: `/lettres/${keyOf(c)}`, letter: keyOf(c), notice, isWrong }
  return c.html(<NoticePage {...props} />, isWrong ? 422 : 200)
}

/** Letters are answered by their key, with or without an account. */
export const noticeRoutes = new Hono<Visit>()
  .get('/lettres/:key', (c) => show(c))
  .post('/lettres/:key/refus', async (c) => {
    const outcome = await declineNotice(c.var, keyOf(c), await fieldsOf(c))
    if (outcome.done) return c.redirect(to(c.var.lang, `/lettres/${keyOf(c)}`), 303)
    return outcome.reason === 'not-found' ? c.notFound() : show(c, true)
  })
  .post('/lettres/:key/fin', async (c) => {
    const outcome = await stopNotices(c.var, keyOf(c))
    return outcome.done ? c.redirect(to(c.var.lang, `/lettres/${keyOf(c)}#fin`), 303) : c.notFound()
  })
