import type { Db } from '#platform/database.ts'

/** Who administers a space on a day and has no end in sight; an erased account administers nothing. */
export const administratorsOn = (
  db: Db,
  { organisationIds, day }: { organisationIds: readonly bigint[]; day: string },
) =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['membership.id', 'membership.organisation_id', 'membership.person_id'])
    .where('organisation_id', 'in', [0n, ...organisationIds])
    .where('role', '=', 'administrator')
    .where('from_on', '<=', day)
    .where('until_on', 'is', null)
    .where('erased_at', 'is', null)
    .execute()
