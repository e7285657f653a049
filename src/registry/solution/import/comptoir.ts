import type { Place } from '../import-problem.ts'
import type { ProviderFact, SolutionRecord, UsageFact } from '../record.form.ts'
import { elementsOf, isObject, parseJson } from './json-lines.ts'
import {
  addressIn,
  licenceFields,
  licenceWarnings,
  nothingRead,
  type Read,
  readProblem,
  recordAt,
  textIn,
  wholeIn,
  wikidataIn,
} from './reading.ts'

export const COMPTOIR = 'comptoir-du-libre'
const FACTS_MAX = 2_000

/**
 * Reads the export of the Comptoir du Libre (Adullact): an array of software, or an object that holds one under
 * `softwares`. Its users and providers are kept as dated facts; a licence it only names loosely stays a text.
 */
export function readComptoir(text: string, file: string, dated?: string): Read {
  const parsed = parseJson(text, file)
  if ('problem' in parsed) return nothingRead(parsed.problem)
  const elements = elementsOf(text, parsed.value, 'softwares') ?? elementsOf(text, parsed.value)
  if (!elements) return nothingRead(readProblem({ file }, '', 'unknown-shape'))
  const read: Read = { records: [], warnings: [], problems: [] }
  for (const { line, value } of elements) {
    const at = { file, line }
    const record = recordOfComptoir(value, at, dated)
    if (!record) read.problems.push(readProblem(at, 'name', 'missing-name'))
    else {
      read.records.push(record)
      read.warnings.push(...licenceWarnings(at, record.fields))
    }
  }
  return read
}

/** One software of the export, wherever it is found. Nothing when it has no name. */
export function recordOfComptoir(
  software: Record<string, unknown>,
  at: Place,
  dated?: string,
): SolutionRecord | undefined {
  const name = textIn(software.name)
  if (!name) return undefined
  const outside = isObject(software.external_resources) ? software.external_resources : {}
  const id = wholeIn(software.id)
  // The export gives no date to each user: the day on which the page was last changed is the latest known.
  const seen = dated ?? /^\d{4}-\d{2}-\d{2}/.exec(String(software.modified ?? ''))?.[0]
  const record = recordAt(
    at,
    { sourceUrl: addressIn(software.url), dated: seen },
    {
      name,
      ...licenceFields(textIn(software.licence)),
      id: id === undefined ? undefined : String(id),
      comptoir: id,
      website: addressIn(outside.website),
      repository: addressIn(outside.repository),
      wikidata: wikidataIn(idIn(outside.wikidata)),
      sill: wholeIn(idIn(outside.sill)),
    },
  )
  return seen
    ? { ...record, users: facts(software.users, seen), providers: facts(software.providers, seen) }
    : record
}

const idIn = (resource: unknown): unknown => (isObject(resource) ? resource.id : undefined)

function facts(listed: unknown, seen: string): (UsageFact & ProviderFact)[] {
  const bodies = Array.isArray(listed) ? listed.filter(isObject).slice(0, FACTS_MAX) : []
  return bodies.flatMap((body) => {
    const name = textIn(body.name)?.slice(0, 200)
    const url = addressIn(body.url)
    return name ? [{ name, source: COMPTOIR, seen, ...(url ? { url } : {}) }] : []
  })
}
