import type { Db } from '#platform/database.ts'

const register = (db: Db) =>
  db
    .selectFrom('instance_register')
    .select(['id', 'act', 'organisation', 'target', 'person', 'made_at'])
    .orderBy('id', 'desc')

/** The acts about the instance, latest first. */
export const instanceActs = (db: Db, limit: number) => register(db).limit(limit).execute()
export type InstanceActRow = Awaited<ReturnType<typeof instanceActs>>[number]

/** How a space came here, when it came from an archive. */
export const arrivalsOf = (db: Db, organisationId: bigint) =>
  register(db).where('organisation_id', '=', organisationId).where('act', '=', 'space.import').execute()
