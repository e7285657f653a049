import { sql, type Transaction } from 'kysely'
import type { Acting } from '#platform/acting.ts'
import type { Database } from '#platform/database.ts'
import { done } from '#platform/outcome.ts'
import { type Edition, installedEdition, readEdition } from './edition.ts'
import { type TerritoryRow, territoryRows } from './territory-rows.ts'
import '../organisation.tables.ts'

const BATCH_ROWS = 2_000
/** Any number does, as long as every loader uses the same one. */
const LOAD_LOCK = 7_105_010

export type OnProgress = (rowsDone: number, rowsTotal: number) => void
export type Loaded = { version: string; loaded: boolean; rows: number }

/**
 * Loads the communes, EPCI, départements and régions of the installed edition, in one transaction.
 * Loading the same edition again does nothing; another edition changes what differs, adds what is new,
 * and marks as retired what it no longer has: an organisation is never deleted.
 */
export async function loadTerritories({ db, today }: Acting, onProgress: OnProgress = () => undefined) {
  const installed = await installedEdition()
  const last = await db
    .selectFrom('territory_edition')
    .select('sha256')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.sha256 === installed.sha256) {
    return done<Loaded>({ version: installed.version, loaded: false, rows: 0 })
  }
  const edition = await readEdition()
  return done<Loaded>(await loadEdition({ db, today }, edition, onProgress))
}

/** Loads one edition, whichever it is: what `loadTerritories` does once it knows that there is something to do. */
export async function loadEdition(
  { db, today }: Pick<Acting, 'db' | 'today'>,
  edition: Edition,
  onProgress: OnProgress = () => undefined,
): Promise<Loaded> {
  const rows = territoryRows(edition)
  const { version, sha256, day } = edition
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${LOAD_LOCK})`.execute(trx)
    await makeRoom(trx, rows)
    for (let start = 0; start < rows.length; start += BATCH_ROWS) {
      await saveBatch(trx, rows.slice(start, start + BATCH_ROWS), day)
      onProgress(Math.min(start + BATCH_ROWS, rows.length), rows.length)
    }
    await retireMissing(trx, rows, today)
    const count = (kind: string) => rows.filter((row) => row.kind === kind).length
    const counted = { communes: count('commune'), epci: count('epci') }
    await trx
      .insertInto('territory_edition')
      .values({ version, sha256, ...counted })
      .execute()
  })
  // A search made right after a first load must not be planned as if the table were empty.
  await sql`analyze organisation`.execute(db)
  return { version, loaded: true, rows: rows.length }
}

type Trx = Transaction<Database>

/** Rows travel as one JSON value: bound one by one, two thousand would be forty thousand parameters. */
const asJson = <Row extends object>(rows: readonly Row[]) => sql`${JSON.stringify(rows)}::json`

/** A body that someone added by its SIREN before an edition had it becomes that territory. */
const makeRoom = (trx: Trx, rows: readonly TerritoryRow[]) =>
  sql`update organisation as o set kind = t.kind, insee_code = t.insee_code
    from json_to_recordset(${asJson(rows.map(({ siren, kind, insee_code }) => ({ siren, kind, insee_code })))})
      as t (siren text, kind text, insee_code text)
    where o.siren = t.siren and (o.kind, o.insee_code) is distinct from (t.kind, t.insee_code)`.execute(trx)

/** Kysely has no word for `json_to_recordset`. A row that says the same is not written again. */
const saveBatch = (trx: Trx, rows: readonly TerritoryRow[], day: string | null) =>
  sql`insert into organisation as o (siren, name, short_name, kind, legal_category, insee_code, departement,
      region, epci_siren, acts_through_siren, postal_codes, population, source, source_date,
      search_name, search_key, search)
    select siren, name, short_name, kind, legal_category, insee_code, departement,
      region, epci_siren, acts_through_siren, postal_codes, population, 'decoupage-administratif', ${day}::date,
      search_name, search_key, search
    from json_to_recordset(${asJson(rows)}) as t (siren text, name text, short_name text, kind text,
      legal_category text, insee_code text, departement text, region text, epci_siren text,
      acts_through_siren text, postal_codes text[], population int, search_name text, search_key text, search text)
    on conflict (kind, insee_code) where insee_code is not null do update set
      siren = excluded.siren, name = excluded.name, short_name = excluded.short_name,
      legal_category = excluded.legal_category, departement = excluded.departement, region = excluded.region,
      epci_siren = excluded.epci_siren, acts_through_siren = excluded.acts_through_siren,
      postal_codes = excluded.postal_codes, population = excluded.population, source = excluded.source,
      source_date = excluded.source_date, retired_on = null, search_name = excluded.search_name,
      search_key = excluded.search_key, search = excluded.search
    where (o.siren, o.name, o.population, o.departement, o.region, o.epci_siren, o.acts_through_siren, o.source,
        o.source_date, o.retired_on, o.search)
      is distinct from (excluded.siren, excluded.name, excluded.population, excluded.departement, excluded.region,
        excluded.epci_siren, excluded.acts_through_siren, excluded.source, excluded.source_date, null,
        excluded.search)`.execute(trx)

const retireMissing = (trx: Trx, rows: readonly TerritoryRow[], today: string) =>
  sql`update organisation set retired_on = ${today}::date
    where source = 'decoupage-administratif' and retired_on is null and (kind, insee_code) not in (
      select kind, insee_code
      from json_to_recordset(${asJson(rows.map(({ kind, insee_code }) => ({ kind, insee_code })))})
        as t (kind text, insee_code text))`.execute(trx)
