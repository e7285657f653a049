import { type Context, Hono } from 'hono'
import { tableFile } from '#platform/http/table-file.ts'
import type { Visit } from '#platform/http.ts'
import { functionOptions, kindOptions } from './choices.ts'
import {
  exportPublicNeeds,
  functionsAsked,
  listPublicNeeds,
  type NeedFilters,
  ownNeeds,
  publicStateOf,
} from './need.queries.ts'
import { type ListAsked, type ListChoices, NeedListPage } from './need-list.page.tsx'
import { OwnNeedsPage } from './own-needs.page.tsx'
import { regionOptions } from './regions.queries.ts'

const PAGE_MAX = 500
const WORDS_SIGNS_MAX = 100

const askedIn = (query: Record<string, string>): ListAsked => ({
  mots: (query.mots ?? '').trim().slice(0, WORDS_SIGNS_MAX),
  fonction: query.fonction ?? '',
  nature: query.nature ?? '',
  region: query.region ?? '',
})

const filtersOf = (asked: ListAsked, page: number): NeedFilters => ({
  words: asked.mots || undefined,
  functionId: asked.fonction || undefined,
  bodyKind: asked.nature || undefined,
  region: asked.region || undefined,
  page,
})

const pageIn = (text: string | undefined) => Math.min(Math.max(Math.trunc(Number(text)) || 1, 1), PAGE_MAX)

export async function choicesOf({ db, lang }: Pick<Visit['Variables'], 'db' | 'lang'>): Promise<ListChoices> {
  const [regions, asked] = await Promise.all([regionOptions(db), functionsAsked(db)])
  const functions = functionOptions(lang).filter(({ value }) => asked.includes(value))
  return { functions, kinds: kindOptions(lang), regions }
}

async function showList(c: Context<Visit>) {
  const { db, lang, path } = c.var
  const asked = askedIn(c.req.query())
  const page = pageIn(c.req.query('page'))
  const { needs, count, pages } = await listPublicNeeds(db, filtersOf(asked, page))
  const listed = needs.map((need) => ({ ...need, state: publicStateOf(need) }))
  const choices = await choicesOf(c.var)
  return c.html(<NeedListPage {...{ lang, path, count, page, pages, asked, choices }} needs={listed} />)
}

const columns = [
  ...(['ref', 'title', 'text', 'body_name', 'body_kind', 'region_code', 'population'] as const),
  ...(['functions', 'subject', 'hosting', 'licence', 'accessibility', 'deadline', 'published_on'] as const),
]

async function exportList(c: Context<Visit>) {
  const needs = await exportPublicNeeds(c.var.db, filtersOf(askedIn(c.req.query()), 1))
  const rows = needs.map((need) =>
    columns.map((name) => (name === 'functions' ? need[name].join(' ') : need[name])),
  )
  return tableFile(c, 'csv', { name: 'besoins', columns: columns, rows })
}

export const needListRoutes = new Hono<Visit>()
  .get('/besoins', showList)
  .get('/besoins.csv', exportList)
  .get('/mes-besoins', async (c) => {
    const { db, actor, lang, path } = c.var
    return c.html(<OwnNeedsPage lang={lang} path={path} needs={await ownNeeds(db, actor)} />)
  })
