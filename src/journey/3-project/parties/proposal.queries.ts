import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { PartyKind } from './party.tables.ts'

const LETTERS_MAX = 100

export type Proposal = {
  id: bigint
  organisation_id: bigint
  body: string
  kind: PartyKind
  from_on: string
  note: string | null
  slug: string
  title: string
  purpose: string | null
  is_public: boolean
  owner_id: bigint
  owner: string
}

/** What is proposed to some bodies and waits for their answer. Kysely has no word for our own SQL functions. */
export const partsProposed = async (db: Db, organisationIds: readonly bigint[]): Promise<Proposal[]> =>
  organisationIds.length === 0
    ? []
    : (await sql<Proposal>`select * from parts_proposed(${[...organisationIds]}::bigint[])`.execute(db)).rows

type Answer = { id: bigint; organisationIds: readonly bigint[]; saysYes: boolean; today: string }

/** Says yes or no; false when nothing waits under that number any more. */
export const partAnswered = async (db: Db, { id, organisationIds, saysYes, today }: Answer) => {
  const { rows } = await sql<{ answered: boolean }>`select part_answered(
    ${id}::bigint, ${[...organisationIds]}::bigint[], ${saysYes}, ${today}::date) as answered`.execute(db)
  return rows[0]?.answered === true
}

/** The parts proposed to bodies that work here, of which nobody there was written to. Read by a job alone. */
export const untoldParts = (db: Db) =>
  db
    .selectFrom('project_party as party')
    .innerJoin('space', 'space.organisation_id', 'party.organisation_id')
    .innerJoin('organisation as body', 'body.id', 'party.organisation_id')
    .innerJoin('project', 'project.id', 'party.project_id')
    .innerJoin('organisation as owner', 'owner.id', 'project.organisation_id')
    .select(['party.id', 'party.organisation_id', 'party.project_id', 'party.kind', 'party.note'])
    .select(['project.title', 'body.name as body', 'owner.name as owner'])
    .where('party.accepted_on', 'is', null)
    .where('party.told_at', 'is', null)
    .where('party.until_on', 'is', null)
    .orderBy('party.id')
    .limit(LETTERS_MAX)
    .execute()
export type UntoldPart = Awaited<ReturnType<typeof untoldParts>>[number]

/** Who answers for a body on a day; erased accounts receive nothing. */
export const stewardsOf = (db: Db, organisationId: bigint, today: string) =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.email', 'person.lang'])
    .distinct()
    .where('membership.organisation_id', '=', organisationId)
    .where('membership.role', 'in', ['administrator', 'representative'])
    .where('membership.from_on', '<=', today)
    .where((eb) => eb.or([eb('membership.until_on', 'is', null), eb('membership.until_on', '>=', today)]))
    .where('person.erased_at', 'is', null)
    .orderBy('person.id')
    .execute()
