import type { CatalogueEntry, FunctionProof } from './catalogue-file.ts'
import type { FunctionValue } from './fields.ts'
import type { SolutionRecord } from './record.form.ts'

/** The sentences of the catalogue are ours; this is how a page says where they come from. */
export const EDITORS_SOURCE = 'redaction'
/** The day on which the editors read the sites of the projects. */
const READ_ON = '2026-11-21'

/** One entry of our own files as a record: nothing is lost, and what an entry does not say stays unsaid. */
export const recordOfEntry = (entry: CatalogueEntry): SolutionRecord => ({
  slug: entry.slug,
  file: `${entry.domain}.yml`,
  sourceUrl: entry.website,
  dated: READ_ON,
  fields: {
    id: entry.slug,
    name: entry.name,
    fr: entry.fr,
    en: entry.en,
    licence: entry.licence,
    website: entry.website,
    repository: entry.repository,
    domain: entry.domain,
    functions: Object.fromEntries(
      Object.entries(entry.functions).map(([id, proof]) => [id, functionOf(proof)]),
    ),
    audience: [...entry.audience],
    hosting: [...entry.hosting],
    ...(entry.replaces.length > 0 ? { replaces: entry.replaces } : {}),
    ...(entry.alternatives.length > 0 ? { alternatives: entry.alternatives } : {}),
    ...(entry.keywords.length > 0 ? { keywords: entry.keywords } : {}),
    ...(entry.sill === undefined ? {} : { sill: entry.sill }),
    ...(entry.since === undefined ? {} : { since: entry.since }),
  },
  users: entry.users.map(({ for: purpose, ...user }) => ({ ...user, ...(purpose ? { for: purpose } : {}) })),
  providers: entry.providers.map(({ for: service, ...provider }) => ({
    ...provider,
    ...(service ? { for: service } : {}),
  })),
})

const functionOf = (proof: FunctionProof): FunctionValue => ({ ...proof })
