import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { processorMsOf } from '#test/processor.ts'
import type { Constraints } from './constraints.ts'
import { indexInMemory } from './memory-index.ts'
import { searchInMemory } from './memory-search.ts'
import { analyseNeed } from './need.ts'
import { documentPostings } from './postings.ts'
import type { WordReason } from './reasons.ts'
import { samples, sampleVocabulary as vocabulary } from './sample.ts'

const index = indexInMemory(samples, vocabulary)
const search = (text: string, constraints: Constraints = {}) =>
  searchInMemory(index, vocabulary, text, { constraints })
const ids = (text: string, constraints: Constraints = {}) =>
  search(text, constraints).results.map(({ id }) => id)
const subjects = (text: string) =>
  analyseNeed(text, vocabulary).concepts.flatMap(({ subject }) => (subject ? [subject.id] : []))
const firstWords = (text: string): WordReason => {
  const reason = search(text).results[0]?.reasons.find(({ kind }) => kind === 'words')
  expect(reason).toBeDefined()
  return reason as WordReason
}

describe('a need is read', () => {
  test('a subject is named by its phrases, in any order, and by proprietary names', () => {
    expect(subjects('un logiciel de gestion des tâches')).toEqual(['gestion-taches'])
    expect(subjects('des documents à signer')).toEqual(['signature'])
    expect(subjects('remplacer Trello')).toEqual(['gestion-taches'])
  })

  test('a word inside a longer expression counts for little', () => {
    const { concepts } = analyseNeed('le courrier électronique', vocabulary)
    const weightOf = (id: string) => concepts.find(({ subject }) => subject?.id === id)?.weight ?? 0
    expect(weightOf('courriel')).toBeGreaterThan(3 * weightOf('gestion-courrier'))
  })

  test('what comes first weighs more, and a word that says little weighs less', () => {
    const [first, second] = analyseNeed('sauvegarde carte', vocabulary).concepts
    expect(first?.weight).toBeGreaterThan(second?.weight ?? 0)
    const weak = analyseNeed('suivi', vocabulary).concepts[0]
    expect(weak?.weight).toBeLessThan((first?.weight ?? 0) / 2)
  })

  test('a slip is read as the known word, and said; a known word is left alone', () => {
    const [concept] = analyseNeed('kanbna', vocabulary).concepts
    expect(concept).toMatchObject({ words: 'kanbna', readAs: 'kanban', subject: { id: 'gestion-taches' } })
    const known = analyseNeed('kanbna', vocabulary, (word) => (word === 'kanbna' ? 1 : 0)).concepts
    expect(known.every(({ readAs }) => readAs === undefined)).toBe(true)
    expect(analyseNeed('mot de pase', vocabulary).concepts[0]?.ways[0]?.term).toBe('f:motdep')
  })
})

describe('a document is read', () => {
  const termsOf = (english: string) => documentPostings({ id: '1', name: 'X', english }, vocabulary)

  test('French and English words are kept apart, subjects are found in both', () => {
    const terms = termsOf('Task management software').map(({ term }) => term)
    expect(terms).toContain('s:gestion-taches')
    expect(terms).toContain('e:task')
    expect(terms.some((term) => term.startsWith('f:task'))).toBe(false)
  })

  test('a name weighs more than a long description, and a label stands for its tag', () => {
    const weightIn = (document: object) =>
      documentPostings({ id: '1', name: 'X', ...document }, vocabulary).find(
        ({ term }) => term === 'f:kanban',
      )?.weight ?? 0
    expect(weightIn({ name: 'Kanban' })).toBeGreaterThan(weightIn({ long: 'un kanban' }))
    const tagged = documentPostings(
      { id: '1', name: 'X', tags: ['Task Management & To-do Lists'] },
      vocabulary,
    )
    expect(tagged.map(({ term }) => term)).toContain('f:tach')
    expect(documentPostings({ id: '1', name: 'X', tags: ['Miscellaneous'] }, vocabulary)).toHaveLength(0)
  })

  test('a stated function is a subject, and the names of the thesaurus serve when none is stated', () => {
    const about = (functions?: { id: string; state: 'proven' | 'partly' }[]) =>
      documentPostings({ id: '1', name: 'Wekan', ...(functions && { functions }) }, vocabulary).find(
        ({ term }) => term === 's:gestion-taches',
      )?.weight ?? 0
    expect(about()).toBeGreaterThan(0)
    expect(about([])).toBe(0)
    expect(about([{ id: 'gestion-taches', state: 'proven' }])).toBeGreaterThan(
      about([{ id: 'gestion-taches', state: 'partly' }]),
    )
  })
})

