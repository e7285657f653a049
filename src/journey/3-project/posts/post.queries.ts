import type { Actor } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { isOn } from '../projects/project.queries.ts'
import './post.tables.ts'

const POSTS_PER_PAGE = 20

type Asked = { projectId: bigint; isInside: boolean; page: number }

/** The journal, latest first, by pages; who is outside reads what was marked public, and nothing else. */
export async function postsOf(db: Db, { projectId, isInside, page }: Asked) {
  let query = db.selectFrom('project_post').where('project_id', '=', projectId)
  if (!isInside) query = query.where('is_public', '=', true)
  const [posts, { count }] = await Promise.all([
    query
      .selectAll()
      .orderBy('id', 'desc')
      .limit(POSTS_PER_PAGE)
      .offset((page - 1) * POSTS_PER_PAGE)
      .execute(),
    query.select(({ fn }) => fn.countAll<bigint>().as('count')).executeTakeFirstOrThrow(),
  ])
  return { posts, pages: Math.max(1, Math.ceil(Number(count) / POSTS_PER_PAGE)) }
}
export type Post = Awaited<ReturnType<typeof postsOf>>['posts'][number]

export const findPost = (db: Db, projectId: bigint, id: bigint) =>
  db
    .selectFrom('project_post')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst()

/** What posts say is missing. `ref` is the need that it became, when the one who asks may open it. */
export const needsOfPosts = (db: Db, { keys }: Pick<Actor, 'keys'>, postIds: readonly bigint[]) =>
  db
    .selectFrom('project_post_need as n')
    .leftJoin('public_need as p', 'p.id', 'n.need_id')
    .leftJoin('need as own', (join) =>
      join.onRef('own.id', '=', 'n.need_id').on(({ exists, selectFrom }) =>
        exists(
          selectFrom('need_key')
            .select('hash')
            .whereRef('need_key.need_id', '=', 'n.need_id')
            .where('hash', 'in', ['', ...keys]),
        ),
      ),
    )
    .select(['n.id', 'n.post_id', 'n.text', 'n.need_id'])
    .select(({ fn }) => fn.coalesce('p.ref', 'own.ref').as('ref'))
    .where('n.post_id', 'in', [0n, ...postIds])
    .orderBy('n.id')
    .execute()
export type PostNeed = Awaited<ReturnType<typeof needsOfPosts>>[number]

/** One thing that a post of a chantier says is missing. */
export const findPostNeed = (db: Db, projectId: bigint, id: bigint) =>
  db
    .selectFrom('project_post_need as n')
    .innerJoin('project_post as post', 'post.id', 'n.post_id')
    .select(['n.id', 'n.text', 'n.need_id', 'post.id as post_id'])
    .where('post.project_id', '=', projectId)
    .where('n.id', '=', id)
    .executeTakeFirst()

/** The posts from which a need was born, among those one may see. */
export const postsOfNeed = (db: Db, needId: bigint, insideIds: readonly bigint[]) =>
  db
    .selectFrom('project_post_need as n')
    .innerJoin('project_post as post', 'post.id', 'n.post_id')
    .innerJoin('project', 'project.id', 'post.project_id')
    .select(['post.id', 'post.posted_on', 'project.slug', 'project.title'])
    .where('n.need_id', '=', needId)
    .where(isOn)
    .where((eb) =>
      eb.or([
        eb.and([eb('post.is_public', '=', true), eb('project.is_public', '=', true)]),
        eb('project.organisation_id', 'in', [0n, ...insideIds]),
      ]),
    )
    .orderBy('post.id')
    .limit(5)
    .execute()
export type BirthPost = Awaited<ReturnType<typeof postsOfNeed>>[number]
