import { stringify } from 'csv-stringify/sync'
import { renderSheet } from '#platform/documents/spreadsheet.ts'
import type { Lang } from '#platform/lang.ts'
import { skillLabel } from '#registry/skill/index.ts'
import { rateText } from './person.page.tsx'
import { words } from './profile.words.ts'
import { languageName } from './profile-form.page.tsx'
import type { VivierRow } from './vivier.queries.ts'

const columns = [
  ...([
    'handle',
    'name',
    'headline',
    'skills',
    'learn',
    'more',
    'transmit',
    'region',
    'place',
    'remote',
    'status',
  ] as const),
  ...(['rate', 'load', 'languages', 'themes', 'roles', 'links', 'free'] as const),
]
type Flat = Record<(typeof columns)[number], string>

/** One person as a line: what the one who looks may not read is an empty cell, like what was never said. */
const flatRow = (lang: Lang, row: VivierRow): Flat => ({
  handle: row.handle,
  name: row.display_name,
  ...flatSkills(lang, row.skills),
  ...flatPlace(lang, row.fields),
  ...flatWork(lang, row.fields),
  ...flatLists(lang, row.fields),
  free: row.free === undefined ? '' : String(row.free),
})

function flatSkills(lang: Lang, skills: VivierRow['skills']) {
  const listed = (some: VivierRow['skills']) =>
    some.map(({ skill_id: id }) => skillLabel(lang, id)).join('; ')
  return {
    skills: skills.map(({ skill_id: id, level }) => `${skillLabel(lang, id)} (${level})`).join('; '),
    learn: listed(skills.filter(({ wants_to_learn }) => wants_to_learn)),
    more: listed(skills.filter(({ wants_more }) => wants_more)),
    transmit: listed(skills.filter(({ can_transmit }) => can_transmit)),
  }
}

const flatPlace = (lang: Lang, { headline = '', region = '', place = '', remote }: VivierRow['fields']) => ({
  headline,
  region,
  place,
  remote: remote ? words[lang].remotes[remote] : '',
})

const flatWork = (lang: Lang, { status, rate, load }: VivierRow['fields']) => ({
  status: status ? words[lang].statuses[status] : '',
  rate: rateText(lang, rate) ?? '',
  load: load ? words[lang].loadOf(load.halfDays, load.per) : '',
})

const flatLists = (
  lang: Lang,
  { languages = [], themes = [], roles = [], links = [] }: VivierRow['fields'],
) => ({
  languages: languages.map((code) => languageName(lang, code)).join('; '),
  themes: themes.join('; '),
  roles: roles.map((role) => words[lang].roles[role]).join('; '),
  links: links.join(' '),
})

const cells = (lang: Lang, rows: readonly VivierRow[]) =>
  rows.map((row) => {
    const flat = flatRow(lang, row)
    return columns.map((name) => flat[name])
  })

export const vivierCsv = (lang: Lang, rows: readonly VivierRow[]): string =>
  stringify([[...columns], ...cells(lang, rows)], { bom: true, escape_formulas: true })

export const vivierSheet = (lang: Lang, rows: readonly VivierRow[]) =>
  renderSheet({ name: 'vivier', columns, rows: cells(lang, rows) })

/** For programs: values as they are kept, without the visibility that their owner chose. */
export const vivierJson = (rows: readonly VivierRow[]) => ({
  people: rows.map(({ handle, display_name: name, fields, skills, free }) => ({
    handle,
    name,
    fields,
    skills: skills.map(({ visibility: _, ...skill }) => skill),
    free,
  })),
})
