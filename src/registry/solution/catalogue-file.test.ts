import { fileURLToPath } from 'node:url'
import parse from 'spdx-expression-parse'
import { describe, expect, test } from 'vitest'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import {
  AUDIENCES,
  type CatalogueEntry,
  HOSTINGS,
  inspectCatalogue,
  parseCatalogue,
  readAbsentSolutions,
  readCatalogue,
  readCatalogueSources,
} from './catalogue-file.ts'

const folder = fileURLToPath(new URL('../../../data/catalogue/', import.meta.url))
const entries = readCatalogue(folder)
const sources = readCatalogueSources(folder)
const absent = readAbsentSolutions(folder)
const slugs = new Set(entries.map(({ slug }) => slug))
const named = (list: readonly CatalogueEntry[]) => list.map(({ domain, slug }) => `${domain}.yml ${slug}`)
const facts = entries.flatMap(({ slug, users, providers }) =>
  [...users, ...providers].map((fact) => ({ slug, ...fact })),
)

describe('the catalogue that Pluriel starts with', () => {
  test('is read without a fault', () => {
    expect(inspectCatalogue(folder).faults).toEqual([])
  })

  test('has at least 250 solutions, each with its own slug, name and repository', () => {
    expect(entries.length).toBeGreaterThanOrEqual(250)
    expect(repeats(entries.map(({ slug }) => slug))).toEqual([])
    expect(repeats(entries.map(({ name }) => name.toLowerCase()))).toEqual([])
  })

  test('names licences that the SPDX parser reads', () => {
    for (const { licence } of entries) expect(() => parse(licence), licence).not.toThrow()
  })

  test('names licences that leave people free', () => {
    const closed = /SSPL|BUSL|Elastic|Commons-Clause|-NC-|-ND-|PolyForm|SUL-|LicenseRef-(?!DFSG)/i
    expect(named(entries.filter(({ licence }) => closed.test(licence)))).toEqual([])
  })

  test('gives https addresses without spaces', () => {
    const addresses = entries.flatMap(({ website, repository, functions }) => [
      website,
      repository,
      ...Object.values(functions).map(({ proof }) => proof),
    ])
    expect(addresses.filter((address) => !isHttps(address))).toEqual([])
  })

  test('uses only functions of the taxonomy', () => {
    const known = readTaxonomy().functions
    const unknown = entries.flatMap(({ slug, functions }) =>
      Object.keys(functions)
        .filter((id) => !known.has(id))
        .map((id) => `${slug}: ${id}`),
    )
    expect(unknown).toEqual([])
  })

  test('uses only the audiences and hostings of the lists, and « tous » alone', () => {
    for (const { slug, audience, hosting } of entries) {
      expect(AUDIENCES, slug).toEqual(expect.arrayContaining(audience))
      expect(HOSTINGS, slug).toEqual(expect.arrayContaining(hosting))
    }
    const both = entries.filter(({ audience }) => audience.includes('tous') && audience.length > 1)
    expect(named(both)).toEqual([])
  })

  test('points to alternatives that have an entry, or are listed as absent', () => {
    const lost = entries.flatMap(({ slug, alternatives }) =>
      alternatives
        .filter((other) => !slugs.has(other) && !(other in absent))
        .map((other) => `${slug}: ${other}`),
    )
    expect(lost).toEqual([])
    expect(named(entries.filter(({ slug, alternatives }) => alternatives.includes(slug)))).toEqual([])
  })

  test('lists as absent only what is absent, and named by someone', () => {
    const wanted = new Set(entries.flatMap(({ alternatives }) => alternatives))
    expect(Object.keys(absent).filter((slug) => slugs.has(slug) || !wanted.has(slug))).toEqual([])
  })

  test('cites sources that exist, for every fact', () => {
    const orphans = facts.filter(({ source }) => !isHttps(source) && !(source in sources))
    expect(orphans).toEqual([])
  })

  test('never says the same sentence twice', () => {
    expect(repeats(entries.flatMap(({ fr, en }) => [fr, en]))).toEqual([])
  })

  test('writes whole sentences, of 80 to 300 characters in French', () => {
    const short = entries.filter(({ fr }) => fr.length < 80 || fr.length > 300)
    expect(named(short)).toEqual([])
    expect(named(entries.filter(({ fr, en }) => !isSentence(fr) || !isSentence(en)))).toEqual([])
  })

  test('writes French with its typographic apostrophe and its unbreakable spaces', () => {
    expect(named(entries.filter(({ fr }) => fr.includes("'") || / [:;!?»]|« /.test(fr)))).toEqual([])
  })

  test('gives keywords to every solution', () => {
    expect(named(entries.filter(({ keywords }) => keywords.length === 0))).toEqual([])
  })
})

