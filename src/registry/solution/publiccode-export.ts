import type { Description, Publiccode } from '#engines/publiccode/model.ts'
import { writePubliccode } from '#engines/publiccode/write-publiccode.ts'
import { listFields, type SingleFields } from './fields.ts'
import { type PlurielFields, type PlurielSection, SECTION } from './publiccode-section.ts'
import type { Retained, Said } from './retain.ts'

const SHORT_MAX = 150
const LONG_MIN = 150
/** SPDX lets anyone name a licence of its own: this one says that nobody told us. */
const UNKNOWN_LICENCE = 'LicenseRef-inconnue'

/**
 * A solution as publiccode.yml. When its publisher gave one, it is that document, key by key. Otherwise the document
 * is made of the retained values: keys that the standard demands and that nobody told are filled so that any reader
 * accepts the file, and named under `x-pluriel.assumed`, so that no reader of ours believes them.
 * Nothing when the solution has neither a repository nor a site: the standard has no file without an address.
 */
export function publiccodeOf(slug: string, retained: Retained): Publiccode | undefined {
  const published = retained.single.publiccode?.value
  return published ?? madeOf(slug, retained)
}

export function exportPubliccode(slug: string, retained: Retained): string | undefined {
  const publiccode = publiccodeOf(slug, retained)
  return publiccode && writePubliccode(publiccode)
}

function madeOf(slug: string, retained: Retained): Publiccode | undefined {
  const { single } = retained
  const value = <Key extends keyof SingleFields>(field: Key) => single[field]?.value
  const url = value('repository') ?? value('website')
  const name = value('name')
  if (!url || !name) return undefined
  const assumed = ['developmentStatus', 'softwareType', 'platforms', 'maintenance', 'localisation']
  if (!value('repository')) assumed.push('url')
  if (!value('licence')) assumed.push('legal.license')
  const archived = value('status') === 'archived'
  const website = value('website')
  return {
    publiccodeYmlVersion: '0',
    name,
    url,
    ...(website ? { landingURL: website } : {}),
    platforms: ['web'],
    developmentStatus: archived ? 'obsolete' : 'stable',
    softwareType: 'standalone/other',
    description: descriptions(retained),
    legal: { license: value('licence') ?? UNKNOWN_LICENCE },
    maintenance: { type: 'none' },
    localisation: { localisationReady: false, availableLanguages: ['fr'] },
    [SECTION]: { slug, ...sectionOf(retained, [...assumed, 'description']) },
  }
}

/** The standard wants short, long and features in each language told; ours are whole in the section. */
function descriptions(retained: Retained): Record<string, Description> {
  const { single, functions } = retained
  const features = functions
    .filter(({ value }) => value.state !== 'no')
    .map(({ id }) => id.replaceAll('-', ' '))
  const languages = (['fr', 'en'] as const).filter((language) => single[language])
  return Object.fromEntries(
    (languages.length > 0 ? languages : (['fr'] as const)).map((language) => {
      const text = single[language]?.value ?? single.name?.value ?? ''
      const long = language === 'fr' && single.long ? `${text} ${single.long.value}` : text
      const description: Description = {
        shortDescription: cut(text, SHORT_MAX),
        longDescription: filled(long, language),
        features: features.length > 0 ? features : [cut(text, SHORT_MAX)],
      }
      return [language, description]
    }),
  )
}

const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`

const closings = {
  fr:
    'Cette fiche vient du catalogue de Pluriel, où chaque valeur dit sa source et sa date. ' +
    'Elle n’a pas été écrite par l’éditeur du logiciel.',
  en:
    'This entry comes from the catalogue of Pluriel, where each value tells its source and its date. ' +
    'It was not written by the publisher.',
}
const filled = (text: string, language: 'fr' | 'en'): string => {
  const whole = text.length >= LONG_MIN ? text : `${text} ${closings[language]}`
  return whole.length >= LONG_MIN ? whole.slice(0, 10_000) : whole.padEnd(LONG_MIN, '.')
}

const sectionFields = [
  'fr',
  'en',
  'long',
  'since',
  'sill',
  'status',
] as const satisfies (keyof SingleFields)[]

function sectionOf({ single, lists, functions }: Retained, assumed: string[]): PlurielSection {
  const fields: Record<string, unknown> = {}
  const sources: PlurielSection['sources'] = {}
  for (const field of ['name', 'licence', 'website', 'repository', ...sectionFields] as const) {
    const kept = single[field]
    if (!kept) continue
    sources[field] = sourceOf(kept.from)
    if ((sectionFields as readonly string[]).includes(field)) fields[field] = kept.value
  }
  for (const field of listFields) {
    const items = lists[field] ?? []
    if (items.length > 0) fields[field] = items.map(({ value }) => value)
  }
  if (functions.length > 0)
    fields.functions = Object.fromEntries(functions.map(({ id, value }) => [id, value]))
  return { assumed, fields: fields as PlurielFields, sources }
}

const sourceOf = ({ source, dated, sourceUrl }: Said) => ({
  source,
  ...(dated ? { date: dated } : {}),
  ...(sourceUrl ? { url: sourceUrl } : {}),
})
