import type { Acting } from '#platform/acting.ts'
import { addDays } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import { hashKey, newKey } from '#platform/keys.ts'
import { sendMail } from '#platform/mail/index.ts'
import { addressesToTell, type Follow, followsOf, type News, newsOf } from './digest.queries.ts'
import { digestMail, type Told } from './follow.mail.ts'

const WEEK_DAYS = 7
/** Who asked and never confirmed is forgotten. */
const UNCONFIRMED_KEPT_DAYS = 30

/**
 * Tells each address, once a week at most and in one message, what happened in the chantiers that it follows. Nothing
 * happened, nothing is sent. Run twice, or by two processes, it tells once: the locked rows say how far it was told.
 */
export async function sendDigests(acting: Acting, origin: string): Promise<number> {
  const { db, today } = acting
  const emails = await addressesToTell(db, { today, weekAgo: addDays(today, -WEEK_DAYS) })
  let sent = 0
  for (const email of emails)
    sent += await db.transaction().execute((trx) => tell({ ...acting, db: trx }, email, origin))
  return sent
}

async function tell(acting: Acting, email: string, origin: string): Promise<number> {
  const { db, today } = acting
  const follows = await followsOf(db, email, today)
  const told: Told[] = []
  for (const follow of follows) {
    const news = await visibleNews(db, follow, today)
    if (news) told.push({ ...follow, news, key: await keyFor(acting, follow.id) })
  }
  const ids = follows.map(({ id }) => id)
  const mailed = told.length > 0 ? { mailed_on: today } : {}
  await db
    .updateTable('project_follow')
    .set({ told_until: today, ...mailed })
    .where('id', 'in', [0n, ...ids])
    .execute()
  const [first] = follows
  if (!first || told.length === 0) return 0
  const { lang, own_email } = first
  const dedupeKey = `follow:${hashKey(email)}:${today}`
  await sendMail(
    { ...acting, lang },
    digestMail({ email: own_email ?? email, lang, told, origin, dedupeKey }),
  )
  return 1
}

const isSomething = ({ posts, milestones, phases }: News) =>
  posts.length + milestones.length + phases.length > 0

async function visibleNews(db: Db, follow: Follow, today: string): Promise<News | undefined> {
  const { is_public, isInside, told_until, erased_at } = follow
  if (erased_at !== null || !told_until || !(is_public || isInside)) return undefined
  const news = await newsOf(db, follow, told_until, today)
  return isSomething(news) ? news : undefined
}

async function keyFor({ db, now }: Acting, follow_id: bigint): Promise<string> {
  const { key, hash } = newKey()
  await db.insertInto('project_follow_key').values({ hash, follow_id, given_at: now }).execute()
  return key
}

export async function forgetUnconfirmed({ db, now }: Acting): Promise<void> {
  const limit = new Date(now.getTime() - UNCONFIRMED_KEPT_DAYS * 86_400_000)
  await db
    .deleteFrom('project_follow')
    .where('confirmed_at', 'is', null)
    .where('asked_at', '<', limit)
    .execute()
}
