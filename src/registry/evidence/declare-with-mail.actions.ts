import type { Acting } from '#platform/acting.ts'
import { isAddress, sendMail } from '#platform/mail/index.ts'
import { refused } from '#platform/outcome.ts'
import { declareUsage } from './usage.actions.ts'
import { usageForm } from './usage.form.ts'
import { declarationMail } from './usage.mail.ts'
import { solutionNamed } from './usage-held.queries.ts'

/** Declares, and sends the key to the address that was given: both or neither. */
export async function declareWithMail(acting: Acting, slug: string, fields: unknown, origin: string) {
  const form = usageForm.safeParse(fields)
  const email = form.success ? form.data.courriel : undefined
  // What a form may take for an address is not always one that a message can be sent to.
  if (email !== undefined && !isAddress(email)) return refused('form-incomplete', ['courriel' as const])
  return acting.db.transaction().execute(async (trx) => {
    const within = { ...acting, db: trx }
    const outcome = await declareUsage(within, slug, fields)
    const solution = await solutionNamed(trx, slug)
    if (outcome.done && form.success && email !== undefined && solution) {
      const declared = { ...outcome.value, body: form.data.organisme, solution: solution.name, to: email }
      await sendMail(within, declarationMail(declared, origin, acting.lang))
    }
    return outcome
  })
}
