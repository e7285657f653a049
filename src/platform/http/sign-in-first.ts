import type { Context } from 'hono'
import type { Visit } from '../http.ts'
import { to } from '../lang.ts'

/** Sends someone to the sign-in, and back after it: here, or to another page of ours. */
export function signInFirst(c: Context<Visit>, path = c.var.path): Response {
  const { lang } = c.var
  return c.redirect(to(lang, `/connexion?suite=${encodeURIComponent(to(lang, path))}`), 303)
}
