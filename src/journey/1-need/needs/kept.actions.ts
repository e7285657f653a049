import { mayMove, type NeedStage } from '#engines/follow-up/need-state.ts'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { newKey } from '#platform/keys.ts'
import { sendMail } from '#platform/mail/index.ts'
import { reachNeeds } from '#platform/wall.ts'
import { answeredMail } from '../answers/answer.mail.ts'
import { giveKey, tell } from './need.actions.ts'
import { findOwnNeed } from './need.queries.ts'

type Keeping = Pick<Acting, 'now' | 'today'>

/** From now on the daily job leaves this need alone: something stands on it. */
export const keepNeed = (db: Db, needId: bigint, today: string) =>
  db
    .updateTable('need')
    .set(({ fn, val }) => ({ kept_on: fn.coalesce('kept_on', val(today)) }))
    .where('id', '=', needId)
    .execute()

type Chantier = { ref: string; carrier: string; origin: string }

/**
 * A chantier was opened from a need. One’s own need is handled, and a draft stays a draft; that of somebody else is
 * answered in the name of the body that carries the chantier, and its author hears of it.
 */
export async function needBecameChantier(acting: Acting, { ref, carrier, origin }: Chantier): Promise<void> {
  const own = await findOwnNeed(acting.db, acting.actor, ref)
  await reachNeeds(acting.db, [ref])
  const need = own ?? (await needOf(acting.db, ref))
  if (!need) return
  await keepNeed(acting.db, need.id, acting.today)
  if (own) await handle(acting.db, own, acting)
  else await answerFor(acting, need, { carrier, origin })
  await tell(acting.db, need.id, 'became-chantier', acting.now, carrier)
}

const needOf = (db: Db, ref: string) =>
  db
    .selectFrom('need')
    .select(['id', 'ref', 'stage', 'title', 'lang', 'email'])
    .where('ref', '=', ref)
    .executeTakeFirst()
type Behind = NonNullable<Awaited<ReturnType<typeof needOf>>>

async function handle(db: Db, { id, stage }: { id: bigint; stage: NeedStage }, { today }: Keeping) {
  if (!mayMove(stage, 'handled')) return
  await db.updateTable('need').set({ stage: 'handled', moved_on: today }).where('id', '=', id).execute()
}

/** The answer of a body that carries a chantier. Nobody holds its key, and nobody’s address is in it. */
async function answerFor(acting: Acting, need: Behind, { carrier: name, origin }: Omit<Chantier, 'ref'>) {
  const { db, today } = acting
  if (need.stage !== 'open' || (await hasTaken(db, need.id, name))) return
  await db
    .insertInto('need_answer')
    .values({
      ...{ need_id: need.id, name: name.slice(0, 120), email: null, key_hash: newKey().hash },
      ...{ state: 'taken', asked_on: today, answered_on: today },
    })
    .execute()
  await db.updateTable('need').set({ moved_on: today }).where('id', '=', need.id).execute()
  await writeTo(acting, need, { name, state: 'taken', origin })
}

type Stopping = Chantier & { isBack: boolean }

/**
 * The chantier that answered somebody’s need stopped, or goes on after all: the answer given in the name of its body
 * says so, and the author hears of it. The words by which it stopped are those of the chantier, and stay there.
 */
export async function chantierStopped(
  acting: Acting,
  { ref, carrier, origin, isBack }: Stopping,
): Promise<void> {
  const { db, now, today } = acting
  await reachNeeds(db, [ref])
  const need = await needOf(db, ref)
  if (!need) return
  const name = carrier.slice(0, 120)
  const [from, state] = isBack ? (['given-up', 'taken'] as const) : (['taken', 'given-up'] as const)
  const { numUpdatedRows } = await db
    .updateTable('need_answer')
    .set({ state, answered_on: today })
    .where('need_id', '=', need.id)
    .where('email', 'is', null)
    .where('name', '=', name)
    .where('state', '=', from)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  await db.updateTable('need').set({ moved_on: today }).where('id', '=', need.id).execute()
  await tell(db, need.id, `answer-${state}`, now, name)
  await writeTo(acting, need, { name, state, origin })
}

type Told = { name: string; state: 'taken' | 'given-up'; origin: string }
async function writeTo(acting: Acting, need: Behind, { name, state, origin }: Told): Promise<void> {
  if (!need.email) return
  const key = await giveKey(acting.db, need.id, acting.now)
  const asked = { name, title: need.title, ref: need.ref, lang: need.lang }
  const letter = answeredMail({ asked, email: need.email, state, reason: null, key, origin })
  await sendMail({ ...acting, lang: need.lang }, letter)
}

const hasTaken = async (db: Db, needId: bigint, name: string): Promise<boolean> =>
  (await db
    .selectFrom('need_answer')
    .select('id')
    .where('need_id', '=', needId)
    .where('email', 'is', null)
    .where('name', '=', name.slice(0, 120))
    .executeTakeFirst()) !== undefined
