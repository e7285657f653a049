import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { isOn } from '../projects/project.queries.ts'

const NEWS_MAX = 20

/** The addresses that follow something and were not written to this week. */
export const addressesToTell = async (db: Db, { today, weekAgo }: { today: string; weekAgo: string }) =>
  (
    await db
      .selectFrom('project_follow')
      .select('email')
      .where('confirmed_at', 'is not', null)
      .groupBy('email')
      .having((eb) => eb.fn.min('told_until'), '<', today)
      // Kysely has no word for the latest day, when none is none.
      .having(sql<boolean>`coalesce(max(mailed_on) <= ${weekAgo}::date, true)`)
      .orderBy('email')
      .execute()
  ).map(({ email }) => email)

/**
 * What one address follows, locked: two clocks do not tell the same. `isInside` is read today: who left a chantier
 * reads what everybody reads. The address of an account is the one it has now.
 */
export const followsOf = (db: Db, email: string, today: string) =>
  db
    .selectFrom('project_follow as f')
    .innerJoin('project', 'project.id', 'f.project_id')
    .leftJoin('person', 'person.id', 'f.person_id')
    .select([
      'f.id',
      'f.project_id',
      'f.lang',
      'f.told_until',
      'project.slug',
      'project.title',
      'project.is_public',
    ])
    .select(['person.email as own_email', 'person.erased_at'])
    // Kysely has no word for our own SQL function.
    .select(
      sql<boolean>`coalesce(f.project_id in (select projects_of(f.person_id, ${today}::date)), false)`.as(
        'isInside',
      ),
    )
    .where('f.email', '=', email)
    .where('f.confirmed_at', 'is not', null)
    .where('f.told_until', '<', today)
    .where(isOn)
    .orderBy('f.id')
    .forUpdate('f')
    .execute()
export type Follow = Awaited<ReturnType<typeof followsOf>>[number]

/** The day in France of what was written at an instant. Kysely has no word for it. */
const writtenOn = (instant: RawBuilder<Date>) => sql<string>`(${instant} at time zone 'Europe/Paris')::date`
/** A milestone that nobody marked through the site was so on its day. */
const marked = sql<Date>`coalesce(marked_at, (done_on + time '12:00') at time zone 'Europe/Paris')`

/**
 * What was written of a chantier between two days, the second not included: what is dated of before the last letter and
 * written since is told too, with its date.
 */
export async function newsOf(db: Db, { project_id, isInside }: Follow, from: string, until: string) {
  let posts = db
    .selectFrom('project_post')
    .select(['mood', 'posted_on', 'progress', 'priorities', 'figures'])
    .where('project_id', '=', project_id)
    .where('posted_on', '>=', from)
    .where('posted_on', '<', until)
  if (!isInside) posts = posts.where('is_public', '=', true)
  const [found, milestones, phases] = await Promise.all([
    posts.orderBy('id').limit(NEWS_MAX).execute(),
    db
      .selectFrom('milestone')
      .select(['title', 'done_on'])
      .where('project_id', '=', project_id)
      .where('done_on', 'is not', null)
      .where(writtenOn(marked), '>=', from)
      .where(writtenOn(marked), '<', until)
      .orderBy('done_on')
      .limit(NEWS_MAX)
      .execute(),
    db
      .selectFrom('project_phase')
      .select(['phase', 'from_on'])
      .where('project_id', '=', project_id)
      .where(writtenOn(sql<Date>`made_at`), '>=', from)
      .where(writtenOn(sql<Date>`made_at`), '<', until)
      .orderBy('id')
      .limit(NEWS_MAX)
      .execute(),
  ])
  return { posts: found, milestones, phases }
}
export type News = Awaited<ReturnType<typeof newsOf>>
