import { sql } from 'kysely'
import type { Transporter } from 'nodemailer'
import { assert } from '#engines/assert.ts'
import type { Acting } from '../acting.ts'
import type { Db } from '../database.ts'
import type { Log } from '../log.ts'

export type Message = { to: string; subject: string; text: string; dedupeKey?: string }

const TRIES_MAX = 6
const BATCH = 50
/** With what one message may wait for (see mail.jobs.ts), less than the minute after which another may take it. */
const TURN_MS = 20_000
/** The server is not there, or does not speak: no message would pass, and each would lose a try. */
const NO_SERVER = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'EAUTH', 'ETLS'])
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
    // The column is not named: a visitor's connection writes letters and reads none, not even their keys.
    .onConflict((conflict) => conflict.doNothing())
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
  const begun = performance.now()
  for (let turn = 0; turn < BATCH && performance.now() - begun < TURN_MS; turn++) {
    const mail = await claim(db, now)
    if (!mail) break
    const { recipient: to, subject, body: text } = mail
    const failure = await transport.sendMail({ from, to, subject, text, headers: AUTOMATIC }).then(
      () => undefined,
      (cause: SendFailure) => cause,
    )
    await note(db, mail, { failure, now })
    if (!failure) sent += 1
    else log.warn({ error: nameOf(failure) }, 'a message was not sent')
    if (failure && NO_SERVER.has(failure.code ?? '')) break
  }
  return sent
}

/** RFC 3834: no absent person’s machine answers ours. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated' }

type SendFailure = Error & { code?: string; responseCode?: number }
/** What failed, without the words of the server, which often repeat the address. */
const nameOf = ({ name, code, responseCode }: SendFailure): string =>
  [code ?? name, responseCode].filter((part) => part !== undefined).join(' ')

type Tried = { failure: SendFailure | undefined; now: Date }
const note = (db: Db, { id, tries }: { id: bigint; tries: number }, { failure, now }: Tried) =>
  db
    .updateTable('mail')
    .set(
      failure
        ? { last_error: nameOf(failure), failed_at: tries >= TRIES_MAX ? now : null }
        : { sent_at: now, last_error: null },
    )
    .where('id', '=', id)
    .execute()

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
