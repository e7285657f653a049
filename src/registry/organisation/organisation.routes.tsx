import { stringify } from 'csv-stringify/sync'
import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { explainSiren } from '#engines/siren/siren.words.ts'
import { type Fields, fieldsOf } from '#platform/http/fields.ts'
import { streamed } from '#platform/http/stream.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { stateDirectory } from './company-directory.ts'
import { lookUpOrganisation } from './look-up.queries.ts'
import { type AddRefusal, addOrganisation } from './organisation.actions.ts'
import { filtersQuery, readFilters } from './organisation.form.ts'
import { OrganisationsPage } from './organisation.page.tsx'
import {
  exportOrganisations,
  nearOrganisations,
  PAGE_ROWS,
  PAGES_MAX,
  searchOrganisations,
  territoryNames,
} from './organisation.queries.ts'
import {
  findOrganisation,
  type Organisation,
  organisationBySiren,
  refOf,
  relationsOf,
} from './organisation-find.queries.ts'
import { NewOrganisationPage, type Step } from './organisation-new.page.tsx'
import { OrganisationPage } from './organisation-show.page.tsx'

type Vars = Visit['Variables']
/** What the rest of the site adds to the page of an organisation: what it uses, needs, provides. */
export type OrganisationSlots = {
  about?: (visit: Vars, organisation: Organisation) => Promise<Child>
}

async function list(c: Context<Visit>) {
  const { db, lang, path } = c.var
  const { filters, page } = readFilters(c.req.query())
  const [{ rows, total }, territories, epci] = await Promise.all([
    searchOrganisations(db, filters, page),
    territoryNames(db),
    filters.epci ? organisationBySiren(db, filters.epci) : undefined,
  ])
  const near = rows.length === 0 && filters.q ? await nearOrganisations(db, filters.q) : []
  const pages = Math.min(Math.ceil(total / PAGE_ROWS), PAGES_MAX)
  return c.html(
    <OrganisationsPage
      {...{ lang, path, filters, page, pages, total, rows, near, territories, refOf }}
      epciName={epci?.name}
      query={filtersQuery}
    />,
  )
}

const csvColumns = [
  ...(['siren', 'siret', 'name', 'kind', 'insee_code', 'departement', 'region', 'epci_siren'] as const),
  ...(['postal_codes', 'population', 'legal_category', 'source', 'source_date'] as const),
]

/** Sent as it is read: the whole of France is not held in memory. */
async function exportCsv(c: Context<Visit>) {
  const { filters } = readFilters(c.req.query())
  const batches = exportOrganisations(c.var.db, filters)
  const lines = async function* () {
    // A spreadsheet reads UTF-8 when the file begins with this mark.
    yield new TextEncoder().encode(`\ufeff${csvColumns.join(',')}\n`)
    for await (const rows of batches) {
      const flat = rows.map((row) =>
        csvColumns.map((name) => (name === 'postal_codes' ? row[name].join(' ') : row[name])),
      )
      yield new TextEncoder().encode(stringify(flat, { escape_formulas: true }))
    }
  }
  return c.body(await streamed(lines()), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="organismes.csv"',
  })
}

function showStep(c: Context<Visit>, step: Step, given: Fields, status: 200 | 422 = 200) {
  const { lang, path, today } = c.var
  return c.html(<NewOrganisationPage {...{ lang, path, today, step, given }} />, status)
}

const knownStep = (c: Context<Visit>, row: Parameters<typeof refOf>[0] & { name: string }): Step => ({
  step: 'known',
  name: row.name,
  href: to(c.var.lang, `/organismes/${refOf(row)}`),
})

const directoryOf = ({ config }: Vars) => stateDirectory(config.COMPANY_DIRECTORY_URL)

/** A number in the address: who has it, or why it is wrong. */
async function ask(c: Context<Visit>) {
  const given = c.req.query()
  if (given.numero === undefined) return showStep(c, { step: 'ask' }, given)
  const answer =
    given.saisie === 'oui'
      ? await lookUpOrganisation(c.var.db, { find: async () => ({ state: 'absent' }) }, given.numero)
      : await lookUpOrganisation(c.var.db, directoryOf(c.var), given.numero)
  switch (answer.state) {
    case 'wrong':
      return showStep(c, { step: 'ask', fault: explainSiren(c.var.lang, answer.fault) }, given, 422)
    case 'known':
      return showStep(c, knownStep(c, answer.organisation), given)
    case 'found':
      return answer.company.isClosed
        ? showStep(c, { step: 'closed', name: answer.company.name }, given)
        : showStep(c, { step: 'found', company: answer.company }, given)
    case 'absent':
      return showStep(
        c,
        { step: 'manual', because: given.saisie === 'oui' ? 'asked' : 'absent', wrong: [] },
        given,
      )
    case 'unavailable':
      return showStep(c, { step: 'manual', because: answer.why, wrong: [] }, given)
  }
}

function refusedStep(c: Context<Visit>, refusal: AddRefusal): Step {
  switch (refusal.reason) {
    case 'number-wrong':
      return { step: 'ask', fault: explainSiren(c.var.lang, refusal.details) }
    case 'already-known':
      return knownStep(c, refusal.details)
    case 'closed':
      return { step: 'closed', name: refusal.details.name }
    case 'not-in-directory':
      return { step: 'manual', because: 'absent', wrong: [] }
    case 'directory-silent':
      return { step: 'manual', because: refusal.details, wrong: [] }
    case 'form-incomplete':
      return { step: 'manual', because: 'asked', wrong: refusal.details }
  }
}

async function add(c: Context<Visit>) {
  const fields = await fieldsOf(c)
  const outcome = await addOrganisation(c.var, fields, directoryOf(c.var))
  if (outcome.done) return c.redirect(to(c.var.lang, `/organismes/${refOf(outcome.value)}`), 303)
  return showStep(c, refusedStep(c, outcome), fields, 422)
}

/** The pages of organisations; the app says what stands under the facts of each. */
export const organisationRoutesWith = ({ about }: OrganisationSlots) =>
  new Hono<Visit>()
    .get('/organismes', list)
    .get('/organismes.csv', exportCsv)
    .get('/organismes/nouveau', ask)
    .post('/organismes/nouveau', add)
    .get('/organismes/:ref', async (c) => {
      const { db, lang, path } = c.var
      const organisation = await findOrganisation(db, c.req.param('ref'))
      if (!organisation) return c.notFound()
      const relations = await relationsOf(db, organisation)
      return c.html(
        <OrganisationPage {...{ lang, path, organisation, relations, refOf }} query={filtersQuery}>
          {await about?.(c.var, organisation)}
        </OrganisationPage>,
      )
    })
