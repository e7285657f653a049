import { sql } from 'kysely'
import { z } from 'zod'
import type { Acting } from '#platform/acting.ts'
import { hashKey, isKey, newKey } from '#platform/keys.ts'
import { isAddress, sendMail } from '#platform/mail/index.ts'
import { done, refused } from '#platform/outcome.ts'
import { may } from '#registry/space/index.ts'
import { aboutOf, type Seen } from '../projects/see-project.ts'
import { confirmMail } from './follow.mail.ts'
import { followByKey } from './follow.queries.ts'

const followForm = z.object({ email: z.string().trim().toLowerCase().max(254) })

/**
 * Follows a chantier at an address. That of one's account was verified: it follows at once. Another one is asked to
 * confirm by a message; whether it follows already is not told, so that nobody learns who follows.
 */
export async function followProject(acting: Acting, seen: Seen, fields: unknown, origin: string) {
  if (!may(acting.actor, 'project.follow', aboutOf(seen))) return refused('gone')
  const form = followForm.safeParse(fields)
  const email = form.success ? form.data.email : ''
  if (!isAddress(email)) return refused('email-wrong')
  const { project } = seen
  const { db, now, today, lang, actor } = acting
  // Kysely has no word for the functions of the migration, which open one row beyond the wall.
  if (email === actor.person?.email) {
    await sql`select follow_own(${project.id}, ${lang}, ${now}, ${today}::date)`.execute(db)
    return done({ isConfirmed: true })
  }
  if (!project.is_public) return refused('own-address-only')
  await db.transaction().execute(async (trx) => {
    const { key, hash } = newKey()
    const { rows } = await sql<{ asked: boolean }>`
      select follow_ask(${project.id}, ${email}, ${lang}, ${hash}, ${now}) as asked`.execute(trx)
    if (rows[0]?.asked)
      await sendMail({ ...acting, db: trx }, confirmMail({ email, project, key, origin, lang }))
  })
  return done({ isConfirmed: false })
}

/** One stops from the page of the chantier, signed in. */
export async function unfollowProject({ db, actor }: Acting, { project }: Seen) {
  if (!actor.person) return refused('gone')
  await db
    .deleteFrom('project_follow')
    .where('project_id', '=', project.id)
    .where('person_id', '=', actor.person.id)
    .execute()
  return done({ slug: project.slug })
}

/** The key of a message confirms, or stops, the one follow that it is about. */
export async function answerFollow({ db, now, today }: Acting, key: string, answer: 'confirm' | 'stop') {
  const hash = hashKey(key)
  const follow = isKey(key) ? await followByKey(db, hash) : undefined
  if (!follow) return refused('gone')
  if (answer === 'confirm') await sql`select follow_confirm(${hash}, ${now}, ${today}::date)`.execute(db)
  else await sql`select follow_stop(${hash})`.execute(db)
  return done(follow)
}

/** A secret address for the programs of one person; a new one replaces the one before, which opens nothing more. */
export async function giveFeedKey({ db, now, actor }: Acting, { project, isInside }: Seen) {
  if (!isInside || !actor.person) return refused('gone')
  const { key, hash } = newKey()
  await db
    .insertInto('project_feed_key')
    .values({ hash, project_id: project.id, person_id: actor.person.id, given_at: now })
    .onConflict((conflict) =>
      conflict.columns(['project_id', 'person_id']).doUpdateSet({ hash, given_at: now }),
    )
    .execute()
  return done({ key })
}
