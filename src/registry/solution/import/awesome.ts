import { parseDocument } from 'yaml'
import { normaliseLicence } from '#engines/spdx/licence.ts'
import { licenceFamily } from '../columns.ts'
import { slugOf } from '../identity.ts'
import type { Place } from '../import-problem.ts'
import type { SolutionRecord } from '../record.form.ts'
import { elementsOf, isObject, parseJson } from './json-lines.ts'
import { addressIn, distinct, nothingRead, type Read, readProblem, recordAt, textIn } from './reading.ts'

const PAGES = 'https://github.com/awesome-selfhosted/awesome-selfhosted-data/blob/master/software/'
const YAML_MAX = 100_000

/** Reads the whole list as one JSON array. */
export function readAwesomeJson(text: string, file: string): Read {
  const parsed = parseJson(text, file)
  if ('problem' in parsed) return nothingRead(parsed.problem)
  const elements = elementsOf(text, parsed.value)
  if (!elements) return nothingRead(readProblem({ file }, '', 'unknown-shape'))
  const read: Read = { records: [], warnings: [], problems: [] }
  for (const { line, value } of elements) take(value, { file, line }, read)
  return read
}

/** Reads one software of the list, as its repository keeps it: one YAML file each. */
export function readAwesomeYaml(text: string, file: string): Read {
  const read: Read = { records: [], warnings: [], problems: [] }
  if (text.length > YAML_MAX) return nothingRead(readProblem({ file }, '', 'too-large', `${YAML_MAX}`))
  const document = parseDocument(text, { logLevel: 'silent', prettyErrors: true })
  const [error] = document.errors
  if (error) return refused(file, error, error.linePos?.[0].line)
  let value: unknown
  try {
    // None of these files holds an alias: one that does is not of this list.
    value = document.toJS({ maxAliasCount: 0 })
  } catch (cause) {
    return refused(file, cause, 1)
  }
  if (!isObject(value)) return nothingRead(readProblem({ file }, '', 'unknown-shape'))
  const own = /([^/\\]+)\.ya?ml$/.exec(file)?.[1]
  take({ id: own, ...value }, { file, line: 1 }, read)
  return read
}

const refused = (file: string, cause: unknown, line = 1): Read =>
  nothingRead(
    readProblem({ file, line }, '', 'yaml', (cause instanceof Error ? cause.message : '').split('\n')[0]),
  )

function take(software: Record<string, unknown>, at: Place, read: Read): void {
  const name = textIn(software.name)
  if (!name) return void read.problems.push(readProblem(at, 'name', 'missing-name'))
  const licence = licenceOf(software.licenses)
  if (licence.unfree) return void read.warnings.push(readProblem(at, 'licenses', 'not-free', licence.unfree))
  if (licence.licenceText)
    read.warnings.push(readProblem(at, 'licenses', 'licence-unread', licence.licenceText))
  read.records.push(recordOf(name, software, licence, at))
}

type ReadLicence = { licence?: string; licenceText?: string; unfree?: string }

/** Several licences are those of several parts: all of them bind, so the whole is their conjunction. */
function licenceOf(value: unknown): ReadLicence {
  const texts = Array.isArray(value) ? value.flatMap((each) => textIn(each) ?? []) : []
  if (texts.length === 0) return {}
  const written = texts.join(' AND ')
  if (texts.some((text) => /proprietary|commons-clause|no-military/i.test(text))) return { unfree: written }
  const spdx = texts.map((text) => normaliseLicence(text))
  if (spdx.some((each) => each === undefined)) return { licenceText: written }
  const licence = spdx.join(' AND ')
  return licenceFamily(licence) === 'restricted' ? { unfree: written } : { licence }
}

function recordOf(
  name: string,
  software: Record<string, unknown>,
  { licence, licenceText }: ReadLicence,
  at: Place,
): SolutionRecord {
  const id = textIn(software.id) ?? slugOf(name)
  const release = isObject(software.current_release) ? software.current_release : {}
  const description = withoutLinks(textIn(software.description) ?? '')
  const commits = commitsOf(software.commit_history)
  return recordAt(
    at,
    { sourceUrl: `${PAGES}${encodeURIComponent(id)}.yml`, dated: dayIn(software.updated_at) },
    {
      name,
      id,
      licence,
      licenceText,
      en: description.slice(0, 1_000) || undefined,
      website: addressIn(software.website_url),
      repository: addressIn(software.source_code_url),
      demo: addressIn(software.demo_url),
      status: software.archived === true ? 'archived' : commits ? 'active' : undefined,
      version: textIn(release.tag)?.slice(0, 100),
      releaseDate: dayIn(release.published_at),
      stars: typeof software.stargazers_count === 'number' ? software.stargazers_count : undefined,
      commitsYear: commits,
      hosting: ['serveur'],
      platforms: textsIn(software.platforms),
      categories: textsIn(software.tags),
      replaces: replaced(description),
    },
  )
}

const textsIn = (value: unknown): string[] =>
  distinct(Array.isArray(value) ? value.map((each) => textIn(each)?.slice(0, 120)) : [])
const dayIn = (value: unknown): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(String(value ?? ''))?.[0]
const withoutLinks = (markdown: string): string => markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')

/** The commits of the months told, which are the last twelve. */
function commitsOf(history: unknown): number | undefined {
  if (!isObject(history)) return undefined
  const counts = Object.values(history).filter((count) => typeof count === 'number')
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0)
}

/** The list says it in one way: « (alternative to Google Drive, Dropbox and Box) ». */
function replaced(description: string): string[] {
  const said = /\(alternatives? (?:to|for) ([^)]+)\)/i.exec(description)?.[1] ?? ''
  const names = said
    .split(/,|;|\/| and | or |&/)
    .map((name) => name.replace(/^(and|or|etc\.?)\s+|\betc\.?$/i, '').trim())
  return distinct(names.filter((name) => name !== '' && name.length <= 60))
}
