import type { Context } from 'hono'
import type { Visit } from '#platform/http.ts'
import type { Provider, UsageCount } from '#registry/evidence/index.ts'
import type {
  KeptFunction,
  KeptItem,
  ListedSolution,
  Retained,
  Said,
  Solution,
} from '#registry/solution/index.ts'
import { apiUrl, pageUrl } from '../open-api.ts'
import type { ListedAnswer, SolutionAnswer } from './solution.schema.ts'

type Row = Omit<ListedSolution, 'id' | 'place' | 'changed_on'>

/** A solution as lists give it. */
export const listedAnswer = (c: Context<Visit>, row: Row): ListedAnswer => ({
  slug: row.slug,
  name: row.name,
  fr: row.fr,
  en: row.en,
  licence: row.licence,
  licenceFamily: row.licence_family,
  website: row.website,
  repository: row.repository,
  functions: row.functions,
  audience: row.audience,
  hosting: row.hosting,
  replaces: row.replaces,
  alternatives: row.alternatives,
  keywords: row.keywords,
  status: row.status,
  since: row.since,
  sill: row.sill,
  links: {
    self: apiUrl(c, `/solutions/${row.slug}`),
    html: pageUrl(c, `/solutions/${row.slug}`),
    publiccodeYml: pageUrl(c, `/solutions/${row.slug}/publiccode.yml`),
    publiccodeJson: apiUrl(c, `/solutions/${row.slug}/publiccode`),
  },
})

type About = { providers: readonly Provider[]; usage: UsageCount | undefined }

/** A solution whole: every value of every source, and which of them are shown. */
export const solutionAnswer = (c: Context<Visit>, solution: Solution, about: About): SolutionAnswer => ({
  ...listedAnswer(c, solution),
  long: solution.long,
  coverage: solution.retained.functions.map(coverageAnswer),
  values: valuesAnswer(solution),
  usages: {
    current: about.usage?.current ?? 0,
    toConfirm: about.usage?.toConfirm ?? 0,
    url: apiUrl(c, `/solutions/${solution.slug}/usages`),
  },
  providers: about.providers.map(({ name, siren, region, service, source, source_url, seen }) => ({
    ...{ name, siren, region, service, source, seen },
    url: source_url,
  })),
})

const coverageAnswer = ({ id, value, from }: KeptFunction): SolutionAnswer['coverage'][number] => ({
  id,
  state: value.state,
  proof: value.proof ?? null,
  fr: value.fr ?? null,
  en: value.en ?? null,
  source: from.source,
  dated: from.dated,
})

/** Values of all sources. Lists add up: each source that brings an item is retained. */
export function valuesAnswer({
  values,
  retained,
}: {
  values: readonly Said[]
  retained: Retained
}): SolutionAnswer['values'] {
  const kept = new Set([
    ...Object.values(retained.single).map((one) => keyOf(one.from)),
    ...Object.values(retained.lists).flatMap((items: KeptItem<string>[]) =>
      items.flatMap(({ from }) => from.map(keyOf)),
    ),
    ...retained.functions.map(({ from }) => keyOf(from)),
  ])
  return values.map((said) => ({
    field: said.field,
    source: said.source,
    dated: said.dated,
    url: said.sourceUrl,
    value: said.value,
    retained: kept.has(keyOf(said)),
  }))
}

const keyOf = ({ field, source }: Said): string => `${field} ${source}`
