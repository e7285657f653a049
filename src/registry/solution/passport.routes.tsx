import { type Context, Hono } from 'hono'
import type { Visit } from '#platform/http.ts'
import { providersFor, usageCountByKind, usageFor } from '#registry/evidence/index.ts'
import { territoryNames } from '#registry/organisation/index.ts'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import { absentName, citedSource } from './catalogue-names.ts'
import { criteriaOf } from './criteria.ts'
import { exportSolution } from './export.queries.ts'
import { fieldSources } from './field-sources.ts'
import { byState } from './function-text.ts'
import { ignoredOf } from './ignored.ts'
import { PassportPage } from './passport.page.tsx'
import { words } from './passport.words.ts'
import type { Frame } from './passport-frame.page.tsx'
import { usersOf } from './passport-proofs.page.tsx'
import { findSolution, type Solution, solutionsBySlug } from './solution.queries.ts'
import type { SolutionSlots } from './solution-list.routes.tsx'
import { SolutionSourcesPage } from './solution-sources.page.tsx'
import { SolutionUsagesPage } from './solution-usages.page.tsx'
import { SolutionFunctionsView, SolutionProvidersView } from './solution-views.page.tsx'

type Vars = Visit['Variables']

/** Rows of a page of proofs, providers or functions: with their sources, they hold in the budget of a page. */
const ROWS_PER_PAGE = 25

const functionLabel = (lang: Vars['lang']) => (id: string) =>
  readTaxonomy().functions.get(id)?.label[lang] ?? id

async function regionNames({ db }: Vars, codes: readonly (string | null)[]) {
  if (!codes.some(Boolean)) return (code: string) => code
  const regions = (await territoryNames(db)).filter(({ kind }) => kind === 'region')
  const names = new Map(regions.map(({ insee_code, name }) => [insee_code, name]))
  return (code: string) => names.get(code) ?? code
}

async function alternativesOf({ db }: Vars, { alternatives }: Solution) {
  const found = new Map((await solutionsBySlug(db, alternatives)).map((link) => [link.slug, link]))
  return alternatives
    .map((slug) => ({
      slug,
      name: found.get(slug)?.name ?? absentName(slug) ?? slug,
      found: found.get(slug),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}

/** What every view of a solution is made of. */
async function readAll({ db, lang, path, today }: Vars, solution: Solution) {
  const { id, retained } = solution
  const [kinds, usages, providers] = await Promise.all([
    usageCountByKind(db, id, today),
    usageFor(db, id, today),
    providersFor(db, id),
  ])
  const counts = {
    fonctions: retained.functions.length,
    usages: usersOf(kinds),
    // One organisation named for two services is one provider.
    prestataires: new Set(providers.map(({ siren, name }) => siren ?? name.toLowerCase())).size,
  }
  const current = usages.filter(({ state }) => state === 'current')
  const toConfirm = usages.filter(({ state }) => state === 'to-confirm')
  const frame: Frame = { lang, path, solution, counts }
  return { frame, kinds, current, toConfirm, providers }
}

function turned<One>(c: Context<Visit>, all: readonly One[]) {
  const pages = Math.max(Math.ceil(all.length / ROWS_PER_PAGE), 1)
  const page = Math.min(Math.max(Math.trunc(Number(c.req.query('page'))) || 1, 1), pages)
  return { page, pages, shown: all.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE) }
}

const passport =
  ({ about }: Slots) =>
  async (c: Context<Visit>, solution: Solution) => {
    const { lang, today } = c.var
    const [{ frame, kinds, current, toConfirm, providers }, alternatives, more] = await Promise.all([
      readAll(c.var, solution),
      alternativesOf(c.var, solution),
      about?.(c.var, solution),
    ])
    const proofs = {
      providers: frame.counts.prestataires,
      users: frame.counts.usages,
      usersToConfirm: toConfirm.length,
    }
    const regions = providers.map(({ region }) => region)
    return c.html(
      <PassportPage
        {...{ ...frame, providers, alternatives, more }}
        proofs={{ kinds, current, toConfirm, cite: citedSource }}
        criteria={criteriaOf(solution, proofs, today)}
        ignored={ignoredOf(solution.retained, proofs)}
        functionLabel={functionLabel(lang)}
        regionName={await regionNames(c.var, regions)}
      />,
    )
  }

async function usages(c: Context<Visit>, solution: Solution) {
  const { frame, kinds, current, toConfirm } = await readAll(c.var, solution)
  const { shown, ...turn } = turned(c, [...current, ...toConfirm])
  return c.html(
    <SolutionUsagesPage
      {...{ ...frame, ...turn, kinds }}
      cite={citedSource}
      current={shown.filter(({ state }) => state === 'current')}
      toConfirm={shown.filter(({ state }) => state === 'to-confirm')}
      toConfirmTotal={toConfirm.length}
    />,
  )
}

async function providers(c: Context<Visit>, solution: Solution) {
  const { frame, providers: all } = await readAll(c.var, solution)
  const { shown, ...turn } = turned(c, all)
  const regions = shown.map(({ region }) => region)
  return c.html(
    <SolutionProvidersView
      {...{ ...frame, ...turn, providers: shown }}
      cite={citedSource}
      regionName={await regionNames(c.var, regions)}
    />,
  )
}

async function functions(c: Context<Visit>, solution: Solution) {
  const { frame } = await readAll(c.var, solution)
  const { shown, ...turn } = turned(c, byState(solution.retained.functions))
  return c.html(
    <SolutionFunctionsView
      {...{ ...frame, ...turn, functions: shown }}
      functionLabel={functionLabel(c.var.lang)}
    />,
  )
}

async function sources(c: Context<Visit>, solution: Solution) {
  const { frame } = await readAll(c.var, solution)
  const order = Object.keys(words[frame.lang].fields)
  return c.html(
    <SolutionSourcesPage {...frame} fields={fieldSources(solution.values, solution.retained, order)} />,
  )
}

async function publiccode(c: Context<Visit>, { slug }: Solution) {
  const outcome = await exportSolution(c.var.db, slug)
  if (!outcome.done) return c.notFound()
  return c.body(outcome.value, 200, {
    'content-type': 'application/yaml; charset=utf-8',
    'content-disposition': `attachment; filename="${slug}.publiccode.yml"`,
  })
}

type Show = (c: Context<Visit>, solution: Solution) => Response | Promise<Response>
const withSolution = (show: Show) => async (c: Context<Visit>) => {
  const solution = await findSolution(c.var.db, c.req.param('slug') ?? '')
  return solution ? show(c, solution) : c.notFound()
}

type Slots = Pick<SolutionSlots, 'about'>

export const passportRoutesWith = (slots: Slots) =>
  new Hono<Visit>()
    .get('/solutions/:slug', withSolution(passport(slots)))
    .get('/solutions/:slug/fonctions', withSolution(functions))
    .get('/solutions/:slug/usages', withSolution(usages))
    .get('/solutions/:slug/prestataires', withSolution(providers))
    .get('/solutions/:slug/sources', withSolution(sources))
    .get('/solutions/:slug/publiccode.yml', withSolution(publiccode))
