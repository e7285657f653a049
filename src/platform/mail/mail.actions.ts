import { sql } from 'kysely'
import type { Transporter } from 'nodemailer'
import { assert } from '#engines/assert.ts'
import type { Acting } from '../acting.ts'
import type { Db } from '../database.ts'
import type { Log } from '../log.ts'

export type Message = { to: string; subject: string; text: string; dedupeKey?: string }

const TRIES_MAX = 6
const BATCH = 50
// Kysely has no word for an interval: one minute, then four, sixteen…
const FIRST_WAIT = sql`interval '1 minute'`

/** One line, one address: what is written here becomes a header. */
export const isAddress = (text: string): boolean =>
  /^[^\s@<>,;:"\\]+@[^\s@<>,;:"\\]+\.[^\s@<>,;:"\\]+$/.test(text)

/**
 * Puts a message in the outbox, in the caller's transaction: what is not saved is not told.
 * The same `dedupeKey` is written once, however often it is asked.
 */
export async function sendMail({ db, lang, now }: Acting, { to, subject, text, dedupeKey }: Message) {
  assert(isAddress(to), 'a message goes to one well-formed address')
  assert(!/[\r\n]/.test(subject), 'a subject is one line')
  await db
    .insertInto('mail')
    .values({
      recipient: to,
      subject,
      body: text,
      lang,
      dedupe_key: dedupeKey ?? null,
      created_at: now,
      next_try_at: now,
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .execute()
}

/**
 * Sends what waits, oldest first. A failure is tried again later and later, then given up and shown to the host.
 * Each message is claimed before it is sent, outside any transaction: two processes never send the same one,
 * and a process that dies leaves it for the next try.
 */
export async function sendWaitingMail(
  { db, now }: Pick<Acting, 'db' | 'now'>,
  transport: Pick<Transporter, 'sendMail'>,
  { from, log }: { from: string; log: Log },
): Promise<number> {
  let sent = 0
  for (let turn = 0; turn < BATCH; turn++) {
    const mail = await claim(db, now)
    if (!mail) break
    const message = { from, to: mail.recipient, subject: mail.subject, text: mail.body }
    const failure = await transport.sendMail(message).then(
      () => undefined,
      (cause: Error) => cause,
    )
    if (!failure) sent += 1
    else log.warn({ error: failure.name }, 'a message was not sent')
    const given = mail.tries >= TRIES_MAX
    await db
      .updateTable('mail')
      .set(
        failure
          ? { last_error: failure.name, failed_at: given ? now : null }
          : { sent_at: now, last_error: null },
      )
      .where('id', '=', mail.id)
      .execute()
  }
  return sent
}

/** Takes the oldest message that waits, and counts the try at once. */
async function claim(db: Db, now: Date) {
  const waiting = db
    .selectFrom('mail')
    .select('id')
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('next_try_at', '<=', now)
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
  const wait = sql<Date>`${now}::timestamptz + ${FIRST_WAIT} * power(4, tries)`
  return db
    .updateTable('mail')
    .set((eb) => ({ tries: eb('tries', '+', 1), next_try_at: wait }))
    .where('id', '=', waiting)
    .returning(['id', 'recipient', 'subject', 'body', 'tries'])
    .executeTakeFirst()
}
