import { sql } from 'kysely'
import { type NeedState, needState } from '#engines/follow-up/need-state.ts'
import type { Actor } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'

const NEEDS_PER_PAGE = 20

/** A need whole, for who holds one of its keys; nobody else can tell whether it exists. */
export async function findOwnNeed(db: Db, actor: Actor, ref: string) {
  if (actor.keys.size === 0) return undefined
  return db
    .selectFrom('need')
    .selectAll('need')
    .where('ref', '=', ref)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('need_key')
          .select('hash')
          .whereRef('need_key.need_id', '=', 'need.id')
          .where('hash', 'in', [...actor.keys]),
      ),
    )
    .executeTakeFirst()
}
export type OwnNeed = NonNullable<Awaited<ReturnType<typeof findOwnNeed>>>

/** A need as anybody may see it. */
export const findPublicNeed = (db: Db, ref: string) =>
  db.selectFrom('public_need').selectAll().where('ref', '=', ref).executeTakeFirst()
export type PublicNeed = NonNullable<Awaited<ReturnType<typeof findPublicNeed>>>

/** The needs whose keys a visitor holds, latest first. */
export const ownNeeds = (db: Db, actor: Actor) =>
  db
    .selectFrom('need')
    .innerJoin('need_key', 'need_key.need_id', 'need.id')
    .select(['need.id', 'ref', 'title', 'stage', 'visibility', 'created_at'])
    .distinctOn('need.id')
    .where('hash', 'in', ['', ...actor.keys])
    .orderBy('need.id', 'desc')
    .limit(NEEDS_PER_PAGE)
    .execute()
export type OwnNeedLine = Awaited<ReturnType<typeof ownNeeds>>[number]

export const eventsOf = (db: Db, needId: bigint) =>
  db
    .selectFrom('need_event')
    .select(['kind', 'note', 'happened_at'])
    .where('need_id', '=', needId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
export type NeedEvent = Awaited<ReturnType<typeof eventsOf>>[number]

export type NeedFilters = {
  words?: string | undefined
  functionId?: string | undefined
  bodyKind?: string | undefined
  region?: string | undefined
  page: number
}

/** Open needs as anybody may see them, before their order and their number are chosen. */
export const publicNeeds = (db: Db, { words, functionId, bodyKind, region }: Omit<NeedFilters, 'page'>) => {
  let query = db.selectFrom('public_need').where('stage', '=', 'open')
  for (const word of (words ?? '').split(/\s+/).filter(Boolean).slice(0, 8)) {
    const wanted = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    // Kysely has no word for our own SQL function plain().
    query = query.where(sql<boolean>`plain(title || ' ' || text) like plain(${wanted})`)
  }
  if (functionId) query = query.where(sql<boolean>`functions @> array[${functionId}]`)
  if (bodyKind) query = query.where('body_kind', '=', bodyKind)
  if (region) query = query.where('region_code', '=', region)
  return query
}

/** The open needs that anybody may see, latest first, by pages; and how many there are. */
export async function listPublicNeeds(db: Db, filters: NeedFilters) {
  const [needs, { count }] = await Promise.all([
    publicNeeds(db, filters)
      .selectAll()
      .orderBy('published_on', 'desc')
      .orderBy('id', 'desc')
      .limit(NEEDS_PER_PAGE)
      .offset((filters.page - 1) * NEEDS_PER_PAGE)
      .execute(),
    publicNeeds(db, filters)
      .select(({ fn }) => fn.countAll<bigint>().as('count'))
      .executeTakeFirstOrThrow(),
  ])
  return { needs, count: Number(count), pages: Math.max(1, Math.ceil(Number(count) / NEEDS_PER_PAGE)) }
}

const EXPORTED_MAX = 10_000
export const exportPublicNeeds = (db: Db, filters: NeedFilters) =>
  publicNeeds(db, filters).selectAll().orderBy('id').limit(EXPORTED_MAX).execute()

export const countPublicNeeds = async (db: Db): Promise<number> =>
  Number(
    (
      await publicNeeds(db, {})
        .select(({ fn }) => fn.countAll<bigint>().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  )

export const publicStateOf = (need: PublicNeed): NeedState => needState(need.stage, need.answers)

/** The functions that open public needs ask for, so that a filter offers nothing empty. */
export const functionsAsked = async (db: Db): Promise<string[]> =>
  (
    await db
      .selectFrom('public_need')
      .where('stage', '=', 'open')
      // Kysely has no word for unnest.
      .select(sql<string>`unnest(functions)`.as('id'))
      .distinct()
      .orderBy('id')
      .execute()
  ).map(({ id }) => id)
