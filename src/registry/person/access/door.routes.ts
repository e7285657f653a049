import type { Context } from 'hono'
import { addressOf } from '#platform/http/limits.ts'
import type { Platform, Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { type Form, read } from './access.form.ts'
import { type AccessDetails, ask, type Knocker } from './ask.ts'
import { localPath } from './local-path.ts'
import type { AccessRefusal } from './refusals.ts'

/** Where one comes after the sign-in, when nothing else was asked. */
export const HOME = '/mon'

/** Who knocks, from what the browser sent. */
export const knockerOf = (c: Context<Visit>, platform: Platform): Knocker => ({
  platform,
  origin: c.var.origin,
  lang: c.var.lang,
  address: addressOf(c, c.var.config),
  cookie: c.req.header('cookie') ?? '',
  agent: c.req.header('user-agent') ?? '',
})

type Question = Parameters<typeof ask>[1]
/** Asks the sign-in, and gives the browser the cookies that it answers, whatever it answers. */
export async function askFor(c: Context<Visit>, platform: Platform, question: Question) {
  const outcome = await ask(knockerOf(c, platform), question)
  giveCookies(c, outcome.done ? outcome.value.cookies : outcome.details.cookies)
  return outcome
}

type Sending<T> = { form: Form<T>; fields: unknown; as: (sent: T) => Question }
/** Reads a form, and asks what it says: the fields that the form names, and no other. */
export async function send<T>(c: Context<Visit>, platform: Platform, { form, fields, as }: Sending<T>) {
  const parsed = read(form, fields)
  return parsed.done ? askFor(c, platform, as(parsed.value)) : parsed
}

export function giveCookies(c: Context<Visit>, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
}

/** The texts of a form; a file or a repeated name is not one of ours. */
export async function textsOf(c: Context<Visit>): Promise<Record<string, string>> {
  const sent = Object.entries(await c.req.parseBody())
  return Object.fromEntries(
    sent.filter((pair): pair is [string, string] => typeof pair[1] === 'string' && !pair[1].includes('\0')),
  )
}

/** The status of a refused form, and when to come back. */
export function statusOf(
  c: Context<Visit>,
  { reason, details }: { reason: AccessRefusal; details?: AccessDetails | undefined },
): 422 | 429 {
  if (reason !== 'too-many' && reason !== 'account-tired') return 422
  c.header('Retry-After', String(details?.retryAfter ?? 60))
  return 429
}

/** The page asked for before the sign-in, else that of the account. */
export const nextOf = (c: Context<Visit>, suite: string | undefined): string =>
  localPath(suite) ?? to(c.var.lang, HOME)

/** Where one is told to open one’s mailbox, whatever was asked and whoever asked it. */
export const SENT = '/connexion?envoi=oui'
export const see = (c: Context<Visit>, path: string) => c.redirect(to(c.var.lang, path), 303)
