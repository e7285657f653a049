import type { Actor } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'

const GROUPS_MAX = 50

export const findGroup = (db: Db, ref: string) =>
  db.selectFrom('need_group').selectAll().where('ref', '=', ref).executeTakeFirst()
export type Group = NonNullable<Awaited<ReturnType<typeof findGroup>>>

/**
 * The members of a group. What is not public of them is null: a private need counts, and shows nothing else.
 * What it is ready to commit is shown: its holder announced it to the group.
 */
export const membersOf = (db: Db, groupId: bigint) =>
  db
    .selectFrom('need_group_member as member')
    .leftJoin('public_need as seen', 'seen.id', 'member.need_id')
    .select([
      'member.need_id',
      'member.joined_on',
      'member.ready_cents',
      'seen.ref',
      'seen.title',
      'seen.body_name',
      'seen.body_kind',
      'seen.region_code',
      'seen.population',
      'seen.functions',
      'seen.hosting',
      'seen.organisation_id',
    ])
    .where('member.group_id', '=', groupId)
    .orderBy('member.joined_on')
    .orderBy('member.need_id')
    .execute()
export type Member = Awaited<ReturnType<typeof membersOf>>[number]

/** The open needs that a visitor holds the key of, and whether each is in this group. */
export const ownOpenNeeds = (db: Db, actor: Actor, groupId: bigint) =>
  db
    .selectFrom('need')
    .innerJoin('need_key', 'need_key.need_id', 'need.id')
    .leftJoin('need_group_member as member', (join) =>
      join.onRef('member.need_id', '=', 'need.id').on('member.group_id', '=', groupId),
    )
    .select(['need.id', 'need.ref', 'need.title', 'member.joined_on', 'member.ready_cents'])
    .distinctOn('need.id')
    .where('need_key.hash', 'in', ['', ...actor.keys])
    .where('need.stage', '=', 'open')
    .orderBy('need.id')
    .execute()
export type OwnOpenNeed = Awaited<ReturnType<typeof ownOpenNeeds>>[number]

/** The needs of a group that a visitor holds the key of, by their reference. */
export const ownNeedsIn = async (db: Db, { keys }: Actor, groupId: bigint): Promise<string[]> =>
  (
    await db
      .selectFrom('need')
      .innerJoin('need_group_member as member', 'member.need_id', 'need.id')
      .innerJoin('need_key', 'need_key.need_id', 'need.id')
      .select('need.ref')
      .distinct()
      .where('member.group_id', '=', groupId)
      .where('need_key.hash', 'in', ['', ...keys])
      .orderBy('need.ref')
      .execute()
  ).map(({ ref }) => ref)

/** Groups with their number of members, the largest first; those that hold one of some needs, when asked. */
export const listGroups = (db: Db, needIds?: readonly bigint[]) =>
  db
    .selectFrom('need_group')
    .innerJoin('need_group_member as member', 'member.group_id', 'need_group.id')
    .select(['need_group.id', 'need_group.ref', 'title', 'purpose', 'formed_on'])
    .select(({ fn }) => fn.countAll<bigint>().as('members'))
    // A sum of bigint is numeric, which the driver brings back as a number: money is never one.
    .select(({ cast, fn }) => cast<bigint | null>(fn.sum('member.ready_cents'), 'bigint').as('ready_cents'))
    .$if(needIds !== undefined, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('need_group_member as other')
            .select('other.need_id')
            .whereRef('other.group_id', '=', 'need_group.id')
            .where('other.need_id', 'in', [0n, ...(needIds ?? [])]),
        ),
      ),
    )
    .groupBy('need_group.id')
    .orderBy('members', 'desc')
    .orderBy('need_group.id', 'desc')
    .limit(GROUPS_MAX)
    .execute()
export type GroupLine = Awaited<ReturnType<typeof listGroups>>[number]
