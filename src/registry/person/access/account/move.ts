import { jwtVerify } from 'jose'
import { z } from 'zod'
import type { Person } from '#platform/acting.ts'
import type { Platform } from '#platform/http.ts'
import type { Lang } from '#platform/lang.ts'
import { authOf } from '../../auth.ts'
import { signingSecret } from '../../secret.actions.ts'
import { nameAt } from '../access.queries.ts'
import { LANG_HEADER } from '../headers.ts'
import { lettersOf } from '../letters.ts'

/** What better-auth calls the first of the two agreements: that of the mailbox one leaves. */
const FIRST = 'change-email-confirmation'

export type Moving = { platform: Platform; origin: string; lang: Lang; person: Person }
const askedIn = (lang: Lang) => ({ headers: new Headers({ [LANG_HEADER]: lang }) })

/**
 * better-auth writes nothing when the new address has an account, and whoever asks would read there that it has one.
 * They get the letter of the others, with a link that leads as far as theirs.
 */
export async function writeIfTaken({ platform, origin, lang, person }: Moving, to: string): Promise<void> {
  if (to === person.email || (await nameAt(platform.db, to)) === undefined) return
  const [{ createEmailVerificationToken }, { options, secret }] = await Promise.all([
    import('better-auth/api'),
    authOf(platform, origin).then((auth) => auth.$context),
  ])
  const lasts = options.emailVerification?.expiresIn
  const token = await createEmailVerificationToken(secret, person.email, to, lasts, { requestType: FIRST })
  await lettersOf(platform, origin).moveAsked(person, { to, token }, askedIn(lang))
}

const claims = z.object({ email: z.string(), updateTo: z.string(), requestType: z.literal(FIRST) })

/**
 * True when the mailbox one leaves agrees to an address that has an account: we write there, as we would to an address
 * that has none, and what its holder reads is that they have one. Nothing moves.
 */
export async function agreedToTaken({ platform, origin, lang, person }: Moving, token: string) {
  const secret = new TextEncoder().encode(await signingSecret(platform.db))
  const verified = await jwtVerify(token, secret, { algorithms: ['HS256'] }).catch(() => undefined)
  const read = claims.safeParse(verified?.payload)
  if (!read.success || read.data.email !== person.email) return false
  const { updateTo: email } = read.data
  const name = await nameAt(platform.db, email)
  if (name === undefined) return false
  await lettersOf(platform, origin).known({ name, email }, askedIn(lang))
  return true
}
