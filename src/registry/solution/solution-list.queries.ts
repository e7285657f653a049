import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { LicenceFamily } from '#engines/spdx/licence-family.ts'
import type { Database, Db } from '#platform/database.ts'
import { freshSince } from '#registry/evidence/index.ts'
import type { OrganisationKind } from '#registry/organisation/index.ts'
import type { SolutionStatus } from './fields.ts'
import './solution.tables.ts'

export const SOLUTIONS_PER_PAGE = 20
/** Nobody turns a thousand pages, and a far offset is work for the database. */
export const SOLUTION_PAGES_MAX = 1_000
const WORDS_MAX = 8
const WORD_LETTERS_MAX = 60
const FACET_ROWS_MAX = 60

export type SolutionFilters = {
  q?: string | undefined
  /** Every one of them, proven or partly. */
  functions?: readonly string[] | undefined
  licence?: string | undefined
  licenceFamily?: LicenceFamily | undefined
  audience?: string | undefined
  hosting?: string | undefined
  /** Used today by at least one body of this kind. */
  usedBy?: OrganisationKind | undefined
  status?: SolutionStatus | undefined
}

type Build = ExpressionBuilder<Database, 'solution'>

/** The words of a search: letters and figures, without accents; the database folds what it compares them with. */
const wordsOf = (q: string | undefined): string[] =>
  (q ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}+#.]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, '').slice(0, WORD_LETTERS_MAX))
    .filter(Boolean)
    .slice(0, WORDS_MAX)

// The letters kept above hold no wildcard of LIKE, so that a word is searched as it is.
const holds = (word: string) => sql<SqlBool>`search like '%' || plain(${word}) || '%'`

/** What a row must satisfy. Shared by the list, its facets and its pages by cursor. */
export function conditions(eb: Build, filters: SolutionFilters, today: string): Expression<SqlBool>[] {
  const all: (Expression<SqlBool> | undefined)[] = [
    ...wordsOf(filters.q).map(holds),
    filters.functions?.length ? sql<SqlBool>`functions @> ${[...filters.functions]}::text[]` : undefined,
    filters.licence ? eb('licence', '=', filters.licence) : undefined,
    filters.licenceFamily ? eb('licence_family', '=', filters.licenceFamily) : undefined,
    // What is for everybody is for each.
    filters.audience ? sql<SqlBool>`audience && ${[filters.audience, 'tous']}::text[]` : undefined,
    filters.hosting ? sql<SqlBool>`hosting @> ${[filters.hosting]}::text[]` : undefined,
    filters.status ? eb('status', '=', filters.status) : undefined,
    filters.usedBy ? usedBy(eb, filters.usedBy, today) : undefined,
  ]
  return all.filter((condition) => condition !== undefined)
}

/** Something was typed, and none of it is a letter or a figure: nothing answers, rather than everything. */
export const isUnreadable = ({ q = '' }: SolutionFilters): boolean =>
  q.trim() !== '' && wordsOf(q).length === 0

const usedBy = (eb: Build, kind: OrganisationKind, today: string): Expression<SqlBool> =>
  eb.exists(
    eb
      .selectFrom('usage_declaration as u')
      .leftJoin('organisation as o', 'o.siren', 'u.siren')
      .whereRef('u.solution_id', '=', 'solution.id')
      .where('u.withdrawn_on', 'is', null)
      .where(sql`greatest(u.declared_on, u.confirmed_on)`, '>=', freshSince(today))
      .where(sql`coalesce(o.kind, u.kind)`, '=', kind),
  )

/** How well a row answers words: its whole name, its beginning, inside it, what it replaces, then the rest. */
const closeness = (q: string) => sql<number>`case
  when plain(name) = plain(${q}) then 0
  when plain(name) like plain(${q}) || '%' then 1
  when plain(name) like '%' || plain(${q}) || '%' then 2
  when exists (select from unnest(replaces) r where plain(r) = plain(${q})) then 3
  else 4 end`

/**
 * A page of solutions and how many there are. Words are found without accents or case in the name, the sentences, the
 * keywords and what the solution replaces, so that a proprietary name leads to its free equivalents.
 */
export async function searchSolutionList(db: Db, filters: SolutionFilters, page: number, today: string) {
  const wanted = Math.min(Math.max(Math.trunc(page) || 1, 1), SOLUTION_PAGES_MAX)
  if (isUnreadable(filters)) return { rows: [], total: 0, page: wanted, pages: 0 }
  const base = db.selectFrom('solution').where((eb) => eb.and(conditions(eb, filters, today)))
  const words = wordsOf(filters.q).join(' ')
  const [rows, { count }] = await Promise.all([
    (words === '' ? base : base.orderBy(closeness(words)))
      .select([
        'id',
        'slug',
        'name',
        'fr',
        'en',
        'licence',
        'licence_family',
        'functions',
        'audience',
        'hosting',
      ])
      .select(['replaces', 'status', 'sill', 'since'])
      .orderBy(sql`plain(name)`)
      .orderBy('id')
      .limit(SOLUTIONS_PER_PAGE)
      .offset((wanted - 1) * SOLUTIONS_PER_PAGE)
      .execute(),
    base.select(({ fn }) => fn.countAll<bigint>().as('count')).executeTakeFirstOrThrow(),
  ])
  const total = Number(count)
  return {
    rows,
    total,
    page: wanted,
    pages: Math.min(Math.ceil(total / SOLUTIONS_PER_PAGE), SOLUTION_PAGES_MAX),
  }
}
export type SolutionRow = Awaited<ReturnType<typeof searchSolutionList>>['rows'][number]

export type Facets = {
  functions: Map<string, number>
  audience: Map<string, number>
  hosting: Map<string, number>
  licenceFamily: Map<string, number>
}

/** For each value of each filter, how many of the solutions found have it: what a further click would leave. */
export async function solutionFacets(db: Db, filters: SolutionFilters, today: string): Promise<Facets> {
  const found = db
    .selectFrom('solution')
    .where((eb) => eb.and(conditions(eb, filters, today)))
    .select(['functions', 'audience', 'hosting', 'licence_family'])
  const rows = await db
    .with('found', () => found)
    .selectFrom(
      sql<{ facet: keyof Facets; value: string }>`(
        select 'functions' as facet, unnest(functions) as value from found
        union all select 'audience', unnest(audience) from found
        union all select 'hosting', unnest(hosting) from found
        union all select 'licenceFamily', licence_family from found where licence_family is not null)`.as(
        'all',
      ),
    )
    .select(({ fn }) => ['facet', 'value', fn.countAll<bigint>().as('count')])
    .groupBy(['facet', 'value'])
    .orderBy('count', 'desc')
    .orderBy('value')
    .execute()
  const of = (facet: keyof Facets) =>
    new Map(
      rows
        .filter((row) => row.facet === facet)
        .slice(0, facet === 'functions' ? FACET_ROWS_MAX : undefined)
        .map(({ value, count }) => [value, Number(count)]),
    )
  return {
    functions: of('functions'),
    audience: of('audience'),
    hosting: of('hosting'),
    licenceFamily: of('licenceFamily'),
  }
}
