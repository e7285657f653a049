import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { indexInMemory, searchInMemory } from '#engines/matching/index.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { type Indexable, indexDocuments } from './index-store.actions.ts'
import { reindexNeeds, reindexSolutions } from './reindex.actions.ts'
import { searchNeeds, searchSolutions } from './search.queries.ts'
import { readVocabulary } from './vocabulary-file.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})

const solutions = [
  {
    slug: 'bureau-des-taches',
    fr: 'Gestion de tâches en tableaux pour les équipes d’une mairie.',
    replaces: ['Trello'],
  },
  { slug: 'registre', fr: 'Enregistrement du courrier arrivé et suivi des réponses.', replaces: [] },
  { slug: 'rendez', fr: 'Prise de rendez-vous en ligne au guichet.', replaces: ['Doctolib'] },
  { slug: 'vieux', fr: 'Prise de rendez-vous, projet arrêté.', replaces: [], status: 'archived' as const },
]
const insertSolutions = () =>
  world.db
    .insertInto('solution')
    .values(
      solutions.map((solution) => ({
        ...solution,
        name: solution.slug,
        created_on: '2026-11-21',
        changed_on: '2026-11-21',
      })),
    )
    .execute()

const namesFor = async (text: string, constraints = {}) =>
  (await searchSolutions(world.db, { text, constraints })).results.map(({ name }) => name)
const counts = async () => {
  const { rows } = await sql<{ wrong: number }>`
    select count(*)::int as wrong from solution_term as term
    where documents <> (select count(*) from solution_posting where term_id = term.id)`.execute(world.db)
  return rows[0]?.wrong
}

describe('the index of solutions', () => {
  beforeEach(insertSolutions)

  test('answers a need, and says why', async () => {
    await reindexSolutions(world.acting())
    const { results, confidence } = await searchSolutions(world.db, { text: 'un outil façon Trello' })
    expect(results[0]).toMatchObject({ name: 'bureau-des-taches' })
    expect(results[0]?.reasons[0]).toMatchObject({ kind: 'words', words: 'Trello' })
    expect(confidence).not.toBe('low')
    expect(await namesFor('rendez vous au guichet')).toEqual(['rendez'])
    expect(await namesFor('rendez-vous', { withArchived: true })).toContain('vieux')
  })

  test('a slip of the finger is read as a word of the index', async () => {
    await reindexSolutions(world.acting())
    expect(await namesFor('enregistremnt du corrier')).toEqual(['registre'])
  })

  test('is brought up to date at the price of what changed, and keeps its counts right', async () => {
    expect(await reindexSolutions(world.acting())).toMatchObject({ value: { read: 4, changed: 4 } })
    expect(await reindexSolutions(world.acting())).toMatchObject({ value: { read: 4, changed: 0 } })
    await world.db
      .updateTable('solution')
      .set({ fr: 'Gestion de stock.' })
      .where('slug', '=', 'registre')
      .execute()
    expect(await reindexSolutions(world.acting())).toMatchObject({ value: { changed: 1 } })
    expect(await namesFor('courrier')).toEqual([])
    expect(await namesFor('stock')).toEqual(['registre'])
    expect(await counts()).toBe(0)
    await world.db.deleteFrom('solution').where('slug', '=', 'registre').execute()
    expect(await namesFor('stock')).toEqual([])
    expect(await counts()).toBe(0)
  })

  test('two runs at once change nothing twice', async () => {
    await Promise.all([reindexSolutions(world.acting()), reindexSolutions(world.acting())])
    expect(await counts()).toBe(0)
    expect(await namesFor('courrier')).toEqual(['registre'])
  })

  test('hostile and empty texts are answered', async () => {
    await reindexSolutions(world.acting())
    for (const text of [
      '',
      '   ',
      "'; drop table solution; --",
      '<script>',
      '\u0000',
      '😀',
      'مرحبا',
      'a'.repeat(50_000),
    ])
      expect((await searchSolutions(world.db, { text })).results.length).toBeLessThanOrEqual(20)
  })
})

test('an empty index answers nothing, without confidence', async () => {
  expect(await searchSolutions(world.db, { text: 'courrier' })).toMatchObject({
    results: [],
    confidence: 'low',
  })
})

test('memory and SQL give the same ranking, the same scores, the same reasons', async () => {
  await insertSolutions()
  const rows = await world.db.selectFrom('solution').selectAll().orderBy('id').execute()
  const documents = rows.map(
    (row): Indexable => ({
      id: String(row.id),
      name: row.name,
      french: row.fr ?? '',
      replaces: row.replaces,
      facts: { ...(row.status === 'archived' && { archived: true }), stars: Number(row.id) * 100 },
    }),
  )
  await indexDocuments(world.db, 'solution', documents)
  const vocabulary = readVocabulary()
  const memory = indexInMemory(documents, vocabulary)
  for (const text of [
    'gestion du courrier et des tâches',
    'rendez-vous en ligne',
    'remplacer Doctolib',
    'mairie',
  ]) {
    for (const constraints of [{}, { withArchived: true }, { hosting: 'serveur', used: true }]) {
      const found = await searchSolutions(world.db, { text, constraints })
      expect(found).toEqual(searchInMemory(memory, vocabulary, text, { constraints }))
    }
  }
})

const need = (ref: string, visibility: 'public' | 'redacted' | 'private', text: string) => ({
  ref,
  visibility,
  stage: 'open' as const,
  lang: 'fr' as const,
  title: 'Besoin de Pont-l’Abbé',
  text: `La ville de Pont-l’Abbé cherche : ${text}`,
  public_title: 'Un besoin',
  public_text: text,
  created_at: new Date('2026-11-21T10:00:00Z'),
  published_on: '2026-11-21',
  moved_on: '2026-11-21',
})

test('needs are found by what anybody may read of them, and leave with their publication', async () => {
  await world.db
    .insertInto('need')
    .values([
      need('aaaaaaaaaa', 'redacted', 'inscrire les enfants à la cantine'),
      need('bbbbbbbbbb', 'private', 'inscrire les enfants à la cantine'),
    ])
    .execute()
  await reindexNeeds(world.acting())
  const found = await searchNeeds(world.db, { text: 'logiciel de cantine scolaire' })
  expect(found.results.map(({ name }) => name)).toEqual(['Un besoin'])
  expect((await searchNeeds(world.db, { text: 'Pont-l’Abbé' })).results).toEqual([])
  const { rows } = await sql<{ said: boolean }>`
    select bool_or('abbe' = any(words)) as said from need_indexed`.execute(world.db)
  expect(rows[0]?.said).toBe(false)

  await world.db.updateTable('need').set({ visibility: 'private' }).where('ref', '=', 'aaaaaaaaaa').execute()
  await reindexNeeds(world.acting())
  expect((await searchNeeds(world.db, { text: 'cantine' })).results).toEqual([])
})
