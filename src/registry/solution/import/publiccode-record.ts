import type { Publiccode } from '#engines/publiccode/model.ts'
import { type Parsed, parsePubliccode } from '#engines/publiccode/parse-publiccode.ts'
import type { FileLook } from '#engines/publiccode/read-shape.ts'
import type { SolutionFields } from '../fields.ts'
import { repositoryKey } from '../identity.ts'
import type { Place } from '../import-problem.ts'
import { type PlurielSection, sectionIn } from '../publiccode-section.ts'
import type { SolutionRecord, UsageFact } from '../record.form.ts'
import { addressIn, distinct, licenceFields, nothingRead, type Read, recordAt } from './reading.ts'

/** Reads one publiccode.yml. `today` dates what the file says without a date of its own. */
export function readPubliccode(source: Uint8Array, file: string, today: string, look?: FileLook): Read {
  const parsed: Parsed = parsePubliccode(source, look)
  if ('errors' in parsed) return nothingRead(...parsed.errors.map((error) => ({ ...error, file })))
  return {
    records: [recordOfPubliccode(parsed.solution, { file, line: 1 }, today)],
    warnings: parsed.warnings.map((warning) => ({ ...warning, file })),
    problems: [],
  }
}

/** A file that an instance of Pluriel wrote says, under `x-pluriel`, which mandatory keys it had to assume. */
export function recordOfPubliccode(publiccode: Publiccode, at: Place, today: string): SolutionRecord {
  const section = sectionIn(publiccode)
  const dated = publiccode.releaseDate ?? publiccode.latestRelease?.date ?? today
  const record = recordAt(
    at,
    { slug: section?.slug, sourceUrl: addressIn(publiccode.url), dated },
    section ? { ...withoutAssumed(publiccode, section), ...section.fields } : fieldsOf(publiccode),
  )
  const users = usersOf(publiccode, dated)
  return users.length === 0 ? record : { ...record, users }
}

const withoutAssumed = (publiccode: Publiccode, { assumed }: PlurielSection) => ({
  name: publiccode.name,
  ...(assumed.includes('url') ? {} : { repository: addressIn(publiccode.url) }),
  ...(assumed.includes('legal.license') ? {} : licenceFields(publiccode.legal.license)),
  ...(assumed.includes('landingURL') ? {} : { website: addressIn(publiccode.landingURL) }),
})

type Fields = { [Key in keyof SolutionFields]?: SolutionFields[Key] | undefined } & { name: string }

function fieldsOf(publiccode: Publiccode): Fields {
  const { description, localisation } = publiccode
  const fr = inLanguage(description, 'fr')
  const en = inLanguage(description, 'en')
  const some = fr ?? en ?? Object.values(description)[0]
  return {
    ...licenceFields(publiccode.legal.license),
    id: repositoryKey(publiccode.url) ?? publiccode.url,
    name: publiccode.name,
    fr: blank(fr?.shortDescription),
    en: blank(en?.shortDescription),
    long: blank(some?.longDescription),
    repository: addressIn(publiccode.url),
    website: addressIn(publiccode.landingURL),
    documentation: addressIn(some?.documentation),
    logo: addressIn(publiccode.logo),
    version: blank(publiccode.softwareVersion ?? publiccode.latestRelease?.version)?.slice(0, 100),
    releaseDate: publiccode.releaseDate ?? publiccode.latestRelease?.date,
    status: statusOf(publiccode),
    hosting: hostingOf(publiccode.softwareType),
    platforms: short(publiccode.platforms),
    categories: short(publiccode.categories),
    languages: short(localisation?.availableLanguages),
    keywords: short(some?.features),
    usedBy: short(publiccode.usedBy),
    publiccode,
  }
}

const inLanguage = (description: Publiccode['description'], language: string) =>
  description[language] ?? Object.entries(description).find(([tag]) => tag.startsWith(`${language}-`))?.[1]

const blank = (text: string | undefined): string | undefined => text?.trim() || undefined
/** Lists of the catalogue hold words; what is longer is a sentence, which the whole document keeps. */
const short = (texts: unknown): string[] =>
  distinct(
    Array.isArray(texts)
      ? texts.map((text) => (typeof text === 'string' && text.length <= 120 ? blank(text) : undefined))
      : [],
  )

function statusOf({ developmentStatus, maintenance }: Publiccode): SolutionFields['status'] | undefined {
  if (developmentStatus === 'obsolete') return 'archived'
  const isMaintained = maintenance?.type !== undefined && maintenance.type !== 'none'
  return isMaintained && developmentStatus !== 'concept' ? 'active' : undefined
}

const hostings: Readonly<Record<string, string>> = {
  'standalone/web': 'serveur',
  'standalone/backend': 'serveur',
  'standalone/desktop': 'poste',
  'standalone/mobile': 'mobile',
}
const hostingOf = (type: string | undefined): string[] => distinct([hostings[type ?? '']])

/** The publisher says who uses its software: it is its statement, as of its release, and not that of those bodies. */
function usersOf(publiccode: Publiccode, dated: string): UsageFact[] {
  const url = addressIn(publiccode.url)
  return short(publiccode.usedBy).map((name) => ({
    name,
    source: 'publiccode',
    seen: dated,
    ...(url ? { url } : {}),
  }))
}
