import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { kindOfName } from './body-kind.ts'
import { lastDayOf } from './freshness.ts'
import './evidence.tables.ts'

type Fact = {
  solutionId: bigint
  name: string
  siren?: string | undefined
  source: string
  url?: string | undefined
  /** When the source was true: a year, a month or a day. */
  seen: string
}
export type UsageListed = Fact & { for?: string | undefined }
export type ProviderListed = Fact & { for?: string | undefined; region?: string | undefined }
export type Facts = {
  /** The import that writes: it replaces what it wrote before on these solutions, and nothing else. */
  recordedBy: string
  solutionIds: readonly bigint[]
  usages: readonly UsageListed[]
  providers: readonly ProviderListed[]
  now: Date
}

const CHUNK_ROWS = 2_000

/**
 * Writes the proofs that a list brings, inside the transaction of its import. Done twice, it changes nothing.
 * A statement that was withdrawn stays withdrawn: the list that still holds it is late.
 */
export async function recordFacts(db: Db, facts: Facts): Promise<void> {
  for (const chunk of chunks(facts.solutionIds)) {
    await removeUnlisted(db, 'usage_declaration', facts, chunk)
    await removeUnlisted(db, 'provider', facts, chunk)
  }
  for (const chunk of chunks(once(facts.usages))) await writeUsages(db, facts, chunk)
  for (const chunk of chunks(once(facts.providers))) await writeProviders(db, facts, chunk)
}

const bodyOf = ({ siren, name }: { siren?: string | undefined; name: string }) => siren ?? name.toLowerCase()
const once = <One extends UsageListed>(facts: readonly One[]): One[] => [
  ...new Map(
    facts.map((fact) => [[fact.solutionId, fact.source, bodyOf(fact), fact.for ?? ''].join('\u0000'), fact]),
  ).values(),
]
const chunks = function* <One>(all: readonly One[]): Generator<One[]> {
  for (let start = 0; start < all.length; start += CHUNK_ROWS) yield all.slice(start, start + CHUNK_ROWS)
}

/** What the import wrote on these solutions and no longer tells goes; withdrawn statements stay, as a memory. */
async function removeUnlisted(
  db: Db,
  table: 'usage_declaration' | 'provider',
  { recordedBy, usages, providers }: Facts,
  ids: bigint[],
): Promise<void> {
  const told = (table === 'provider' ? providers : usages).filter(({ solutionId }) =>
    ids.includes(solutionId),
  )
  const kept = JSON.stringify(
    told.map((fact) => ({
      id: `${fact.solutionId}`,
      source: fact.source,
      siren: fact.siren,
      name: fact.name,
      what: fact.for,
    })),
  )
  // The rows to keep are a list of many columns: one JSON parameter, which Kysely has no word to read as a table.
  const kind = table === 'provider' ? sql`service` : sql`purpose`
  const notWithdrawn = table === 'provider' ? sql`true` : sql`t.withdrawn_on is null`
  await sql`
    delete from ${sql.table(table)} t
    where recorded_by = ${recordedBy} and solution_id = any (${ids.map(String)}::bigint[]) and ${notWithdrawn}
      and not exists (
        select from json_to_recordset(${kept}::json) as k (id bigint, source text, siren text, name text, what text)
        where k.id = t.solution_id and k.source = t.source
          and coalesce(k.siren, plain(k.name)) = coalesce(t.siren, plain(t.name))
          and coalesce(k.what, '') = coalesce(t.${kind}, ''))`.execute(db)
}

async function writeUsages(db: Db, { recordedBy, now }: Facts, usages: UsageListed[]): Promise<void> {
  const rows = usages.map((usage) => ({
    solution_id: usage.solutionId,
    siren: usage.siren ?? null,
    name: usage.name,
    kind: kindOfName(usage.name),
    purpose: usage.for ?? null,
    source_kind: 'list' as const,
    source: usage.source,
    source_url: usage.url ?? null,
    seen: usage.seen,
    declared_on: lastDayOf(usage.seen),
    recorded_by: recordedBy,
    recorded_at: now,
  }))
  await db
    .insertInto('usage_declaration')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .expression(
          sql`solution_id, recorded_by, source, coalesce(siren, plain(name)), coalesce(purpose, '')`,
        )
        .where('recorded_by', 'is not', null)
        .doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          kind: eb.ref('excluded.kind'),
          source_url: eb.ref('excluded.source_url'),
          seen: eb.ref('excluded.seen'),
          declared_on: eb.ref('excluded.declared_on'),
        })),
    )
    .execute()
}

async function writeProviders(
  db: Db,
  { recordedBy, now }: Facts,
  providers: ProviderListed[],
): Promise<void> {
  const rows = providers.map((provider) => ({
    solution_id: provider.solutionId,
    siren: provider.siren ?? null,
    name: provider.name,
    region: provider.region ?? null,
    service: provider.for ?? null,
    source: provider.source,
    source_url: provider.url ?? null,
    seen: provider.seen,
    recorded_by: recordedBy,
    recorded_at: now,
  }))
  await db
    .insertInto('provider')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .expression(
          sql`solution_id, recorded_by, source, coalesce(siren, plain(name)), coalesce(service, '')`,
        )
        .doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          region: eb.ref('excluded.region'),
          source_url: eb.ref('excluded.source_url'),
          seen: eb.ref('excluded.seen'),
        })),
    )
    .execute()
}
