import { type Context, Hono } from 'hono'
import type { Fact } from '#engines/understanding/understanding.ts'
import { fieldsOf } from '#platform/http/fields.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { lookUpOrganisation, searchOrganisations, stateDirectory } from '#registry/organisation/index.ts'
import { correctionsOf } from '../understanding/correction.queries.ts'
import { questionsOf } from '../understanding/subjects.ts'
import { understandNeed } from '../understanding/understanding.ts'
import { kindOptions, subjectOptions } from './choices.ts'
import { preciseNeed } from './need.actions.ts'
import { type PrecisionField, subjectAnswersIn } from './need.form.ts'
import type { OwnNeed } from './need.queries.ts'
import { ownNeedOf } from './need.routes.tsx'
import { type BodySearch, PrecisionPage, type PrecisionValues } from './precision.page.tsx'
import { regionOptions } from './regions.queries.ts'

const CANDIDATES_MAX = 8

const euros = (cents: bigint | null) => (cents === null ? '' : String(cents / 100n))

/** What was understood and that the form asks too: proposed, and stated once it is saved. */
function proposed(facts: readonly Fact[]): Partial<PrecisionValues> {
  // The first fact of a kind is the one meant: it is written last.
  return Object.assign({}, ...facts.map(proposedBy).reverse())
}

function proposedBy(fact: Fact): Partial<PrecisionValues> {
  switch (fact.kind) {
    case 'population':
      return { population: String(fact.value.count) }
    case 'body':
      return { body_kind: fact.value.kind }
    case 'budget':
      return {
        budget_min: euros(fact.value.min ?? null),
        budget_max: euros(fact.value.max ?? fact.value.about ?? null),
      }
    case 'date':
      return { deadline: fact.value.sense === 'from' ? fact.value.from : fact.value.until }
    default:
      return fact.kind === 'constraint' && fact.value.is === 'rgaa' ? { accessibility: true } : {}
  }
}

/** What is saved stands; where nothing is, what was understood is proposed. */
function firstValues(need: OwnNeed, facts: readonly Fact[]): PrecisionValues {
  const saved = valuesOf(need)
  const given = Object.entries(saved).filter(([, value]) => value !== '' && value !== false)
  return { ...saved, ...proposed(facts), ...Object.fromEntries(given) }
}

const valuesOf = (need: OwnNeed): PrecisionValues => ({
  title: need.title,
  text: need.text,
  organisation: need.organisation_id === null ? '' : String(need.organisation_id),
  body_name: need.body_name ?? '',
  body_kind: need.body_kind ?? '',
  region_code: need.region_code ?? '',
  population: need.population === null ? '' : String(need.population),
  hosting: need.hosting ?? '',
  licence: need.licence ?? '',
  accessibility: need.accessibility,
  deadline: need.deadline ?? '',
  budget_min: euros(need.budget_min),
  budget_max: euros(need.budget_max),
  existing: need.existing ?? '',
  subject: need.subject ?? '',
})

const sentValues = (fields: Record<string, string>): PrecisionValues => ({
  ...fields,
  accessibility: fields.accessibility === 'on',
})

type Shown = {
  values: PrecisionValues
  answers: Record<string, string>
  wrong?: PrecisionField[]
  search?: BodySearch
  status?: 200 | 422
}

async function show(
  c: Context<Visit>,
  need: OwnNeed,
  { values, answers, wrong = [], search, status = 200 }: Shown,
) {
  const { lang, path } = c.var
  return c.html(
    <PrecisionPage
      {...{ lang, path, need, values, wrong, search }}
      kinds={kindOptions(lang)}
      regions={await regionOptions(c.var.db)}
      subjects={subjectOptions(lang)}
      questions={questionsOf(values.subject, answers)}
    />,
    status,
  )
}

type Body = {
  id?: bigint | undefined
  name: string
  kind: string
  region?: string | null
  population?: number | null
  siren: string | null
}

const filled = (values: PrecisionValues, body: Body): PrecisionValues => ({
  ...values,
  organisation: body.id === undefined ? '' : String(body.id),
  body_name: body.name,
  body_kind: body.kind,
  region_code: body.region ?? values.region_code,
  population: body.population ? String(body.population) : values.population,
  siren: body.siren ?? values.siren,
})

/** Fills the body from a SIREN, a SIRET, the one chosen among several, or the one that a name finds. */
async function fill(c: Context<Visit>, values: PrecisionValues): Promise<Pick<Shown, 'values' | 'search'>> {
  const { db, config } = c.var
  const asked = (values.siren ?? '').trim()
  if (/^[\d\s\u00a0\u202f.]{9,25}$/.test(asked)) {
    const found = await lookUpOrganisation(db, stateDirectory(config.COMPANY_DIRECTORY_URL), asked)
    if (found.state === 'known') return { values: filled(values, found.organisation) }
    if (found.state === 'found') return { values: filled(values, found.company) }
    return { values, search: { candidates: [], isEmpty: true } }
  }
  const { rows } = await searchOrganisations(db, { q: asked })
  const chosen =
    rows.find(({ id }) => String(id) === values.organisation) ?? (rows.length === 1 ? rows[0] : undefined)
  if (chosen) return { values: filled(values, chosen) }
  const candidates = rows.slice(0, CANDIDATES_MAX).map(({ id, name, departement }) => ({
    value: String(id),
    label: departement ? `${name} (${departement})` : name,
  }))
  return { values, search: { candidates, isEmpty: rows.length === 0 } }
}

async function precise(c: Context<Visit>) {
  const need = await ownNeedOf(c)
  if (!need) return c.notFound()
  const fields = await fieldsOf(c)
  const values = sentValues(fields)
  const answers = subjectAnswersIn(fields)
  if (fields.geste === 'remplir') return show(c, need, { answers, ...(await fill(c, values)) })
  if (fields.geste === 'sujet') return show(c, need, { answers, values })
  const outcome = await preciseNeed(c.var, need.ref, fields)
  if (!outcome.done) return show(c, need, { values, answers, wrong: outcome.details, status: 422 })
  return c.redirect(to(c.var.lang, `/besoins/${need.ref}`), 303)
}

export const precisionRoutes = new Hono<Visit>()
  .get('/besoins/:ref/preciser', async (c) => {
    const need = await ownNeedOf(c)
    if (!need) return c.notFound()
    const { facts } = understandNeed(need, await correctionsOf(c.var.db, need.id))
    return show(c, need, { values: firstValues(need, facts), answers: need.subject_answers })
  })
  .post('/besoins/:ref/preciser', precise)
