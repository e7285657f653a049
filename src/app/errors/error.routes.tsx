import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Visit } from '#platform/http.ts'
import { traceOf } from '#platform/log.ts'
import { problem } from '../api/problem.ts'
import { ErrorPage } from './error.page.tsx'
import type { ErrorKind } from './error.words.ts'

const kinds: Readonly<Record<number, ErrorKind>> = {
  400: 'malformed',
  403: 'cross-site',
  404: 'missing',
  413: 'too-large',
  415: 'media-type',
  421: 'wrong-name',
  429: 'too-many',
}

/** What PostgreSQL and the network say when the database is not there (SQLSTATE 08, 57P and 53). */
const GONE = /^(08|57P|53)|^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/
/** What the client says by itself, without a code: it is gone, or was already at the query before. */
const GONE_MESSAGE =
  /timeout exceeded when trying to connect|Connection terminated|is not queryable|been discarded/

/**
 * PostgreSQL keeps no NUL in a text, and knows no year 0: nobody types one; a program that does is told so
 * (SQLSTATE 22021, 22P05, 22007 and 22008).
 */
const UNREADABLE = new Set(['22021', '22P05', '22007', '22008'])

/** What Node says of a form with files that ends before its end, or that is not one: a connection was cut, or worse. */
const BROKEN_FORM = /^Failed to parse body as FormData/

export const onMissing = (c: Context<Visit>) => answer(c, 404, 'missing')

export function onError(error: Error, c: Context<Visit>) {
  if (error instanceof HTTPException) return answer(c, error.status, kinds[error.status] ?? 'broken')
  if (isGone(error)) {
    c.header('Retry-After', '60')
    return answer(c, 503, 'database-down')
  }
  if (UNREADABLE.has(codeOf(error)) || isBrokenForm(error)) return answer(c, 400, 'malformed')
  c.var.log?.error({ requestId: c.var.requestId, ...traceOf(error) }, 'a request failed')
  return answer(c, 500, 'broken')
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')
const isBrokenForm = (error: Error) => error instanceof TypeError && BROKEN_FORM.test(error.message)
const isGone = (error: Error) => GONE.test(codeOf(error)) || GONE_MESSAGE.test(error.message)

function answer(c: Context<Visit>, status: number, kind: ErrorKind) {
  const lang = c.var.lang ?? 'fr'
  const code = status as ContentfulStatusCode // The statuses above all carry a body.
  if ((c.var.path ?? '').startsWith('/api/')) return problem(c, { kind, status })
  return c.html(
    <ErrorPage
      lang={lang}
      path={c.var.path ?? '/'}
      kind={kind}
      reference={status >= 500 ? c.var.requestId : undefined}
      maySignIn={kind === 'missing' && c.req.method === 'GET' && c.var.actor?.person === undefined}
    />,
    code,
  )
}
