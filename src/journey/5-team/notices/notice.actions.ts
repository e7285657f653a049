import { sql } from 'kysely'
import { z } from 'zod'
import { declineReasons } from '#engines/engagement/states.ts'
import { lettersDue } from '#engines/notices/batches.ts'
import { orderOfLetters } from '#engines/notices/ranking.ts'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { hashKey, isKey, newKey } from '#platform/keys.ts'
import { sendMail } from '#platform/mail/index.ts'
import { done, refused } from '#platform/outcome.ts'
import { noticeMail } from './notice.mail.ts'
import { type OpenRole, openRoles, positionOf, readersFor, toldAbout } from './reader.queries.ts'

/** Sends the letters that are due about each open position. Answers how many went. */
export async function sendNotices(acting: Acting, origin: string): Promise<number> {
  let sent = 0
  for (const role of await openRoles(acting.db)) sent += await tellOf(acting, role, origin)
  return sent
}

const tellOf = (acting: Acting, role: OpenRole, origin: string): Promise<number> =>
  acting.db.transaction().execute(async (trx) => {
    // One process at a time for a position: two would send two batches. Kysely has no word for a lock of ours.
    await sql`select pg_advisory_xact_lock(hashtext('notice'), ${Number(role.id % 2_147_483_647n)}::integer)`.execute(
      trx,
    )
    const told = await toldAbout(trx, role.id, acting.now)
    const due = lettersDue(told)
    if (due === 0) return 0
    const position = await positionOf(trx, role, acting.today)
    const readers = orderOfLetters(position, await readersFor(trx, role, position, acting.now)).slice(0, due)
    const batch = Math.ceil(told.contacted / due) + 1
    for (const { id } of readers) await write({ ...acting, db: trx }, { role, personId: id, batch, origin })
    return readers.length
  })

type Writing = { role: OpenRole; personId: string; batch: number; origin: string }

async function write(acting: Acting, { role, personId, batch, origin }: Writing): Promise<void> {
  const { key, hash } = newKey()
  await acting.db
    .insertInto('notice')
    .values({
      role_id: role.id,
      person_id: personId,
      key_hash: hash,
      batch,
      sent_at: acting.now,
      declined_at: null,
      reason: null,
      reason_text: null,
    })
    .execute()
  const { email, lang } = await acting.db
    .selectFrom('person')
    .select(['email', 'lang'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  await sendMail({ ...acting, lang }, noticeMail({ to: email, lang, origin, key, role }))
}

export type HeldNotice = {
  role_id: bigint
  title: string
  project: string
  declined: boolean
  stopped: boolean
}

/** The letter whose key one holds: no account is asked, the key is the right. */
export async function noticeHeld(db: Db, key: string): Promise<HeldNotice | undefined> {
  if (!isKey(key)) return undefined
  const { rows } = await sql<HeldNotice>`select * from notice_held(${hashKey(key)})`.execute(db)
  return rows[0]
}

const declineForm = z.object({
  motif: z.enum(declineReasons),
  precision: z
    .string()
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/\p{Cc}+/gu, ' ')
        .trim(),
    )
    .pipe(z.string().max(500))
    .default(''),
})

/** Not this time, and why: « no capacity » lowers someone for these dates, and no other reason weighs. */
export async function declineNotice({ db, now }: Acting, key: string, fields: unknown) {
  if (!(await noticeHeld(db, key))) return refused('not-found')
  const form = declineForm.safeParse(fields)
  if (!form.success) return refused('form-wrong')
  const { motif, precision } = form.data
  await sql`select notice_decline(${hashKey(key)}, ${motif}, ${precision || null}, ${now}::timestamptz)`.execute(
    db,
  )
  return done(undefined)
}

/** No more of these letters, from the letter itself. */
export async function stopNotices({ db, now }: Acting, key: string) {
  if (!(await noticeHeld(db, key))) return refused('not-found')
  await sql`select notice_stop(${hashKey(key)}, ${now}::timestamptz)`.execute(db)
  return done(undefined)
}
