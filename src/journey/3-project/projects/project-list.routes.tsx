import { type Context, Hono } from 'hono'
import { tableFile } from '#platform/http/table-file.ts'
import type { Visit } from '#platform/http.ts'
import { charterOptions } from './charter-options.ts'
import { phases } from './project.tables.ts'
import { ProjectListPage, type ProjectsAsked } from './project-list.page.tsx'
import { exportProjects, listProjects, type ProjectFilters } from './project-list.queries.ts'

const PAGE_MAX = 500
const WORDS_SIGNS_MAX = 100

const askedIn = (query: Record<string, string>): ProjectsAsked => ({
  mots: (query.mots ?? '').replaceAll('\0', '').trim().slice(0, WORDS_SIGNS_MAX),
  phase: phases.find((phase) => phase === query.phase) ?? '',
  theme: /^[a-z-]{1,40}$/.test(query.theme ?? '') ? (query.theme ?? '') : '',
  region: /^\d{2,3}$/.test(query.region ?? '') ? (query.region ?? '') : '',
  miens: query.miens === 'oui' ? 'oui' : '',
})

const filtersOf = (asked: ProjectsAsked): ProjectFilters => ({
  words: asked.mots || undefined,
  phase: phases.find((phase) => phase === asked.phase),
  theme: asked.theme || undefined,
  region: asked.region || undefined,
  isMine: asked.miens !== '',
})

const pageIn = (text: string | undefined) => Math.min(Math.max(Math.trunc(Number(text)) || 1, 1), PAGE_MAX)

async function showList(c: Context<Visit>) {
  const { lang, path, actor } = c.var
  const asked = askedIn(c.req.query())
  const page = pageIn(c.req.query('page'))
  const [found, options] = await Promise.all([
    listProjects(c.var, filtersOf(asked), page),
    charterOptions(c.var),
  ])
  const isSignedIn = actor.person !== undefined
  return c.html(<ProjectListPage {...{ lang, path, page, asked, isSignedIn, ...found, ...options }} />)
}

const columns = [
  ...(['slug', 'title', 'purpose', 'owner', 'choice', 'phase', 'common', 'licence'] as const),
  ...(['themes', 'territory', 'is_public', 'starts_on', 'ends_on'] as const),
]

async function exportList(c: Context<Visit>) {
  const projects = await exportProjects(c.var, filtersOf(askedIn(c.req.query())))
  const rows = projects.map((project) =>
    columns.map((name) => (name === 'themes' ? project[name].join(' ') : project[name])),
  )
  return tableFile(c, 'csv', { name: 'chantiers', columns: columns, rows })
}

export const projectListRoutes = new Hono<Visit>()
  .get('/chantiers', showList)
  .get('/chantiers.csv', exportList)
