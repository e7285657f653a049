import type { Context } from 'hono'
import type { Visit } from '../http.ts'
import { to } from '../lang.ts'

/** Sends someone to the sign-in, and back here after it. */
export function signInFirst(c: Context<Visit>): Response {
  const { lang, path } = c.var
  return c.redirect(to(lang, `/connexion?suite=${encodeURIComponent(to(lang, path))}`), 303)
}
