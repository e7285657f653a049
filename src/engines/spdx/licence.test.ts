import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLicence, mayAgree, normaliseLicence, readLicence } from './licence.ts'
import { familyOf, isFree } from './licence-family.ts'

test('an id gives its name, its family and whether the OSI approves it', () => {
  expect(readLicence('AGPL-3.0-or-later')?.ids).toEqual([
    expect.objectContaining({
      id: 'AGPL-3.0-or-later',
      name: 'GNU Affero General Public License v3.0 or later',
      osiApproved: true,
      family: 'network-copyleft',
    }),
  ])
})

test('OR is a choice, AND is not, and an exception is read', () => {
  expect(readLicence('MIT OR Apache-2.0')).toMatchObject({
    choices: true,
    ids: [{ id: 'MIT' }, { id: 'Apache-2.0' }],
  })
  expect(readLicence('MIT AND Apache-2.0')?.choices).toBe(false)
  expect(isLicence('GPL-2.0-or-later WITH Classpath-exception-2.0')).toBe(true)
})

test.each(['', ' ', 'Invalid License', 'GPL', 'propriétaire', 'MIT OR', 'MIT'.repeat(200)])(
  '%j is refused',
  (text) => {
    expect(isLicence(text)).toBe(false)
  },
)

test.each([
  ['GPLv3+', 'GPL-3.0-or-later'],
  ['gpl-3.0', 'GPL-3.0'],
  ['GPL V2.0', 'GPL-2.0'],
  ['Apache 2.0', 'Apache-2.0'],
  ['mit', 'MIT'],
  ['EUPL-1.2', 'EUPL-1.2'],
  ['MIT OR GPL-2.0-only', 'MIT OR GPL-2.0-only'],
])('%s is written %s in SPDX', (loose, spdx) => {
  expect(normaliseLicence(loose)).toBe(spdx)
})

test.each(['GPL', 'libre', 'BSD', '', '__proto__', 'constructor'])('%j is not guessed', (text) => {
  expect(normaliseLicence(text)).toBeUndefined()
})

test.each([
  ['MIT', 'permissive'],
  ['CECILL-B', 'permissive'],
  ['CECILL-C', 'weak-copyleft'],
  ['CECILL-2.1', 'copyleft'],
  ['LGPL-3.0-only', 'weak-copyleft'],
  ['GPL-2.0-only', 'copyleft'],
  ['EUPL-1.2', 'network-copyleft'],
  ['CC0-1.0', 'public-domain'],
  ['SSPL-1.0', 'restricted'],
  ['BUSL-1.1', 'restricted'],
  ['Elastic-2.0', 'restricted'],
] as const)('%s is %s', (id, family) => {
  expect(familyOf(id)).toBe(family)
})

test('source that one may only read is not free', () => {
  expect(isFree(familyOf('SSPL-1.0'))).toBe(false)
  expect(isFree(familyOf('MIT'))).toBe(true)
})

test('reading and normalising never throw, and what is normalised is an expression', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const spdx = normaliseLicence(text)
      expect(spdx === undefined || isLicence(spdx)).toBe(true)
    }),
  )
})

test('an id that says less does not contradict the one that says more', () => {
  expect(mayAgree('GPL-3.0', 'GPL-3.0-or-later')).toBe(true)
  expect(mayAgree('GPL-3.0-only', 'GPL-3.0-or-later')).toBe(false)
  expect(mayAgree('MIT', 'Apache-2.0')).toBe(false)
})
