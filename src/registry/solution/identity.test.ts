import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repositoryKey, slugOf, websiteKey } from './identity.ts'

test.each([
  'https://github.com/nextcloud/server',
  'http://www.github.com/Nextcloud/server.git',
  'https://github.com/nextcloud/server/',
  'https://github.com/nextcloud/server/tree/main/apps',
  'git@github.com:nextcloud/server.git',
  'ssh://git@github.com/nextcloud/server',
])('%s is one repository', (address) => {
  expect(repositoryKey(address)).toBe('github.com/nextcloud/server')
})

test.each(['https://github.com/nextcloud', 'https://exemple.fr', 'n’importe quoi', '', undefined])(
  '%s designates no repository',
  (address) => {
    expect(repositoryKey(address)).toBeUndefined()
  },
)

test('a subgroup of GitLab is part of the address', () => {
  expect(repositoryKey('https://gitlab.com/a/b/c/-/tree/main')).toBe('gitlab.com/a/b/c')
})

test.each([
  ['Démarches simplifiées', 'demarches-simplifiees'],
  ['C++ Builder', 'c-plus-plus-builder'],
  ['i-Parapheur 5', 'i-parapheur-5'],
  ['ŒUVRE', 'uvre'],
  ['日本', 'solution'],
])('%s goes by %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

test('any name has an address that the database accepts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(slugOf(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(slugOf(name).length).toBeLessThanOrEqual(100)
    }),
  )
})

test('the host of a site does not depend on www or on the protocol', () => {
  expect(websiteKey('http://WWW.exemple.fr/page')).toBe('exemple.fr')
})
