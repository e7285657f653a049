import { stringify } from 'csv-stringify/sync'
import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { streamed } from '#platform/http/stream.ts'
import type { Visit } from '#platform/http.ts'
import { type Lang, to } from '#platform/lang.ts'
import type { Option } from '#platform/ui/index.tsx'
import { usageCounts } from '#registry/evidence/index.ts'
import { fold } from './retain.ts'
import { type SolutionPlace, solutionsAfter } from './solution-cursor.queries.ts'
import { type FamilyOfFunctions, SolutionFunctionsPage } from './solution-functions.page.tsx'
import { functionCounts } from './solution-functions.queries.ts'
import { filtersOf, readSearch, type Search, searchQuery } from './solution-list.form.ts'
import { type SolutionCardRow, SolutionListPage } from './solution-list.page.tsx'
import { type Facets, type SolutionRow, searchSolutionList, solutionFacets } from './solution-list.queries.ts'

type Vars = Visit['Variables']
/** What the app says of functions (their labels, the family that groups them), and what chapters add to a passport. */
export type SolutionSlots = {
  functionOptions: (lang: Lang) => readonly Option[]
  about?: ((visit: Vars, solution: { slug: string; name: string }) => Promise<Child>) | undefined
}

const searchOf = (c: Context<Visit>) => readSearch(c.req.queries())

/** What each filter would leave: its own choice is set aside, since another one would replace it. */
async function facetsOf({ db, today }: Vars, search: Search): Promise<Facets> {
  const without = (left: Partial<Search>) => solutionFacets(db, filtersOf({ ...search, ...left }), today)
  const all = await without({})
  const [licence, hosting] = await Promise.all([
    search.licenceFamily ? without({ licenceFamily: undefined }) : all,
    search.hosting ? without({ hosting: undefined }) : all,
  ])
  return { ...all, licenceFamily: licence.licenceFamily, hosting: hosting.hosting }
}

/** What answers the words comes first: who types « Doodle » wants to read it. */
function replacedFor(row: SolutionRow, q: string): string[] {
  const asked = fold(q)
  const answers = (name: string) => asked !== '' && (asked.includes(fold(name)) || fold(name).includes(asked))
  return row.replaces.toSorted((a, b) => Number(answers(b)) - Number(answers(a)))
}

async function list(c: Context<Visit>, { functionOptions }: SolutionSlots) {
  const { db, lang, today } = c.var
  const { search, page } = searchOf(c)
  const [found, facets] = await Promise.all([
    searchSolutionList(db, filtersOf(search), page, today),
    facetsOf(c.var, search),
  ])
  // A page that a shared link names may not exist any more: its last one does.
  if (found.page > found.pages && found.pages > 0)
    return c.redirect(to(lang, `/solutions${searchQuery(search, found.pages)}`), 302)
  const counts = await usageCounts(
    db,
    found.rows.map(({ id }) => id),
    today,
  )
  const rows = found.rows.map(
    (row): SolutionCardRow => ({
      ...row,
      uses: counts.get(row.id) ?? { current: 0, toConfirm: 0 },
      replaced: replacedFor(row, search.q),
    }),
  )
  const labels = new Map(functionOptions(lang).map(({ value, label }) => [value, label]))
  const functionLabel = (id: string) => labels.get(id) ?? id
  const { total, page: shown, pages } = found
  return c.html(
    <SolutionListPage {...{ lang, search, rows, total, pages, facets, functionLabel }} page={shown} />,
  )
}

async function functions(c: Context<Visit>, { functionOptions }: SolutionSlots) {
  const { db, lang, path } = c.var
  const counts = await functionCounts(db)
  const served = functionOptions(lang).flatMap(({ value: id, label, group = '' }) => {
    const count = counts.get(id)
    return count === undefined ? [] : [{ id, label, count, group }]
  })
  const families = [...Map.groupBy(served, ({ group }) => group)].map(
    ([label, functions]): FamilyOfFunctions => ({ label, functions }),
  )
  return c.html(<SolutionFunctionsPage {...{ lang, path, families }} />)
}

const csvColumns = [
  ...(['slug', 'name', 'fr', 'en', 'licence', 'licence_family', 'website', 'repository'] as const),
  ...(['functions', 'audience', 'hosting', 'replaces', 'status', 'since', 'sill'] as const),
]
const CSV_BATCH_ROWS = 500

/** Sent some hundreds of rows at a time, as it is read: a large catalogue is not held in memory. */
async function exportCsv(c: Context<Visit>) {
  const { db, lang, origin, today } = c.var
  const filters = filtersOf(searchOf(c).search)
  const encoder = new TextEncoder()
  const lines = async function* () {
    // A spreadsheet reads UTF-8 when the file begins with this mark.
    yield encoder.encode(`\ufeff${[...csvColumns, 'page'].join(',')}\n`)
    for (let after: SolutionPlace | undefined, isLast = false; !isLast; ) {
      const rows = await solutionsAfter(db, filters, { after, limit: CSV_BATCH_ROWS, today })
      const flat = rows.map((row) => [
        ...csvColumns.map((name) => (Array.isArray(row[name]) ? row[name].join('; ') : row[name])),
        `${origin}${to(lang, `/solutions/${row.slug}`)}`,
      ])
      yield encoder.encode(stringify(flat, { escape_formulas: true }))
      const last = rows.at(-1)
      after = last && { name: last.place, id: last.id }
      isLast = rows.length < CSV_BATCH_ROWS
    }
  }
  return c.body(await streamed(lines()), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="solutions.csv"',
  })
}

export const solutionListRoutes = (slots: SolutionSlots) =>
  new Hono<Visit>()
    .get('/solutions', (c) => list(c, slots))
    .get('/solutions.csv', exportCsv)
    .get('/solutions/fonctions', (c) => functions(c, slots))
