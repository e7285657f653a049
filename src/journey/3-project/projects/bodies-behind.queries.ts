import { membersOf } from '#journey/2-match/index.ts'
import type { Db } from '#platform/database.ts'
import type { PartyKind } from '../parties/party.tables.ts'

/** A body that anybody may read behind a group, or behind the need of somebody else: a party to propose. */
export type BodyBehind = { id: bigint; name: string; kind: PartyKind }
type Behind = { group?: { id: bigint } | undefined; need?: { organisation_id: bigint | null } | undefined }

/** The bodies of a group use what is made; that of a need orders it. A redacted need names none. */
export async function bodiesBehind(db: Db, { group, need }: Behind): Promise<BodyBehind[]> {
  const kind = group ? 'user' : 'sponsor'
  const said = group ? await membersOf(db, group.id) : need ? [need] : []
  const ids = [...new Set(said.flatMap(({ organisation_id }) => organisation_id ?? []))]
  const bodies = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', [0n, ...ids])
    .orderBy('name')
    .execute()
  return bodies.map((body) => ({ ...body, kind }))
}
