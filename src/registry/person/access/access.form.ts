import { z } from 'zod'
import { isAddress } from '#platform/mail/index.ts'
import { done, refused } from '#platform/outcome.ts'
import type { AccessRefusal } from './refusals.ts'

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 128

const refusal = (reason: AccessRefusal) => ({ message: reason })
/** One line that a person can be called by. */
const name = z
  .string(refusal('name-wrong'))
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, refusal('name-wrong')).max(100, refusal('name-wrong')))
const email = z
  .string(refusal('email-wrong'))
  .trim()
  .max(254, refusal('email-wrong'))
  .refine(isAddress, refusal('email-wrong'))
  .pipe(z.email(refusal('email-wrong')))
  .transform((address) => address.toLowerCase())
/** Of any kind: where one exists already, the sign-in judges it. */
const passwordOr = (missing: AccessRefusal) =>
  z.string(refusal(missing)).min(1, refusal(missing)).max(1_000, refusal('password-long'))
const password = passwordOr('password-missing')

const freshPassword = password
  .min(PASSWORD_MIN, refusal('password-short'))
  .max(PASSWORD_MAX, refusal('password-long'))

export const signUpForm = z.object({ name, email, password: freshPassword })
export const signInForm = z.object({ email, password })
export const emailForm = z.object({ email })
export const passwordForm = z.object({ password })
export const changeForm = z.object({ current: passwordOr('current-missing'), password })
export const codeForm = z.object({
  code: z
    .string(refusal('code-missing'))
    .trim()
    .min(1, refusal('code-missing'))
    .min(6, refusal('code-wrong'))
    .max(40, refusal('code-wrong')),
})
export const nameForm = z.object({ name, lang: z.enum(['fr', 'en'], refusal('incomplete')) })

export type Form<T> = { safeParse: (given: unknown) => z.ZodSafeParseResult<T> }
/** What was sent, or the first refusal. */
export function read<T>(form: Form<T>, fields: unknown) {
  const parsed = form.safeParse(fields)
  if (parsed.success) return done(parsed.data)
  // Each rule above names its refusal; what remains is a field that is missing.
  const reason = (parsed.error.issues[0]?.message ?? 'incomplete') as AccessRefusal
  return refused(reason, undefined)
}

/** Everything that is refused in a form: what each field says first, in the order of the form. */
export function wrongIn(form: Form<unknown>, fields: unknown): AccessRefusal[] {
  const issues = form.safeParse(fields).error?.issues ?? []
  const first = new Map(
    issues.toReversed().map(({ path, message }) => [path.join(), message as AccessRefusal]),
  )
  return [...first.values()].toReversed()
}
