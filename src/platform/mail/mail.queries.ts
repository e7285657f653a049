import type { Db } from '../database.ts'

const SHOWN = 50

/** The last messages of the outbox, for the page that stands in for a mail server in development. */
export const lastMails = (db: Db) =>
  db
    .selectFrom('mail')
    .select(['id', 'recipient', 'subject', 'body', 'created_at', 'sent_at'])
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute()

export type ShownMail = Awaited<ReturnType<typeof lastMails>>[number]
