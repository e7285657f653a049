import type { Db } from '#platform/database.ts'

/** Who was asked about a need, and what each answered; for its author. */
export const answersOf = (db: Db, needId: bigint) =>
  db
    .selectFrom('need_answer')
    .select(['id', 'name', 'email', 'state', 'message', 'reason', 'asked_on', 'answered_on'])
    .where('need_id', '=', needId)
    .orderBy('id')
    .execute()
export type NeedAnswer = Awaited<ReturnType<typeof answersOf>>[number]

/** What a respondent sees with the key they were sent: their answer, and the need they were shown. */
export const findAnswer = (db: Db, keyHash: string) =>
  db
    .selectFrom('need_answer')
    .innerJoin('need', 'need.id', 'need_answer.need_id')
    .select([
      'need_answer.id',
      'need_answer.need_id',
      'need_answer.name',
      'need_answer.state',
      'need_answer.message',
      'need_answer.reason',
      'need.ref',
      'need.stage',
      'need.title',
      'need.text',
      'need.lang',
      'need.email',
    ])
    .where('need_answer.key_hash', '=', keyHash)
    .executeTakeFirst()
export type AskedNeed = NonNullable<Awaited<ReturnType<typeof findAnswer>>>
