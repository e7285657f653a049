import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Database, Db } from '#platform/database.ts'
import { type Asked, readAsked } from './fold.ts'
import type { OrganisationKind } from './kinds.ts'
import './organisation.tables.ts'

/** With the filters, a page of more rows would no longer weigh an EcoIndex of A. */
export const PAGE_ROWS = 15
/** Nobody turns a thousand pages, and a far offset is work for the database. */
export const PAGES_MAX = 1_000
const EXPORT_BATCH_ROWS = 5_000
const NEAR_ROWS = 10

export type OrganisationFilters = {
  q?: string | undefined
  kind?: OrganisationKind | undefined
  departement?: string | undefined
  region?: string | undefined
  /** SIREN of the EPCI whose communes are asked for. */
  epci?: string | undefined
}

export const organisationColumns = [
  ...(['id', 'siren', 'name', 'short_name', 'kind', 'insee_code'] as const),
  ...(['departement', 'region', 'epci_siren', 'population', 'retired_on'] as const),
] as const

type Build = ExpressionBuilder<Database, 'organisation'>

export const conditions = (
  eb: Build,
  filters: OrganisationFilters,
  asked: Asked | null,
): Expression<SqlBool>[] => [
  eb('retired_on', 'is', null),
  ...(filters.kind ? [eb('kind', '=', filters.kind)] : []),
  ...(filters.departement ? [eb('departement', '=', filters.departement)] : []),
  ...(filters.region ? [eb('region', '=', filters.region)] : []),
  ...(filters.epci ? [eb('epci_siren', '=', filters.epci)] : []),
  // Folded words hold letters and figures only: nothing to escape. Each must begin a word.
  ...(asked?.words ?? []).map((word) => eb('search', 'like', `% ${word}%`)),
]

/** Someone typed something, and none of it is a letter or a figure that a name could have. */
export const isUnreadable = (filters: OrganisationFilters, asked: Asked | null) =>
  asked === null && (filters.q ?? '').trim() !== ''

/**
 * How well a row answers: its exact name or code (8), the words that distinguish it (4), its postal code (4),
 * their beginning (2), the kind that was named (1). Among equals, what has a SIREN, then the most inhabited.
 */
export const score = ({ name, key, words: [word = ''], hint }: Asked) => sql<number>`
  (case when search_name = ${name} or insee_code = ${name.toUpperCase()} or siren = ${word} then 8 else 0 end)
  + (case when search_key = ${key} or ${word} = any (postal_codes) then 4 else 0 end)
  + (case when search_key like ${`${key}%`} then 2 else 0 end)
  + (case when kind = ${hint} then 1 else 0 end)`

/**
 * Organisations by name, postal code, INSEE code or SIREN, without accents, hyphens or case; « saint » is « st ».
 * Answers one page, and how many there are in all. Retired ones are left out.
 */
export async function searchOrganisations(db: Db, filters: OrganisationFilters, page = 1) {
  const asked = readAsked(filters.q ?? '')
  if (isUnreadable(filters, asked)) return { rows: [], total: 0 }
  const wanted = Math.min(Math.max(Math.trunc(page) || 1, 1), PAGES_MAX)
  const base = db.selectFrom('organisation').where((eb) => eb.and(conditions(eb, filters, asked)))
  const ranked = asked ? base.orderBy(score(asked), 'desc').orderBy(sql`siren is null`) : base
  const rows = await ranked
    .select(organisationColumns)
    .orderBy('population', (order) => order.desc().nullsLast())
    .orderBy('name')
    .orderBy('id')
    .limit(PAGE_ROWS)
    .offset((wanted - 1) * PAGE_ROWS)
    .execute()
  const isWhole = wanted === 1 && rows.length < PAGE_ROWS
  return { rows, total: isWhole ? rows.length : await countOrganisations(db, filters) }
}
export type OrganisationRow = Awaited<ReturnType<typeof searchOrganisations>>['rows'][number]

export async function countOrganisations(db: Db, filters: OrganisationFilters): Promise<number> {
  const asked = readAsked(filters.q ?? '')
  if (isUnreadable(filters, asked)) return 0
  const { count } = await db
    .selectFrom('organisation')
    .where((eb) => eb.and(conditions(eb, filters, asked)))
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Names near what was typed, for when nothing has its words: « Rennees » proposes Rennes. */
export async function nearOrganisations(db: Db, text: string): Promise<OrganisationRow[]> {
  const asked = readAsked(text)
  if (!asked || asked.digits) return []
  return (
    db
      .selectFrom('organisation')
      .select(organisationColumns)
      .where('retired_on', 'is', null)
      // Kysely has no word for the likeness of two texts: `%` is « alike enough », `<->` how far they are.
      .where(sql<SqlBool>`search_key % ${asked.key}`)
      .orderBy(sql`search_key <-> ${asked.key}`)
      .orderBy('population', (order) => order.desc().nullsLast())
      .orderBy('id')
      .limit(NEAR_ROWS)
      .execute()
  )
}

/** Every organisation that the filters keep, in an order that does not change, some thousands at a time. */
export async function* exportOrganisations(db: Db, filters: OrganisationFilters) {
  const asked = readAsked(filters.q ?? '')
  let last = 0n
  while (!isUnreadable(filters, asked)) {
    const rows = await db
      .selectFrom('organisation')
      .select([...organisationColumns, 'siret', 'legal_category', 'postal_codes', 'source', 'source_date'])
      .where((eb) => eb.and([...conditions(eb, filters, asked), eb('id', '>', last)]))
      .orderBy('id')
      .limit(EXPORT_BATCH_ROWS)
      .execute()
    yield rows
    if (rows.length < EXPORT_BATCH_ROWS) return
    last = rows.at(-1)?.id ?? last
  }
}

/** The départements and régions to filter by, in the order of their codes, with their short names. */
export const territoryNames = (db: Db) =>
  db
    .selectFrom('organisation')
    .select(['kind', 'insee_code', 'name', 'short_name', 'siren'])
    .where('kind', 'in', ['departement', 'region'])
    .where('source', '=', 'decoupage-administratif')
    .orderBy('insee_code')
    .execute()
export type TerritoryName = Awaited<ReturnType<typeof territoryNames>>[number]
