import type { Db } from '#platform/database.ts'
import { readCorrection } from './correction-code.ts'

/** The corrections made to what was understood of a need, in order. */
export const correctionsOf = async (db: Db, needId: bigint) =>
  (
    await db
      .selectFrom('need_correction')
      .select('correction')
      .where('need_id', '=', needId)
      .orderBy('id')
      .execute()
  ).map(({ correction }) => readCorrection(correction))
