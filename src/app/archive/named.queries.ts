import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from './manifest.ts'
import type { NamedTable } from './plan.ts'

/** A shared row that a space quotes: its lasting name, and the least that makes it again elsewhere. */
export type Quoted = { id: string; name: string; row: Row }
type Found = { id: string } & Record<string, unknown>

/** Who has no address that we may pass on keeps their number and nothing else. */
export const PLACEHOLDER_DOMAIN = '@invalid'

/** A territory may have no SIREN known to us: its kind and its code then name it. */
export const organisationName = ({ siren, kind, insee_code }: Row): string =>
  siren ? `siren ${siren}` : `${kind} ${insee_code}`

/** Not a row more than those asked for; nothing of them that the space may not know. */
export async function quotedRows(
  db: Db,
  table: NamedTable,
  ids: readonly string[],
  organisationId: bigint,
): Promise<Quoted[]> {
  const { rows } = await readers[table](ids, organisationId).execute(db)
  return rows.map(({ id, ...facts }) => {
    const row = table === 'person' ? { id, ...facts } : facts
    return { id, name: nameIn(table, row), row }
  })
}

export const nameIn = (table: NamedTable, row: Row): string =>
  table === 'organisation' ? organisationName(row) : String(row[lastingName[table]])

const lastingName = { solution: 'slug', need: 'ref', need_group: 'ref', person: 'id' } as const

/** What a quoted row says, and nothing beside: an archive must not confirm an address nor change a code of its own. */
export const namedColumns: Readonly<Record<NamedTable, readonly string[]>> = {
  organisation: ['siren', 'kind', 'insee_code', 'name', 'departement', 'region'],
  solution: ['slug', 'name'],
  need: [
    ...['ref', 'lang', 'visibility', 'stage', 'title', 'text', 'functions'],
    ...['created_on', 'published_on', 'moved_on'],
  ],
  need_group: ['ref', 'title', 'purpose', 'formed_on'],
  person: ['id', 'name', 'lang', 'erased_at', 'email'],
}

const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`)

const readers = {
  organisation: (ids: readonly string[]) => sql<Found>`
    select id::text, siren, kind, insee_code, name, departement, region
    from organisation where id = any (${ids}::bigint[])`,
  solution: (ids: readonly string[]) => sql<Found>`
    select id::text, slug, name from solution where id = any (${ids}::bigint[])`,
  // A need is its author's: what all may see of it travels, and of a private one its reference alone.
  need: (ids: readonly string[]) => sql<Found>`
    select n.id::text, n.ref, n.lang, case when p.id is null then 'private' else n.visibility end as visibility,
      case when p.id is null then 'withdrawn' else n.stage end as stage,
      coalesce(p.title, '—') as title, coalesce(p.text, '—') as text, p.functions,
      n.created_at::date::text as created_on, p.published_on::text, n.moved_on::text
    from need n left join public_need p on p.id = n.id where n.id = any (${ids}::bigint[])`,
  need_group: (ids: readonly string[]) => sql<Found>`
    select id::text, ref, title, purpose, formed_on::text from need_group where id = any (${ids}::bigint[])`,
  // The address of a member is known to the space; that of somebody it only worked with is not its to give.
  person: (ids: readonly string[], organisationId: bigint) => sql<Found>`
    select id::text, name, lang, ${instant('erased_at')} as erased_at,
      case when erased_at is null and email not like ${`%${PLACEHOLDER_DOMAIN}`}
        and exists (select from membership where person_id = person.id and organisation_id = ${organisationId})
        then email end as email
    from person where id = any (${ids}::uuid[])`,
}
