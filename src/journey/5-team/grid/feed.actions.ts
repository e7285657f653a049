import { sql } from 'kysely'
import type { Half } from '#engines/half-days/grid.ts'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { newKey } from '#platform/keys.ts'
import { done, refused } from '#platform/outcome.ts'
import { may } from '#registry/space/index.ts'
import './grid.tables.ts'

const FEEDS_MAX = 5
export type Shows = 'times' | 'details'

/** A secret address for a calendar program; its key is answered once, and its hash alone is kept. */
export async function makeFeed({ db, actor, now }: Acting, shows: Shows) {
  const person = actor.person
  if (!person || !may(actor, 'grid.change', { ties: ['self'] })) return refused('not-allowed')
  const { count } = await db
    .selectFrom('half_day_feed')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('person_id', '=', person.id)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= FEEDS_MAX) return refused('too-many-feeds')
  const { key, hash } = newKey()
  await db
    .insertInto('half_day_feed')
    .values({ person_id: person.id, key_hash: hash, shows, made_at: now })
    .execute()
  return done({ key })
}

/** The address answers nothing any more, at once. */
export async function revokeFeed({ db, actor, now }: Acting, id: bigint) {
  const person = actor.person
  if (!person || !may(actor, 'grid.change', { ties: ['self'] })) return refused('not-allowed')
  await db
    .updateTable('half_day_feed')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('person_id', '=', person.id)
    .execute()
  return done(undefined)
}

export type FeedRow = {
  day: string
  half: Half
  kind: string
  project_title: string | null
  note: string | null
}

/** What a secret address shows between two days; undefined when it is unknown or revoked. Its key is the right. */
export async function feedRows(db: Db, hash: string, { from, until }: { from: string; until: string }) {
  // Functions of the database: the wall lets nobody else read a grid without its owner's account.
  const known = await sql<{ shows: Shows }>`select shows from feed_of_key(${hash})`.execute(db)
  const shows = known.rows[0]?.shows
  if (shows === undefined) return undefined
  const { rows } =
    await sql<FeedRow>`select * from half_days_of_key(${hash}, ${from}::date, ${until}::date)`.execute(db)
  return { shows, rows }
}
