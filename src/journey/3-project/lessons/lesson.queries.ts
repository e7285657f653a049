import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { LessonEvent } from './lesson.tables.ts'
import './lesson.tables.ts'

const SHOWN_MAX = 100
const ALIKE_MAX = 5

const lessons = (db: Db) =>
  db
    .selectFrom('lesson')
    .innerJoin('organisation as owner', 'owner.id', 'lesson.organisation_id')
    .leftJoin('organisation as buyer', 'buyer.id', 'lesson.buyer_id')
    .leftJoin('project', 'project.id', 'lesson.project_id')
    .select([
      'lesson.id',
      'lesson.event',
      'lesson.line',
      'lesson.told_on',
      'lesson.themes',
      'lesson.person_id',
    ])
    .select(['owner.name as owner', 'buyer.name as buyer', 'project.slug', 'project.title'])
    .where('lesson.line', 'is not', null)
    // Kysely has no word for our own SQL function: what a space switched off is not there.
    .where(sql<boolean>`module_is_on(lesson.organisation_id, 'project')`)

export type LessonFilters = { words: string; event: LessonEvent | undefined }

/** The lessons of some spaces and of some chantiers, latest first. */
export function searchLessons(db: Db, readable: Readable, { words, event }: LessonFilters) {
  let query = lessons(db).where((eb) =>
    eb.or([
      eb('lesson.organisation_id', 'in', [0n, ...readable.spaces]),
      eb('lesson.project_id', 'in', [0n, ...readable.projects]),
    ]),
  )
  if (event) query = query.where('lesson.event', '=', event)
  for (const word of words.split(/\s+/).filter(Boolean).slice(0, 8)) {
    const wanted = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    // Kysely has no word for our own SQL function plain().
    query = query.where(
      sql<boolean>`plain(concat_ws(' ', lesson.line, buyer.name, project.title)) like plain(${wanted})`,
    )
  }
  return query.orderBy('lesson.id', 'desc').limit(SHOWN_MAX).execute()
}
export type Lesson = Awaited<ReturnType<typeof searchLessons>>[number]
export type Readable = { spaces: readonly bigint[]; projects: readonly bigint[] }

export type Alike = {
  /** The spaces whose lessons are read. Who calls this has checked that the reader may. */
  spaces: readonly bigint[]
  events: readonly LessonEvent[]
  buyerId?: bigint | null | undefined
  themes?: readonly string[] | undefined
}

/**
 * What spaces learnt when something alike happened: the same event with the same buyer first, then with a theme
 * in common; the latest first. Nothing alike, nothing shown.
 */
export const lessonsFor = (db: Db, { spaces, events, buyerId, themes = [] }: Alike) =>
  lessons(db)
    .where('lesson.organisation_id', 'in', [0n, ...spaces])
    .where('lesson.event', 'in', [...events])
    .where((eb) =>
      eb.or([
        eb('lesson.buyer_id', '=', buyerId ?? 0n),
        // Kysely has no word for the overlap of two arrays.
        sql<boolean>`lesson.themes && ${[...themes]}::text[]`,
      ]),
    )
    .orderBy(sql`lesson.buyer_id is not distinct from ${buyerId ?? 0n}`, 'desc')
    .orderBy('lesson.id', 'desc')
    .limit(ALIKE_MAX)
    .execute()

/** The lessons that a chantier still owes: asked, not told, not set aside. */
export const lessonsAsked = (db: Db, projectId: bigint) =>
  db
    .selectFrom('lesson')
    .select(['id', 'event', 'asked_on', 'organisation_id', 'buyer_id', 'themes'])
    .where('project_id', '=', projectId)
    .where('line', 'is', null)
    .where('set_aside_on', 'is', null)
    .orderBy('id')
    .execute()
export type AskedLesson = Awaited<ReturnType<typeof lessonsAsked>>[number]

/** The lesson that is asked, as long as it is. */
export const findAskedLesson = (db: Db, id: bigint) =>
  db
    .selectFrom('lesson')
    .leftJoin('project', 'project.id', 'lesson.project_id')
    .select(['lesson.id', 'lesson.organisation_id', 'lesson.project_id', 'lesson.event'])
    .select(['project.slug', 'project.title'])
    .where('lesson.id', '=', id)
    .where('line', 'is', null)
    .where('set_aside_on', 'is', null)
    .where(sql<boolean>`module_is_on(lesson.organisation_id, 'project')`)
    .executeTakeFirst()

/** Whom a chantier serves: its sponsor, else its first user. */
export const buyerOf = async (db: Db, projectId: bigint): Promise<bigint | null> =>
  (
    await db
      .selectFrom('project_party')
      .select('organisation_id')
      .where('project_id', '=', projectId)
      .where('kind', 'in', ['sponsor', 'user'])
      .orderBy('kind')
      .orderBy('id')
      .executeTakeFirst()
  )?.organisation_id ?? null

/**
 * The parts that bodies refused lately, by the registers: that of the owner and that of the body tell the same act.
 * A part that is refused is no part, and leaves nothing else.
 */
export const partsRefused = (db: Db, since: Date) =>
  db
    .selectFrom('audit_entry as told')
    .innerJoin('project', 'project.organisation_id', 'told.organisation_id')
    .innerJoin('audit_entry as theirs', (join) =>
      join
        .onRef('theirs.act', '=', 'told.act')
        .onRef('theirs.target', '=', 'told.target')
        .onRef('theirs.made_at', '=', 'told.made_at')
        .onRef('theirs.organisation_id', '<>', 'told.organisation_id'),
    )
    .select(['project.id', 'project.organisation_id', 'project.themes'])
    .select(['told.made_at', 'theirs.organisation_id as body_id'])
    .where('told.act', '=', 'project.party-refuse')
    .where('told.made_at', '>', since)
    // Kysely has no word for the beginning of a text.
    .where(sql<boolean>`starts_with(told.target, project.slug || ': ')`)
    .orderBy('told.id')
    .execute()

/** Whether this event of a chantier was already asked about, whatever was answered. */
export const wasAsked = async (db: Db, projectId: bigint, event: LessonEvent, on: string) =>
  (await db
    .selectFrom('lesson')
    .select('id')
    .where('project_id', '=', projectId)
    .where('event', '=', event)
    .where('asked_on', '=', on)
    .executeTakeFirst()) !== undefined

/** The chantiers that someone leads or is engaged on. */
export const ownProjects = async (db: Db, personId: string, today: string) =>
  (
    await db
      .selectFrom('project_person')
      .select('project_id')
      .where('person_id', '=', personId)
      .where('from_on', '<=', today)
      .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
      .execute()
  ).map(({ project_id }) => project_id)