describe('a file with a fault', () => {
  const entry = (lines: Record<string, string>) => {
    const base: Record<string, string> = {
      slug: 'carnet',
      name: 'Carnet',
      website: 'https://carnet.example/',
      repository: 'https://carnet.example/code',
      licence: 'EUPL-1.2',
      fr: 'Tient le carnet des visites d’un bâtiment public, avec les dates, les personnes et ce qui reste à faire.',
      en: 'Keeps the visit book of a public building, with dates, people and what remains to be done.',
      functions: '{ gmao: https://carnet.example/visites }',
      audience: '[commune]',
      hosting: '[serveur]',
    }
    const keys = Object.entries({ ...base, ...lines }).map(([key, value]) => `${key}: ${value}`)
    return `# A comment.\n- ${keys.join('\n  ')}\n`
  }
  const faultsOf = (lines: Record<string, string>) => parseCatalogue(entry(lines), 'essai.yml').faults

  test('a right entry has none, and an address alone means proven', () => {
    const { entries: read, faults } = parseCatalogue(entry({}), 'essai.yml')
    expect(faults).toEqual([])
    expect(read[0]).toMatchObject({ domain: 'essai', users: [], functions: { gmao: { state: 'proven' } } })
  })

  test.each([
    ['licence', 'Gratuit', 6],
    ['website', 'http://carnet.example/', 4],
    ['slug', 'Carnet', 2],
    ['fr', 'Trop court.', 7],
    ['audience', '[mairie]', 10],
    ['hosting', '[cloud]', 11],
    ['functions', '{ gmao: javascript:alert(1) }', 9],
    ['functions', '{ gmao: { state: proven, proof: https://carnet.example/ } }', 9],
    ['sill', '-4', 12],
    ['users', "[{ name: X, siren: '123456789', source: sill-2022-05, seen: 2022-02 }]", 12],
  ])('%s: %s is refused on its line', (key, value, line) => {
    const faults = faultsOf({ [key]: value })
    expect(faults.length).toBeGreaterThan(0)
    expect(faults[0]).toMatchObject({ file: 'essai.yml', line })
    expect(faults[0]?.key).toContain(`0.${key}`)
  })

  test('an unknown key is refused, so that a misspelt one is seen', () => {
    expect(faultsOf({ keyword: '[visite]' })[0]).toMatchObject({ line: 2 })
  })

  test('broken YAML says where it breaks', () => {
    expect(parseCatalogue('- slug: a\n  name: [b\n', 'essai.yml').faults[0]?.line).toBeGreaterThanOrEqual(2)
  })

  test('aliases are refused on their line: a catalogue has no use for them, and a bomb has', () => {
    const { faults } = parseCatalogue('- &a { slug: b }\n- *a\n', 'essai.yml')
    expect(faults).toMatchObject([{ line: 2, rule: expect.stringContaining('alias') }])
  })
})

function isHttps(text: string): boolean {
  return !/\s/.test(text) && URL.canParse(text) && new URL(text).protocol === 'https:'
}

function isSentence(text: string): boolean {
  return /[.?)]$/.test(text) && text === text.trim() && !/ {2}/.test(text)
}

function repeats(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}