describe('a ranking explains itself', () => {
  test('an English description answers a French need, and says by which words', () => {
    expect(ids('sauvegarde des serveurs')[0]).toBe('6')
    expect(firstWords('sauvegarde')).toMatchObject({ by: 'translation', via: 'backup', fields: ['english'] })
    expect(firstWords('signature électronique')).toMatchObject({ by: 'subject', via: 'document signing' })
  })

  test('proof comes before the same words without proof', () => {
    const [first] = search('kanban').results
    expect(first?.id).toBe('1')
    expect(first?.reasons).toContainEqual({ kind: 'fact', fact: 'sill-recommended' })
  })

  test('an archived project and a licence that is not accepted leave the list', () => {
    expect(ids('mail server')).not.toContain('4')
    expect(ids('mail server', { withArchived: true })).toContain('4')
    expect(ids('gestion de tâches', { licences: ['AGPL-3.0'] })).toEqual(['2'])
  })

  test('an unmet preference is said, and silence costs less than a no', () => {
    const [result] = search('courrier', { hosting: 'service' }).results
    expect(result?.reasons).toContainEqual(
      expect.objectContaining({ kind: 'unmet', constraint: 'hosting', state: 'no', wanted: 'service' }),
    )
    const score = (constraints: Constraints) => search('kanban', constraints).results[0]?.score ?? 0
    expect(score({ audience: 'commune' })).toBeLessThan(score({}))
  })

  test('nothing in common, nothing found, and little confidence', () => {
    expect(search('xylophone')).toMatchObject({ results: [], confidence: 'low' })
    expect(search('kanban').confidence).toBe('high')
  })
})

const anyConstraints: fc.Arbitrary<Constraints> = fc.record(
  {
    licences: fc.subarray(['MIT', 'AGPL-3.0'], { minLength: 1 }),
    withArchived: fc.boolean(),
    hosting: fc.constantFrom('serveur', 'service'),
    audience: fc.constantFrom('commune', 'region'),
    inSill: fc.constant(true),
    supported: fc.constant(true),
    used: fc.constant(true),
  },
  { requiredKeys: [] },
)
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('gestion', 'tâches', 'courrier', 'signer', 'kanban', 'sauvegarde', 'serveur'))
    .map((words) => words.join(' ')),
)
const WISHES = { hosting: 'serveur', audience: 'commune', inSill: true, supported: true, used: true } as const

test('one more preference takes from those that do not meet it, and leaves the others as they were', () => {
  const anyWish = fc.constantFrom(...(Object.keys(WISHES) as (keyof typeof WISHES)[]))
  const holds = fc.property(anyText, anyConstraints, anyWish, (text, given, name) => {
    const { [name]: _, ...before } = given
    const without = new Map(search(text, before).results.map(({ id, score }) => [id, score]))
    const withIt = search(text, { ...before, [name]: WISHES[name] }).results
    expect(withIt.map(({ id }) => id).sort()).toEqual([...without.keys()].sort())
    for (const { id, score, reasons } of withIt) {
      const unmet = reasons.find((reason) => reason.kind === 'unmet' && reason.constraint === name)
      const penalty = unmet?.kind === 'unmet' ? unmet.penalty : 0
      expect(score).toBeCloseTo((without.get(id) ?? 0) * (1 - penalty), 3)
    }
  })
  fc.assert(holds)
})

test('a wall only takes away: those that stay keep their score and their order', () => {
  const holds = fc.property(anyText, anyConstraints, (text, given) => {
    const { licences: _, ...open } = given
    const kept = search(text, { ...open, licences: ['MIT'] }).results
    const all = search(text, open).results
    expect(all.filter(({ id }) => kept.some((one) => one.id === id))).toEqual(kept)
  })
  fc.assert(holds)
})

test('any text is answered, in the same way each time', () => {
  const holds = fc.property(anyText, (text) => {
    expect(search(text)).toEqual(search(text))
  })
  fc.assert(holds)
})

test.each([
  ['words', 'kanban '],
  ['hostile signs', "😀‮مرحبا <b>'; drop table solution; --</b>"],
])('50,000 characters of %s take time in proportion to their length', (_, piece) => {
  const long = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
  const milliseconds = (length: number) => processorMsOf(() => search(long(length)))
  milliseconds(5_000)
  const [quarter, whole] = [milliseconds(12_500), milliseconds(50_000)]
  // Four times the text: sixteen times the time would be quadratic. The floor absorbs a busy machine.
  expect(whole).toBeLessThan(Math.max(11 * quarter, 1_000))
})
