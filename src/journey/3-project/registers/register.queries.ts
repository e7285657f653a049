import type { Db } from '#platform/database.ts'
import './register.tables.ts'

const SHOWN_MAX = 200

/** The decisions of a chantier, the latest first; the public ones alone for who is not inside. */
export const decisionsOf = (db: Db, projectId: bigint, isInside: boolean) =>
  db
    .selectFrom('project_decision')
    .select(['id', 'number', 'decided_on', 'title', 'why', 'who', 'review_on', 'replaces', 'is_public'])
    .where('project_id', '=', projectId)
    .where((eb) => (isInside ? eb.lit(true) : eb('is_public', '=', true)))
    .orderBy('number', 'desc')
    .limit(SHOWN_MAX)
    .execute()
export type Decision = Awaited<ReturnType<typeof decisionsOf>>[number]

/** What could go wrong, what is still open first. Only those inside ask. */
export const risksOf = (db: Db, projectId: bigint) =>
  db
    .selectFrom('project_risk')
    .select(['id', 'title', 'likelihood', 'impact', 'answer', 'owner', 'opened_on', 'closed_on'])
    .where('project_id', '=', projectId)
    .orderBy('closed_on', (order) => order.desc().nullsFirst())
    .orderBy('id')
    .limit(SHOWN_MAX)
    .execute()
export type Risk = Awaited<ReturnType<typeof risksOf>>[number]

/** The documents of a chantier, the latest first; the public ones alone for who is not inside. */
export const documentsOf = (db: Db, projectId: bigint, isInside: boolean) =>
  db
    .selectFrom('project_document')
    .select([
      'id',
      'title',
      'url',
      'file_hash',
      'file_name',
      'media_type',
      'size_bytes',
      'is_public',
      'added_on',
    ])
    .where('project_id', '=', projectId)
    .where('removed_on', 'is', null)
    .where((eb) => (isInside ? eb.lit(true) : eb('is_public', '=', true)))
    .orderBy('id', 'desc')
    .limit(SHOWN_MAX)
    .execute()
export type ProjectDocument = Awaited<ReturnType<typeof documentsOf>>[number]
