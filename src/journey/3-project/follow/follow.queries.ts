import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { MilestoneTable } from '../milestones/milestone.tables.ts'
import type { ProjectPostTable } from '../posts/post.tables.ts'
import { isOn } from '../projects/project.queries.ts'
import type { ProjectTable } from '../projects/project.tables.ts'
import './follow.tables.ts'

const FEED_MAX = 50
const CALENDAR_MAX = 500

/** Whether someone follows a chantier. */
export const isFollowing = async (db: Db, projectId: bigint, personId: string): Promise<boolean> =>
  (await db
    .selectFrom('project_follow')
    .select('id')
    .where('project_id', '=', projectId)
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()) !== undefined

type KeyFollow = { id: bigint; slug: string; title: string; confirmed_at: Date | null }

// The functions of the migration open one row to who holds its key: Kysely has no word for them.
export const followByKey = async (db: Db, hash: string): Promise<KeyFollow | undefined> =>
  (await sql<KeyFollow>`select * from follow_by_key(${hash})`.execute(db)).rows[0]

export type FeedProject = Pick<Row<ProjectTable>, 'id' | 'slug' | 'title'>
export type FeedPost = Pick<
  Row<ProjectPostTable>,
  'id' | 'posted_on' | 'mood' | 'progress' | 'priorities' | 'figures' | 'made_at' | 'corrected_at'
>
export type FeedMilestone = Pick<Row<MilestoneTable>, 'id' | 'title' | 'due_on' | 'done_on'>
/** What a column gives when it is read. */
type Row<Table> = {
  [Name in keyof Table]: Table[Name] extends { __select__: infer Read } ? Read : Table[Name]
}

/** A public chantier, as anybody's program may read it. */
export const publicProject = (db: Db, slug: string): Promise<FeedProject | undefined> =>
  db
    .selectFrom('project')
    .select(['id', 'slug', 'title'])
    .where('slug', '=', slug)
    .where('is_public', '=', true)
    .where(isOn)
    .executeTakeFirst()

export const publicPosts = (db: Db, projectId: bigint): Promise<FeedPost[]> =>
  db
    .selectFrom('project_post')
    .select(['id', 'posted_on', 'mood', 'progress', 'priorities', 'figures', 'made_at', 'corrected_at'])
    .where('project_id', '=', projectId)
    .where('is_public', '=', true)
    .orderBy('id', 'desc')
    .limit(FEED_MAX)
    .execute()

export const publicMilestones = (db: Db, projectId: bigint): Promise<FeedMilestone[]> =>
  db
    .selectFrom('milestone')
    .select(['id', 'title', 'due_on', 'done_on'])
    .where('project_id', '=', projectId)
    .orderBy('position')
    .limit(CALENDAR_MAX)
    .execute()

type Opening = { hash: string; today: string }

/** The chantier that a secret address opens, while its person may read it. */
export const keyProject = async (db: Db, { hash, today }: Opening): Promise<FeedProject | undefined> =>
  (await sql<FeedProject>`select id, slug, title from feed_of(${hash}, ${today}::date)`.execute(db)).rows[0]

export const keyPosts = async (db: Db, { hash, today }: Opening): Promise<FeedPost[]> =>
  (
    await sql<FeedPost>`select id, posted_on, mood, progress, priorities, figures, made_at, corrected_at
      from feed_posts(${hash}, ${today}::date) order by id desc limit ${FEED_MAX}`.execute(db)
  ).rows

export const keyMilestones = async (db: Db, { hash, today }: Opening): Promise<FeedMilestone[]> =>
  (
    await sql<FeedMilestone>`select id, title, due_on, done_on
      from feed_milestones(${hash}, ${today}::date) order by position limit ${CALENDAR_MAX}`.execute(db)
  ).rows
