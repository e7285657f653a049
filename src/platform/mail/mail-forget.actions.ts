import type { Acting } from '../acting.ts'

/** Long enough to answer somebody who says that nothing came. */
export const MAIL_KEPT_DAYS = 30
const DAY_MS = 86_400_000
/** Stands where an address was: it is none, and nothing can be sent to it. */
const NOBODY = '(effacé)'

/**
 * Forgets what was sent, or given up, a month ago: to whom and in which words. The row stays, with the key that
 * keeps the same message from being written twice. Messages carry secret keys: what is forgotten opens nothing.
 */
export async function forgetMail({ db, now }: Pick<Acting, 'db' | 'now'>): Promise<number> {
  const limit = new Date(now.getTime() - MAIL_KEPT_DAYS * DAY_MS)
  const { numUpdatedRows } = await db
    .updateTable('mail')
    .set({ recipient: NOBODY, subject: '-', body: '' })
    .where('recipient', '<>', NOBODY)
    .where((eb) => eb.or([eb('sent_at', '<', limit), eb('failed_at', '<', limit)]))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
