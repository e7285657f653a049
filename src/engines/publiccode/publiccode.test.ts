import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Publiccode } from './model.ts'
import { parsePubliccode } from './parse-publiccode.ts'
import { words } from './problem.words.ts'
import { writePubliccode } from './write-publiccode.ts'

const long = `${'Un outil pour tenir le registre des clés d’une mairie, avec les prêts et les retours. '.repeat(2)}Fin.`
const clefs: Publiccode = {
  publiccodeYmlVersion: '0',
  name: 'Clefs',
  url: 'https://forge.exemple.fr/mairie/clefs.git',
  platforms: ['web'],
  developmentStatus: 'stable',
  softwareType: 'standalone/web',
  description: {
    fr: { shortDescription: 'Registre des clés.', longDescription: long, features: ['Prêts', 'Retours'] },
  },
  legal: { license: 'EUPL-1.2' },
  maintenance: { type: 'none' },
  localisation: { localisationReady: false, availableLanguages: ['fr'] },
}
const file = writePubliccode(clefs)
/** The first error of the file after one of its lines was replaced. */
const afterReplacing = (line: string, by: string) => {
  const parsed = parsePubliccode(file.replace(line, by))
  return 'errors' in parsed ? parsed.errors[0] : undefined
}

test('a file is written in the order of the standard, and read again as it was', () => {
  expect(file.split('\n').slice(0, 3)).toEqual([
    'publiccodeYmlVersion: "0"',
    'name: Clefs',
    'url: https://forge.exemple.fr/mairie/clefs.git',
  ])
  expect(parsePubliccode(file)).toEqual({ solution: clefs, warnings: [] })
})

test.each([
  ['name: Clefs', 'name: Clefs\nnom: Clefs', { line: 3, column: 1, key: 'nom', rule: 'unknown-key' }],
  ['  license: EUPL-1.2', '  license: GNU', { line: 18, column: 12, key: 'legal.license', rule: 'licence' }],
  [
    '  localisationReady: false',
    '  localisationReady: no',
    { line: 22, key: 'localisation.localisationReady', rule: 'not-yes-no' },
  ],
  ['stable', 'fini', { line: 6, column: 20, key: 'developmentStatus', rule: 'one-of' }],
  [
    '    - fr',
    '    - fr_FR',
    { line: 24, column: 7, key: 'localisation.availableLanguages[0]', rule: 'language' },
  ],
  ['name: Clefs', 'name: Clefs\nname: Autre', { line: 3, column: 1, key: 'name', rule: 'duplicate-key' }],
  ['name: Clefs', 'name: Clefs\nreleaseDate: 2026-02-30', { line: 3, key: 'releaseDate', rule: 'date' }],
  ['name: Clefs', 'name: Clefs\n  mal: placé', { line: 2, key: '', rule: 'yaml' }],
])('%j replaced by %j is refused with its line, its key and its rule', (line, by, expected) => {
  expect(afterReplacing(line, by)).toMatchObject(expected)
})

test('a refusal says how to put it right, in both languages', () => {
  expect(afterReplacing('  type: none', '  type: internal')?.remedy).toEqual({
    fr: words.fr['required-when']('internal'),
    en: words.en['required-when']('internal'),
  })
})

test('a version number stays the text that was written', () => {
  const parsed = parsePubliccode(file.replace('name: Clefs', 'name: 1.10\nsoftwareVersion: 2.50'))
  expect(parsed).toMatchObject({ solution: { name: '1.10', softwareVersion: '2.50' } })
})

test('extension keys and national sections are kept as they are, and told', () => {
  const parsed = parsePubliccode(`${file}x-mairie:\n  vu: true\n  rang: 3\nFR:\n  rgaa: 4.1\n`)
  expect(parsed).toMatchObject({
    solution: { 'x-mairie': { vu: true, rang: 3 }, FR: { rgaa: 4.1 } },
    warnings: [{ rule: 'extension-key' }, { rule: 'country-section' }],
  })
})

test('the reduced format of code.gouv.fr is accepted, and says what it lacks', () => {
  const parsed = parsePubliccode(`publiccodeYmlVersion: "2"
name: Clefs
url: https://forge.exemple.fr/mairie/clefs
creationDate: 2024-05-01
softwareType: ""
legal: { license: MIT }
description: { fr: { shortDescription: Registre des clés. } }`)
  expect(parsed).toMatchObject({ solution: { name: 'Clefs', creationDate: '2024-05-01' } })
  expect('warnings' in parsed && parsed.warnings.map(({ key }) => key)).toContain('platforms')
})

test.each([
  ['too large', 'x'.repeat(1_000_001), 'too-large'],
  ['nested sequences', '['.repeat(50_000), 'too-deep'],
  ['nested maps', '{a: '.repeat(50_000), 'too-deep'],
  ['a list inside a list inside…', '- '.repeat(50_000), 'too-deep'],
  ['an alias to itself', 'a: &a [*a]', 'too-deep'],
  [
    'a laugh per level',
    ['a: &a [x,x,x,x,x,x,x,x,x]', 'b: &b [*a,*a,*a,*a,*a,*a,*a]', 'c: [*b,*b,*b,*b,*b,*b,*b,*b]'].join('\n'),
    'too-many-aliases',
  ],
  ['very many keys', Array.from({ length: 21_000 }, (_, i) => `k${i}: 1`).join('\n'), 'too-many'],
  ['bytes that are not UTF-8', Uint8Array.of(0x6e, 0xe9), 'not-utf8'],
  ['nothing', '', 'not-a-section'],
  ['a list', '- a', 'not-a-section'],
] as const)('%s is refused before it costs anything', (_, source, rule) => {
  expect(parsePubliccode(source)).toMatchObject({ errors: [{ rule }] })
})

test('whatever the text, an answer comes back and every error has a place in it', () => {
  const line = fc.oneof(
    fc.constantFrom(...file.split('\n')),
    fc.string(),
    fc.constantFrom('  - [', '? a', '*x', '<<: *a', '!!js/function x'),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const parsed = parsePubliccode(lines.join('\n'))
      const errors = 'errors' in parsed ? parsed.errors : []
      for (const error of errors) expect(error.line).toBeGreaterThan(0)
      expect('errors' in parsed ? errors.length : 1).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})

const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((text) => text.trim() !== '')
const anyPubliccode: fc.Arbitrary<Publiccode> = fc
  .record(
    {
      name: anyText,
      softwareVersion: fc.oneof(
        anyText,
        fc.constantFrom('1.10', '007', 'yes', 'null', '~', '2026-01-01', '1e3'),
      ),
      platforms: fc.array(anyText, { minLength: 1, maxLength: 4 }),
      usedBy: fc.array(anyText, { maxLength: 4 }),
      applicationSuite: fc.string({ unit: 'grapheme' }),
      'x-extra': fc.jsonValue({ maxDepth: 3 }),
    },
    { requiredKeys: ['name', 'platforms'] },
  )
  .map((some) => ({ ...clefs, ...some }))

test('whatever a solution holds, nothing is lost on the way out and back', () => {
  fc.assert(
    fc.property(anyPubliccode, (solution) => {
      const parsed = parsePubliccode(writePubliccode(solution))
      expect(parsed).toHaveProperty('solution')
      expect('solution' in parsed && parsed.solution).toEqual(solution)
    }),
    { numRuns: 300 },
  )
})

test('French and English say the same rules', () => {
  expect(Object.keys(words.en)).toEqual(Object.keys(words.fr))
})
