import type { Db } from '#platform/database.ts'
import { isOn } from './common.queries.ts'
import './common.tables.ts'

/** The commons that the space of a body keeps. */
export const commonsKeptBy = (db: Db, organisationId: bigint) =>
  db
    .selectFrom('common')
    .select(['common.slug', 'common.name'])
    .where('common.organisation_id', '=', organisationId)
    .where(isOn)
    .orderBy('common.name')
    .limit(50)
    .execute()
