import { sql } from 'kysely'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { fold, keyOf, searchText } from '#registry/organisation/fold.ts'
import type { Row } from './manifest.ts'
import { PLACEHOLDER_DOMAIN } from './named.queries.ts'
import type { NamedTable } from './plan.ts'

/** The number here of a row that an archive quotes; `isNew` when the instance did not know it. */
type Kept = { id: string; isNew: boolean }
type Keeper = (acting: Acting, row: Row) => Promise<Kept | undefined>
type Numbered = { id: string }

/**
 * Finds a quoted row by its lasting name, or writes the least of it. Undefined when the instance knows, under the
 * same number, someone else. What an instance already says of a row is never changed by an archive.
 */
export const keepNamed: Readonly<Record<NamedTable, Keeper>> = {
  organisation: async ({ db, today }, row) => {
    const { siren, kind, insee_code, name } = row as Record<string, string>
    const known = sql<Numbered>`select id::text from organisation
      where siren = ${siren} or (${siren}::text is null and kind = ${kind} and insee_code = ${insee_code})`
    const search_name = fold(name ?? '')
    const facts = {
      ...row,
      ...{ source: 'saisie', source_date: today, search_name, search_key: keyOf(search_name) },
      search: searchText([name ?? '', siren ?? null, insee_code ?? null]),
    }
    return (await first(db, known)) ?? made(db, 'organisation', facts)
  },
  solution: async ({ db, today }, row) => {
    const known = sql<Numbered>`select id::text from solution where slug = ${row.slug}`
    return (await first(db, known)) ?? made(db, 'solution', { ...row, created_on: today, changed_on: today })
  },
  need: async ({ db }, { created_on, ...row }) => {
    const known = sql<Numbered>`select id::text from need where ref = ${row.ref}`
    const said = row.visibility === 'redacted' ? { public_title: row.title, public_text: row.text } : {}
    const facts = { ...row, ...said, functions: row.functions ?? [], created_at: `${created_on}T00:00:00Z` }
    return (await first(db, known)) ?? made(db, 'need', facts)
  },
  need_group: async ({ db }, row) => {
    const known = sql<Numbered>`select id::text from need_group where ref = ${row.ref}`
    return (await first(db, known)) ?? made(db, 'need_group', row)
  },
  person: keepPerson,
}

/**
 * A member is whoever has their address here. Somebody whose address did not travel keeps their number, with an
 * address that leads nowhere until another archive brings theirs. No way in is written: they
 * confirm their address.
 */
async function keepPerson({ db }: Acting, row: Row): Promise<Kept | undefined> {
  const { id, email } = row as { id: string; email: string | null }
  const byEmail =
    email && (await first(db, sql<Numbered>`select id::text from person where email = ${email}`))
  if (byEmail) return byEmail
  const known = (await sql<{ email: string }>`select email from person where id = ${id}::uuid`.execute(db))
    .rows[0]
  if (!known) return made(db, 'person', { ...row, email: email ?? `${id}${PLACEHOLDER_DOMAIN}` })
  if (email === null) return { id, isNew: false }
  if (known.email !== `${id}${PLACEHOLDER_DOMAIN}`) return undefined
  await sql`update person set name = ${row.name}, email = ${email} where id = ${id}::uuid`.execute(db)
  return { id, isNew: false }
}

async function first(db: Db, query: ReturnType<typeof sql<Numbered>>): Promise<Kept | undefined> {
  const id = (await query.execute(db)).rows[0]?.id
  return id === undefined ? undefined : { id, isNew: false }
}

async function made(db: Db, table: NamedTable, facts: Row): Promise<Kept | undefined> {
  const said = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined)
  const columns = sql.join(said.map(([name]) => sql.ref(name)))
  const row = JSON.stringify(Object.fromEntries(said))
  const { rows } = await sql<Numbered>`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_record(null::${sql.table(table)}, ${row}::jsonb)
    returning id::text`.execute(db)
  const id = rows[0]?.id
  return id === undefined ? undefined : { id, isNew: true }
}
