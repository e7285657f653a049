import type { Db } from '#platform/database.ts'
import { standingOf } from './party.policy.ts'
import './party.tables.ts'

const parties = (db: Db, projectId: bigint) =>
  db
    .selectFrom('project_party as party')
    .innerJoin('organisation', 'organisation.id', 'party.organisation_id')
    .select([
      'party.id',
      'party.organisation_id',
      'party.kind',
      'party.from_on',
      'party.until_on',
      'party.note',
      'party.accepted_on',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('space')
            .select('space.slug')
            .whereRef('space.organisation_id', '=', 'organisation.id'),
        )
        .as('has_space'),
    )
    .select(['organisation.name', 'organisation.siren', 'organisation.kind as body_kind'])
    .select('organisation.insee_code')
    .where('project_id', '=', projectId)
    .orderBy('party.until_on', (order) => order.desc().nullsFirst())
    .orderBy('party.from_on')
    .orderBy('party.id')
    .limit(200)
    .execute()

/** Who takes part, those of today first; a part that ended stays told, and one that is only proposed stays inside. */
export async function partiesOf(db: Db, projectId: bigint, isInside: boolean) {
  const rows = await parties(db, projectId)
  return rows
    .map((row) => ({ ...row, standing: standingOf({ ...row, has_space: Boolean(row.has_space) }) }))
    .filter(({ standing }) => isInside || standing !== 'proposed')
}
export type Party = Awaited<ReturnType<typeof partiesOf>>[number]
