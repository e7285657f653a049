import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Acting, theHost } from '#platform/acting.ts'
import { emptyWorld, type World } from '#test/world.ts'
import {
  findSolution,
  type SolutionFilters,
  type SolutionRecord,
  saveSolutions,
  searchSolutionList,
  solutionFacets,
  solutionsBySlug,
  solutionsForIndex,
} from './index.ts'

const today = '2026-11-21'
let world: World

const records: SolutionRecord[] = [
  {
    fields: {
      name: 'Éditions & Cie',
      fr: 'Écrire à plusieurs, avec l’accessibilité en tête.',
      licence: 'AGPL-3.0-or-later',
      functions: { edition: { state: 'proven' }, wiki: { state: 'no' } },
      audience: ['tous'],
      hosting: ['serveur', 'service'],
      replaces: ['Google Docs', 'Microsoft Word'],
      keywords: ['traitement de texte', 'É²'],
    },
    users: [
      { name: 'Commune de Brest', source: 'https://exemple.fr/usages', seen: '2026-05' },
      { name: 'Commune de Lannion', source: 'https://exemple.fr/usages', seen: '2022' },
    ],
  },
  {
    fields: {
      name: 'Docs du soir',
      fr: 'Tient les carnets d’une école.',
      licence: 'MIT',
      functions: { edition: { state: 'partly' }, agenda: { state: 'proven' } },
      audience: ['enseignement'],
      hosting: ['poste'],
    },
    providers: [{ name: 'Atelier', for: 'support', source: 'https://exemple.fr/', seen: '2026' }],
  },
  { fields: { name: 'Zorglub', en: 'Something else.', status: 'archived' } },
]
beforeAll(async () => {
  world = await emptyWorld()
  const host: Acting = world.acting({ actor: theHost })
  expect((await saveSolutions(host, 'redaction', records)).done).toBe(true)
})
const names = async (filters: SolutionFilters) =>
  (await searchSolutionList(world.db, filters, 1, today)).rows.map(({ name }) => name)

test.each([
  [{ q: 'accessibilite' }, ['Éditions & Cie']],
  [{ q: 'EDITIONS' }, ['Éditions & Cie']],
  [{ q: 'google docs' }, ['Éditions & Cie']],
  [{ q: 'docs' }, ['Docs du soir', 'Éditions & Cie']],
  [{ q: 'd’une école' }, ['Docs du soir']],
  [{ q: 'e2' }, ['Éditions & Cie']],
  [{ q: 'carnets google' }, []],
  [{ q: '%' }, []],
  [{ functions: ['edition'] }, ['Docs du soir', 'Éditions & Cie']],
  [{ functions: ['edition', 'agenda'] }, ['Docs du soir']],
  [{ functions: ['wiki'] }, []],
  [{ audience: 'commune' }, ['Éditions & Cie']],
  [{ audience: 'enseignement' }, ['Docs du soir', 'Éditions & Cie']],
  [{ hosting: 'poste' }, ['Docs du soir']],
  [{ licence: 'MIT' }, ['Docs du soir']],
  [{ licenceFamily: 'network-copyleft' }, ['Éditions & Cie']],
  [{ status: 'archived' }, ['Zorglub']],
  [{ usedBy: 'commune' }, ['Éditions & Cie']],
  [{ usedBy: 'epci' }, []],
] as const)('%j finds %j', async (filters, expected) => {
  expect(await names(filters)).toEqual(expected)
})

test('without words the list is in the order of names, and counts all', async () => {
  const all = await searchSolutionList(world.db, {}, 1, today)
  expect(all).toMatchObject({
    total: 3,
    pages: 1,
    rows: [{ name: 'Docs du soir' }, { name: 'Éditions & Cie' }, {}],
  })
})

test('what a further filter would leave is counted', async () => {
  const facets = await solutionFacets(world.db, { functions: ['edition'] }, today)
  expect([...facets.functions]).toEqual([
    ['edition', 2],
    ['agenda', 1],
  ])
  expect(facets.licenceFamily.get('permissive')).toBe(1)
})

test('the index receives what it weighs, with functions in detail and users that count today', async () => {
  const [first] = await solutionsForIndex(world.db, 0n, 1, today)
  expect(first).toMatchObject({
    name: 'Éditions & Cie',
    functions: [
      { id: 'edition', state: 'proven' },
      { id: 'wiki', state: 'no' },
    ],
    facts: { users: 1, usersToConfirm: 1 },
  })
  const rest = await solutionsForIndex(world.db, first?.id ?? 0n, 10, today)
  expect(rest.map(({ name }) => name)).toEqual(['Docs du soir', 'Zorglub'])
  expect(await solutionsForIndex(world.db, 0n, 10, today, [])).toEqual([])
})

test('links are found by slug, and an unknown solution is nothing', async () => {
  expect(await solutionsBySlug(world.db, ['zorglub', 'inconnu'])).toMatchObject([{ name: 'Zorglub' }])
  expect(await findSolution(world.db, 'inconnu')).toBeUndefined()
})

test('whatever is typed, the search answers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer(), async (q, page) => {
      const { total, rows } = await searchSolutionList(world.db, { q }, page, today)
      expect(total).toBeGreaterThanOrEqual(rows.length)
    }),
    { numRuns: 60 },
  )
})
