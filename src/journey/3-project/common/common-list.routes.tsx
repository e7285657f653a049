import { type Context, Hono } from 'hono'
import type { SheetCell } from '#platform/documents/spreadsheet.ts'
import { tableFiles } from '#platform/http/table-file.ts'
import type { Visit } from '#platform/http.ts'
import {
  type CommonFilters,
  type CommonWhole,
  everyCommon,
  keepers,
  listCommons,
  wholeCommons,
} from './common.queries.ts'
import { healthOf, isRed, runwayOfCommon } from './common-health.ts'
import { COMMONS_PER_PAGE, CommonListPage, type ListedCommon, shows } from './common-list.page.tsx'
import { declaringSpaces } from './common-rights.ts'

const listed = ({ common, known, calls }: CommonWhole, today: string): ListedCommon => {
  const { slug, name, owner, licence } = common
  const { months, state } = runwayOfCommon(known, today)
  return {
    slug,
    name,
    owner,
    licence,
    months,
    isEnding: state === 'watch' || state === 'red',
    calls: calls.length,
  }
}

const PAGE_MAX = 500
const pageIn = (text: string | undefined) => Math.min(Math.max(Math.trunc(Number(text)) || 1, 1), PAGE_MAX)

type Wanted = { filters: CommonFilters; page: number }

/** One page of those that filters keep. */
async function pageOf({ db, today }: Visit['Variables'], { filters, page }: Wanted) {
  const found = await listCommons(db, filters, { page, size: COMMONS_PER_PAGE })
  return { count: found.count, whole: await wholeCommons(db, found.commons, today) }
}

/** One page of those whose funding is ending: a runway is computed, so each common is looked at. */
async function endingPage({ db, lang, today }: Visit['Variables'], { filters, page }: Wanted) {
  const ending: CommonWhole[] = []
  for await (const whole of everyCommon(db, filters, today))
    if (listed(whole, today).isEnding) ending.push(whole)
  const byName = ending.toSorted((a, b) => a.common.name.localeCompare(b.common.name, lang))
  const from = (page - 1) * COMMONS_PER_PAGE
  return { count: ending.length, whole: byName.slice(from, from + COMMONS_PER_PAGE) }
}

function valuesIn(c: Context<Visit>) {
  const { q = '', espace = '', montrer } = c.req.query()
  return {
    words: q.slice(0, 100),
    space: espace.slice(0, 100),
    show: shows.find((one) => one === montrer) ?? ('all' as const),
  }
}

async function list(c: Context<Visit>) {
  const { db, lang, path, today } = c.var
  const values = valuesIn(c)
  const page = pageIn(c.req.query('page'))
  const wanted = { page, filters: { ...values, isCalling: values.show === 'calls' } }
  const [{ count, whole }, spaces, own] = await Promise.all([
    values.show === 'watch' ? endingPage(c.var, wanted) : pageOf(c.var, wanted),
    keepers(db),
    declaringSpaces(c.var),
  ])
  return c.html(
    <CommonListPage
      {...{ lang, path, spaces, values, count, page }}
      commons={whole.map((one) => listed(one, today))}
      mayDeclare={own.length > 0}
    />,
  )
}

const columns = [
  ...['slug', 'name', 'owner', 'licence', 'repository', 'declared_on', 'read_on', 'maintainers'],
  ...['runway_months', 'runway', 'red_criteria', 'open_calls'],
]
function rowOf({ common, known, calls }: CommonWhole, today: string): SheetCell[] {
  const { slug, name, owner, licence, repository, declared_on, read_on } = common
  const { months, state } = runwayOfCommon(known, today)
  const red = healthOf(known, today).filter(isRed)
  return [
    ...[slug, name, owner, licence, repository, declared_on, read_on, known.maintainers.length],
    ...[months ?? null, state, red.map(({ code }) => code).join(' '), calls.length],
  ]
}

/** Every common that the filters keep, with what the page of each says of its upkeep. */
const commonTable = tableFiles('/communs', async (c) => {
  const { db, today } = c.var
  const { show, ...values } = valuesIn(c)
  const rows: SheetCell[][] = []
  for await (const whole of everyCommon(db, { ...values, isCalling: show === 'calls' }, today))
    if (show !== 'watch' || listed(whole, today).isEnding) rows.push(rowOf(whole, today))
  return { name: 'communs', columns, rows }
})

export const commonListRoutes = new Hono<Visit>().get('/communs', list).route('/', commonTable)
