import { createHmac } from 'node:crypto'
import { networkOf } from '#platform/http/network.ts'
import type { Platform } from '#platform/http.ts'
import type { Lang } from '#platform/lang.ts'
import { done, refused } from '#platform/outcome.ts'
import { AUTH_PATH, authOf } from '../auth.ts'
import { signingSecret } from '../secret.actions.ts'
import { ADDRESS_HEADER, LANG_HEADER } from './headers.ts'
import { type AccessRefusal, refusalOf } from './refusals.ts'

/** Who knocks at the sign-in: what the browser sent of itself, and nothing else that it sent. */
export type Knocker = {
  platform: Platform
  origin: string
  lang: Lang
  /** Where the browser is: of the socket, or of the trusted proxy. */
  address: string
  cookie: string
  agent: string
}
type Question = { path: string; body?: unknown; query?: Record<string, string> }
export type AccessDetails = { retryAfter: number | undefined; cookies: string[] }

/**
 * Asks the sign-in as its own page would: a request of JSON, so that its limits and its checks hold. Answers what it
 * said and the cookies to give to the browser, or one of our refusals.
 */
export async function ask(knocker: Knocker, question: Question) {
  const answer = await forward(knocker, question)
  const cookies = answer.headers.getSetCookie()
  const body = readBody(await answer.text())
  if (answer.status < 300) return done({ body, cookies })
  if (answer.status >= 500) throw new Error(`the sign-in answered ${answer.status} to ${question.path}`)
  const retryAfter = Number(answer.headers.get('x-retry-after')) || undefined
  // Some doors answer by leading elsewhere: what went wrong is then in the address.
  const led = new URL(answer.headers.get('location') ?? '/', knocker.origin).searchParams.get('error')
  const reason: AccessRefusal =
    answer.status === 429 && !body.code ? 'too-many' : refusalOf(String(body.code ?? led))
  return refused(reason, { retryAfter, cookies })
}

/** The request itself, with none of the headers of the visitor's own. */
export async function forward(knocker: Knocker, { path, body, query = {} }: Question): Promise<Response> {
  const { platform, origin, lang, cookie, agent } = knocker
  const auth = await authOf(platform, origin)
  const search = new URLSearchParams(query).toString()
  const url = `${origin}${AUTH_PATH}${path}${search ? `?${search}` : ''}`
  const headers = {
    origin,
    'user-agent': agent.slice(0, 300),
    [LANG_HEADER]: lang,
    [ADDRESS_HEADER]: await pseudonym(knocker),
    ...(cookie ? { cookie } : {}),
  }
  return auth.handler(
    body === undefined
      ? new Request(url, { headers })
      : new Request(url, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
  )
}

/**
 * What the limits count by. Addresses are not written (decision 0016): this stands for one, for this instance alone.
 * It has the shape of an address because better-auth wants one; it reads the first half only.
 */
async function pseudonym({ platform, address }: Knocker): Promise<string> {
  const digest = createHmac('sha256', await signingSecret(platform.db))
    .update(networkOf(address))
    .digest('hex')
  return `fd${digest.slice(0, 2)}:${digest.slice(2, 6)}:${digest.slice(6, 10)}:${digest.slice(10, 14)}::1`
}

function readBody(text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text || '{}')
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch {
    return {}
  }
}
