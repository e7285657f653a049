import type { ExpressionBuilder } from 'kysely'
import type { Acting } from '../acting.ts'
import type { Database, Db } from '../database.ts'

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

/** What was written to an address, without its words: they carry the keys of who reads the mailbox. */
export const mailTo = (db: Db, email: string) =>
  db
    .selectFrom('mail')
    .select(['subject', 'created_at', 'sent_at'])
    .where((eb) => eb(eb.fn('lower', ['recipient']), '=', email))
    .orderBy('id')
    .execute()

/**
 * Forgets at once what was written to somebody, sent or not, and the words of what was sent to others and names them.
 * What waits for others still leaves, and is forgotten a month later like the rest.
 */
export async function forgetMailOf(
  db: Db,
  { email, name, now }: { email: string; name: string; now: Date },
): Promise<void> {
  const theirs = db.updateTable('mail').where((eb) => eb(eb.fn('lower', ['recipient']), '=', email))
  await theirs.set({ failed_at: now }).where('sent_at', 'is', null).execute()
  await theirs.set({ recipient: NOBODY, subject: '-', body: '' }).execute()
  const says = (eb: ExpressionBuilder<Database, 'mail'>, words: string) =>
    (['subject', 'body'] as const).map((column) =>
      eb(eb.fn<number>('strpos', [column, eb.val(words)]), '>', 0),
    )
  await db
    .updateTable('mail')
    .set({ subject: '-', body: '' })
    .where((eb) => eb.or([eb('sent_at', 'is not', null), eb('failed_at', 'is not', null)]))
    .where((eb) => eb.or([...says(eb, name), ...says(eb, email)]))
    .execute()
}
