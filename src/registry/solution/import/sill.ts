import { slugOf } from '../identity.ts'
import type { Place } from '../import-problem.ts'
import type { SolutionRecord } from '../record.form.ts'
import { recordOfComptoir } from './comptoir.ts'
import { readRows } from './csv-rows.ts'
import { type Element, elementsOf, isObject, parseJson } from './json-lines.ts'
import {
  addressIn,
  distinct,
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

type Row = { at: Place; cells: Record<string, unknown> }

/** The columns of the CSV files of 2020 and 2022, and the keys of the JSON files of 2022, under one set of names. */
const keysOf = {
  id: ['id', 'ID', '_id'],
  name: ['i', 'nom', '_name', 'name'],
  task: ['f', 'fonction', '_function', 'function'],
  context: ['u', 'contexte-usage', 'whereAndInWhatContextIsItUsed', 'contextOfUse'],
  licence: ['l', 'licence', '_license', 'license'],
  years: ['y', 'annees'],
  status: ['st', 'statut', 'recommendationStatus'],
  supported: ['su', 'support', 'isPresentInSupportContract'],
  alike: ['si', 'similaire-a'],
  comptoir: ['co', 'comptoir-du-libre', 'comptoirDuLibreOrgId'],
  wikidata: ['wikidata', 'wikidataId'],
  sector: ['se', 'secteur'],
  component: ['c', 'composant'],
  version: ['v-', 'version_min', 'version', '__versionMin', 'versionMin'],
  website: ['website'],
  sources: ['sources'],
  documentation: ['doc'],
  logo: ['logo'],
  fr: ['fr-desc'],
  en: ['en-desc'],
} as const

const statuses: Readonly<Record<string, 'R' | 'O' | 'FR'>> = {
  R: 'R',
  O: 'O',
  FR: 'FR',
  recommended: 'R',
  'in observation': 'O',
  'no longer recommended': 'FR',
}

/**
 * Reads the « socle interministériel de logiciels libres »: JSON of January, of May 2022 and of the joined build, CSV
 * of 2020 and 2022. The year told is the last one for which a software is listed; `dated` replaces it when given.
 */
export function readSill(text: string, file: string, dated?: string): Read {
  const rows = /^\s*[[{]/.test(text) ? jsonRows(text, file) : csvRows(text, file)
  if ('problems' in rows) return rows
  const names = new Map(rows.rows.map(({ cells }) => [`${cell(cells, 'id')}`, textIn(cell(cells, 'name'))]))
  const read: Read = { records: [], warnings: [], problems: [] }
  for (const { at, cells } of rows.rows) {
    const name = textIn(cell(cells, 'name'))
    if (!name) {
      read.problems.push(readProblem(at, 'name', 'missing-name'))
      continue
    }
    const record = recordOf(name, at, cells, names, dated)
    read.records.push({ ...record, ...(rows.users?.get(String(cell(cells, 'id'))) ?? {}) })
    read.warnings.push(...licenceWarnings(at, record.fields))
  }
  return read
}

const cell = (cells: Record<string, unknown>, name: keyof typeof keysOf): unknown => {
  for (const key of keysOf[name]) if (Object.hasOwn(cells, key)) return cells[key]
  return undefined
}

type Rows = { rows: Row[]; users?: Map<string, Pick<SolutionRecord, 'users' | 'providers'>> }

function csvRows(text: string, file: string): Rows | Read {
  const read = readRows(text, file)
  if ('problem' in read) return nothingRead(read.problem)
  const isSill = ['nom', 'licence', 'statut'].every((column) => read.columns.includes(column))
  if (!isSill) return nothingRead(readProblem({ file }, '', 'unknown-shape'))
  return { rows: read.rows.map(({ line, cells }) => ({ at: { file, line }, cells })) }
}

function jsonRows(text: string, file: string): Rows | Read {
  const parsed = parseJson(text, file)
  if ('problem' in parsed) return nothingRead(parsed.problem)
  const catalog = elementsOf(text, parsed.value, 'catalog')
  const elements = catalog ?? elementsOf(text, parsed.value)
  const isSill = elements?.every(
    ({ value }) => cell(value, 'name') !== undefined && cell(value, 'licence') !== undefined,
  )
  if (!elements || !isSill) return nothingRead(readProblem({ file }, '', 'unknown-shape'))
  const rows = elements.map((element) => ({ at: { file, line: element.line }, cells: flat(element.value) }))
  return catalog ? { rows, users: usersOf(parsed.value, catalog) } : { rows }
}

/** The joined build keeps what Wikidata says in an object of its own. */
function flat(value: Record<string, unknown>): Record<string, unknown> {
  const { wikidataData } = value
  if (!isObject(wikidataData)) return value
  const description = isObject(wikidataData.description) ? wikidataData.description : {}
  return {
    ...value,
    wikidata: wikidataData.id,
    website: wikidataData.websiteUrl,
    sources: wikidataData.sourceUrl,
    doc: wikidataData.documentationUrl,
    'fr-desc': description.fr,
    'en-desc': description.en,
  }
}

/** Who runs what: the State's services of the build, and the users that the Comptoir du Libre told it. */
function usersOf(value: unknown, catalog: readonly Element[]): NonNullable<Rows['users']> {
  const services = isObject(value) && Array.isArray(value.services) ? value.services.filter(isObject) : []
  const bySoftware = Map.groupBy(services, ({ softwareSillId }) => String(softwareSillId))
  return new Map(
    catalog.map(({ value: software }) => {
      const id = String(cell(software, 'id'))
      const comptoir = isObject(software.comptoirDuLibreSoftware)
        ? recordOfComptoir(software.comptoirDuLibreSoftware, {})
        : undefined
      const users = (bySoftware.get(id) ?? []).flatMap(serviceUse)
      return [id, { users: [...users, ...(comptoir?.users ?? [])], providers: comptoir?.providers ?? [] }]
    }),
  )
}

function serviceUse(service: Record<string, unknown>) {
  const name = textIn(service.agencyName)
  const seen = /^\d{4}(-\d{2})?/.exec(String(service.lastUpdateDate ?? service.publicationDate ?? ''))?.[0]
  const purpose = textIn(service.description) ?? textIn(service.serviceName)
  const url = addressIn(service.serviceUrl)
  if (!name || !seen) return []
  return [
    { name, source: 'sill-services', seen, ...(purpose ? { for: purpose } : {}), ...(url ? { url } : {}) },
  ]
}

function recordOf(
  name: string,
  at: Place,
  cells: Record<string, unknown>,
  names: ReadonlyMap<string, string | undefined>,
  dated: string | undefined,
): SolutionRecord {
  const get = (key: keyof typeof keysOf) => cell(cells, key)
  const id = wholeIn(get('id'))
  const task = textIn(get('task'))
  const fr = textIn(get('fr'))
  const year = String(get('years') ?? '')
    .match(/\d{4}/g)
    ?.at(-1)
  return recordAt(
    at,
    { sourceUrl: pageOf(id), dated: dated ?? year },
    {
      name,
      ...licenceFields(textIn(get('licence'))),
      id: id === undefined ? undefined : String(id),
      sill: id,
      fr: fr ?? task,
      en: textIn(get('en')),
      long: distinct([task, textIn(get('context'))]).join('. ') || undefined,
      website: addressIn(get('website')),
      repository: addressIn(firstOf(get('sources'))),
      documentation: addressIn(get('documentation')),
      logo: addressIn(get('logo')),
      wikidata: wikidataIn(get('wikidata')),
      comptoir: wholeIn(get('comptoir')),
      version: textIn(get('version'))?.slice(0, 100),
      sillStatus: statuses[String(get('status'))],
      sillSupported: isYes(get('supported')) || undefined,
      keywords: distinct([textIn(get('component')), fr && task?.slice(0, 120)]),
      categories: distinct([textIn(get('sector'))]),
      alternatives: alternatives(get('alike'), names),
    },
  )
}

const pageOf = (id: number | undefined): string | undefined =>
  id === undefined ? undefined : `https://sill.etalab.gouv.fr/fr/software?id=${id}`
const isYes = (value: unknown): boolean =>
  value === true || (typeof value === 'string' && /^(oui|yes|x)$/i.test(value.trim()))
const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

/** The SILL names alike software by number: those of the same file are known by name. */
function alternatives(alike: unknown, names: ReadonlyMap<string, string | undefined>): string[] {
  const ids = typeof alike === 'string' ? (alike.match(/\d+/g) ?? []) : []
  return distinct(ids.map((id) => names.get(id)).map((name) => name && slugOf(name)))
}
