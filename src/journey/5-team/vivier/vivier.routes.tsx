import { type Context, Hono } from 'hono'
import { boundsOfMonth, plusMonths } from '#engines/half-days/days.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import type { Option } from '#platform/ui/index.tsx'
import { territoryNames } from '#registry/organisation/index.ts'
import { profileAt, type SeenProfile } from '#registry/profile/index.ts'
import { curatesBy } from '#registry/skill/index.ts'
import { needsModule } from '#registry/space/index.ts'
import { keptModule } from '../grid/access.queries.ts'
import { freeHalfDays } from '../grid/free.queries.ts'
import { type FreeMonth, PersonPage } from './person.page.tsx'
import { readVivier, vivierQuery } from './vivier.form.ts'
import { vivierExport, vivierPage } from './vivier.queries.ts'
import { vivierCsv, vivierJson, vivierSheet } from './vivier-export.ts'
import { VivierListPage } from './vivier-list.page.tsx'

type Vars = Visit['Variables']
const MONTHS_SHOWN = 4
/** Words travel in addresses and exports to whom they were opened: nothing keeps them on the way. */
const PRIVATE = { 'Cache-Control': 'private, no-store' }

export const regionOptions = async (db: Vars['db']): Promise<Option[]> =>
  (await territoryNames(db))
    .filter(({ kind }) => kind === 'region')
    .map(({ insee_code, name }) => ({ value: insee_code ?? '', label: name }))

async function list(c: Context<Visit>) {
  const { db, lang, actor } = c.var
  const { search, page } = readVivier(c.req.query())
  const [found, regions] = await Promise.all([vivierPage(db, c.var, search, page), regionOptions(db)])
  // A page that a shared link names may not exist for this reader: its last one does.
  if (page > found.pages) return c.redirect(to(lang, `/vivier${vivierQuery(search, found.pages)}`), 302)
  const reader = { isSignedIn: actor.person !== undefined, isCurator: curatesBy(c.var) !== undefined }
  return c.html(<VivierListPage {...{ lang, search, page, regions }} {...found} {...reader} />)
}

async function exported(c: Context<Visit>, kind: 'csv' | 'xlsx' | 'json') {
  const { db, lang } = c.var
  const rows = await vivierExport(db, c.var, readVivier(c.req.query()).search)
  if (kind === 'json') return c.json(vivierJson(rows), 200, PRIVATE)
  const headers = { ...PRIVATE, 'Content-Disposition': `attachment; filename="vivier.${kind}"` }
  return kind === 'csv'
    ? c.body(vivierCsv(lang, rows), 200, { ...headers, 'Content-Type': 'text/csv; charset=utf-8' })
    : c.body(await vivierSheet(lang, rows), 200, {
        ...headers,
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      })
}

/** The free half-days of the coming months, when the one who looks may read them. */
export async function freeMonths(
  { db, today }: Vars,
  profile: SeenProfile,
): Promise<FreeMonth[] | undefined> {
  if (profile.fields.availability === undefined) return undefined
  const first = today.slice(0, 7)
  const months = Array.from({ length: MONTHS_SHOWN }, (_, i) => plusMonths(first, i))
  const last = boundsOfMonth(months.at(-1) ?? first).until
  const free = await freeHalfDays(db, [profile.person_id], today, last)
  return months.map((month) => ({ month, halfDays: free.get(profile.person_id)?.byMonth.get(month) ?? 0 }))
}

async function person(c: Context<Visit>) {
  const { db, lang, path, actor } = c.var
  const profile = await profileAt(db, c.var, c.req.param('handle') ?? '')
  if (!profile || !(await keptModule(db, profile.person_id, 'vivier'))) return c.notFound()
  const [free, regions] = await Promise.all([freeMonths(c.var, profile), regionOptions(db)])
  const regionName = regions.find(({ value }) => value === profile.fields.region)?.label
  const isOwn = profile.person_id === actor.person?.id
  return c.html(<PersonPage {...{ lang, path, profile, free, regionName, isOwn }} />)
}

/** The vivier: who may be found, and the page of each. */
export const vivierRoutes = new Hono<Visit>()
  .use('/vivier/*', needsModule('vivier'))
  .use('/vivier.csv', needsModule('vivier'))
  .use('/vivier.xlsx', needsModule('vivier'))
  .use('/vivier.json', needsModule('vivier'))
  .get('/vivier', list)
  .get('/vivier.csv', (c) => exported(c, 'csv'))
  .get('/vivier.xlsx', (c) => exported(c, 'xlsx'))
  .get('/vivier.json', (c) => exported(c, 'json'))
  .get('/vivier/:handle', person)
