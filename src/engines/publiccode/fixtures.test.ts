import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Parsed, parsePubliccode } from './parse-publiccode.ts'
import { writePubliccode } from './write-publiccode.ts'

const shared = fileURLToPath(new URL('../../../../shared/data/publiccode/', import.meta.url))
const here = existsSync(shared)
const testdata = join(shared, 'parser-testdata/testdata')
const files = (pattern: string) => (here ? globSync(pattern, { cwd: testdata }).toSorted() : [])

/** What stands at a path beside the file, as the importer of a folder tells it. */
const look = (folder: string) => (path: string) => {
  const file = join(folder, path)
  if (!existsSync(file)) return 'missing'
  const start = readFileSync(file).subarray(0, 4)
  return start.equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])) || /\.svgz?$/.test(path) ? 'image' : 'other'
}
const parse = (file: string): Parsed => {
  const path = join(testdata, file)
  return parsePubliccode(readFileSync(path), look(dirname(path)))
}
const isAccepted = (parsed: Parsed): boolean => 'solution' in parsed

/** Refused by the reference for what only a network or the Italian register can tell. */
const needsOutside = new Set([
  'logo_missing_url.yml',
  'organisation_uri_wrong_italian_pa2.yml',
  'fundedBy_uri_wrong_italian_pa2.yml',
])
/** Refused in version 1 by nothing that the file holds: the folder dates from before the reference read version 1. */
const removedKeys = /^(IT|it|monochromeLogo|inputTypes|outputTypes):|^ +(genericName|repoOwner|authorsFile):/m

describe.skipIf(!here)('fixtures of the reference parser (needs ../shared/data/publiccode)', () => {
  test.each(files('v0/valid/**/*.yml'))('%s is accepted', (file) => {
    expect(parse(file)).toMatchObject({ solution: expect.anything(), warnings: [] })
  })

  test.each(files('v0/valid_with_warnings/**/*.yml'))('%s is accepted, with warnings', (file) => {
    const parsed = parse(file)
    expect(parsed).toHaveProperty('solution')
    expect(parsed).toHaveProperty('warnings.0.line')
  })

  const invalid = files('v{0,1}/invalid/**/*.yml')
  test.each(invalid.filter((file) => !needsOutside.has(basename(file))))(
    '%s is refused, with its line',
    (file) => {
      // publiccodeYmlVersion_invalid.yml declares "1", which the reference did not know when it wrote that fixture.
      if (file === 'v0/invalid/publiccodeYmlVersion_invalid.yml')
        return expect(isAccepted(parse(file))).toBe(true)
      const parsed = parse(file)
      expect(parsed).toHaveProperty('errors.0.line')
    },
  )

  test.each(files('v1/invalid_valid*_in_v0/**/*.yml'))(
    '%s is refused when it holds a key that version 1 removed',
    (file) => {
      const text = readFileSync(join(testdata, file), 'utf8')
      expect(isAccepted(parse(file))).toBe(!removedKeys.test(text))
    },
  )

  test('the one valid file of version 1 lacks its features, which its authors added later', () => {
    const text = readFileSync(join(testdata, 'v1/valid/valid.yml'), 'utf8')
    expect(parsePubliccode(text)).toMatchObject({
      errors: [{ key: 'description.en.features', rule: 'required-once' }],
    })
    const corrected = text.replace('\nlegal:', '    features:\n      - Test feature\n\nlegal:')
    expect(isAccepted(parsePubliccode(corrected))).toBe(true)
  })

  test('what was accepted is written and read again without loss', () => {
    const accepted = [
      ...files('v{0,1}/**/*.yml').map((file) => join('parser-testdata/testdata', file)),
      ...wild,
    ].flatMap((file) => {
      const parsed = parsePubliccode(readFileSync(join(shared, file)))
      return 'solution' in parsed ? [parsed.solution] : []
    })
    expect(accepted.length).toBeGreaterThan(60)
    for (const solution of accepted)
      expect(parsePubliccode(writePubliccode(solution))).toHaveProperty('solution', solution)
  })
})

const wild = here ? globSync('wild/*', { cwd: shared }).toSorted() : []
/** The real files that do not follow the standard, each with what is first wrong in it. */
const broken: Record<string, string> = {
  '0n40i4+k0nsult-tools--publiccode.yml': '28 description.en.features required-once',
  '5Tsrl+emma-frontend-coworking--publiccode.yml': '29  yaml',
  'Amsterdam+alletaal-lint--publiccode.yml': '7 categories[0] category',
  'Catalogies+MyFirstComponent--publiccode.yml': '1 description required',
  'Catalogies+MyFirstComponent--subA_publiccode.yaml': '1 description required',
  'Catalogies+MyFirstComponent--subB_publiccode.yaml': '1 description required',
  'standard-for-public-code+standard-for-public-code--publiccode.yml':
    '50 maintenance.contacts required-when',
}

describe.skipIf(!here)('real files (needs ../shared/data/publiccode)', () => {
  test.each(wild)('%s', (file) => {
    const parsed = parsePubliccode(readFileSync(join(shared, file)))
    const first = 'errors' in parsed ? parsed.errors[0] : undefined
    expect(first ? `${first.line} ${first.key} ${first.rule}` : undefined).toBe(broken[basename(file)])
  })
})
