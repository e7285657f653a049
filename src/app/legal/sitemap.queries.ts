import { sql } from 'kysely'
import { publicProjectPages } from '#journey/3-project/index.ts'
import type { Db } from '#platform/database.ts'

/** Each address is written in two languages, and a sitemap holds 50,000 of them. */
const LISTED_MAX = 10_000

export type Dated = { path: string; changed: string }

/** The pages that the registry and the published needs make, latest change first. */
export async function datedPages(db: Db): Promise<Dated[]> {
  const [solutions, needs, commons, projects] = await Promise.all([
    db
      .selectFrom('solution')
      .select(['slug', 'changed_on'])
      .orderBy('changed_on', 'desc')
      .orderBy('id')
      .limit(LISTED_MAX)
      .execute(),
    db
      .selectFrom('public_need')
      .select(['ref', 'moved_on'])
      .orderBy('moved_on', 'desc')
      .orderBy('id')
      .limit(LISTED_MAX)
      .execute(),
    db
      .selectFrom('common')
      .select(['slug', 'declared_on'])
      // Kysely has no word for our own SQL function: what a space switched off is not there.
      .where(sql<boolean>`module_is_on(organisation_id, 'common')`)
      .orderBy('id')
      .limit(LISTED_MAX)
      .execute(),
    publicProjectPages(db, LISTED_MAX),
  ])
  return [
    ...solutions.map(({ slug, changed_on }) => ({ path: `/solutions/${slug}`, changed: changed_on })),
    ...needs.map(({ ref, moved_on }) => ({ path: `/besoins/${ref}`, changed: moved_on })),
    ...projects.map(({ slug, changed }) => ({ path: `/chantiers/${slug}`, changed })),
    ...commons.map(({ slug, declared_on }) => ({ path: `/communs/${slug}`, changed: declared_on })),
  ]
}
