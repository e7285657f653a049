import { type FollowUpStep, followUpDue } from '#engines/follow-up/follow-up.ts'
import { needState } from '#engines/follow-up/need-state.ts'
import type { Acting } from '#platform/acting.ts'
import { addDays, daysBetween } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import { sendMail } from '#platform/mail/index.ts'
import { giveKey, tell } from '../needs/need.actions.ts'
import { followUpMail } from './follow-up.mail.ts'

export const DRAFT_KEPT_DAYS = 90

const followed = (db: Db) =>
  db
    .selectFrom('need')
    .select(['id', 'ref', 'title', 'lang', 'stage', 'email', 'moved_on'])
    .where('stage', '=', 'open')
    .orderBy('id')

type Followed = Awaited<ReturnType<ReturnType<typeof followed>['execute']>>[number]

/**
 * Asks every open need whether its author should hear from us today, and writes what is due.
 * Run twice on the same day, or by two processes, it writes once: the notice is the lock.
 */
export async function followUp(acting: Acting, origin: string): Promise<number> {
  let sent = 0
  for (const need of await followed(acting.db).execute()) if (await followOne(acting, need, origin)) sent += 1
  return sent
}

async function followOne({ db, today, now, ...acting }: Acting, need: Followed, origin: string) {
  return db.transaction().execute(async (trx) => {
    const answers = await trx
      .selectFrom('need_answer')
      .select('state')
      .where('need_id', '=', need.id)
      .execute()
    const step = followUpDue({
      state: needState(
        need.stage,
        answers.map(({ state }) => state),
      ),
      quietDays: daysBetween(need.moved_on, today),
      sent: await stepsSent(trx, need),
    })
    if (!step || !(await claim(trx, need, step, today))) return false
    if (step === 'abandoned')
      await trx.updateTable('need').set({ stage: step }).where('id', '=', need.id).execute()
    await tell(trx, need.id, `follow-up-${step}`, now)
    if (!need.email) return false
    const key = await giveKey(trx, need.id, now)
    await sendMail(
      { ...acting, db: trx, today, now, lang: need.lang },
      followUpMail({ need, email: need.email, step, key, origin }),
    )
    return true
  })
}

const stepsSent = async (db: Db, { id, moved_on }: Followed): Promise<Set<FollowUpStep>> =>
  new Set(
    (
      await db
        .selectFrom('need_notice')
        .select('step')
        .where('need_id', '=', id)
        .where('since', '=', moved_on)
        .execute()
    ).map(({ step }) => step),
  )

/** The first to write the notice sends the message. */
async function claim(
  db: Db,
  { id, moved_on }: Followed,
  step: FollowUpStep,
  sent_on: string,
): Promise<boolean> {
  const written = await db
    .insertInto('need_notice')
    .values({ need_id: id, step, since: moved_on, sent_on })
    .onConflict((conflict) => conflict.doNothing())
    .returning('step')
    .executeTakeFirst()
  return written !== undefined
}

/** Drafts that nobody came back to are erased, unless something stands on them: what has no reason is not kept. */
export async function forgetDrafts({ db, today }: Acting): Promise<void> {
  const limit = new Date(`${addDays(today, -DRAFT_KEPT_DAYS)}T00:00:00Z`)
  await db
    .deleteFrom('need')
    .where('stage', '=', 'draft')
    .where('created_at', '<', limit)
    .where('kept_on', 'is', null)
    .execute()
}
