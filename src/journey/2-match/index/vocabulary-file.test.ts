import { describe, expect, test } from 'vitest'
import { analyseNeed } from '#engines/matching/index.ts'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import { readVocabulary, readVocabularyFiles, vocabularyHash } from './vocabulary-file.ts'

const data = readVocabularyFiles()
const subjectsNamed = (text: string): string[] =>
  analyseNeed(text, readVocabulary()).concepts.flatMap(({ subject }) => (subject ? [subject.id] : []))

describe('the vocabulary', () => {
  test('has several hundred subjects, and one for each function of the taxonomy', () => {
    const ids = new Set(data.subjects.map(({ id }) => id))
    expect(ids.size).toBeGreaterThan(250)
    expect([...readTaxonomy().functions.keys()].filter((id) => !ids.has(id))).toEqual([])
  })

  test('the first words of a subject name it', () => {
    const deaf = data.subjects.filter(({ id, say }) => !subjectsNamed(say[0] ?? '').includes(id))
    expect(deaf.map(({ id }) => id)).toEqual([])
  })

  test('nearly every expression names its subject; the others are too common alone', () => {
    const all = data.subjects.flatMap(({ id, say }) => say.map((phrase) => ({ id, phrase })))
    const deaf = all.filter(({ id, phrase }) => !subjectsNamed(phrase).includes(id))
    expect(deaf.length / all.length).toBeLessThan(0.01)
  })

  test('no word is at once grammar and weak, and joins lead to one word', () => {
    const grammar = new Set(data.grammar)
    expect([...data.weak, ...data.empty].filter((word) => grammar.has(word))).toEqual([])
    expect(Object.values(data.joins).filter((word) => !/^[a-z0-9]+$/.test(word))).toEqual([])
  })

  test('acronyms of agents are understood', () => {
    const understood = {
      ADS: 'urbanisme-ads',
      GED: 'ged',
      SIGB: 'bibliotheque-sigb',
      SIG: 'sig',
      GMAO: 'gmao',
      SIRH: 'rh',
      DSN: 'paie',
      ENT: 'ent',
      ZAN: 'foncier-friches',
      PLU: 'documents-urbanisme',
      GRU: 'gru',
      PCAET: 'suivi-plan-action-transition',
    }
    for (const [acronym, subject] of Object.entries(understood))
      expect(subjectsNamed(acronym)).toContain(subject)
  })

  test('its hash is stable, and needs no reading', () => {
    expect(vocabularyHash()).toBe(vocabularyHash())
    expect(vocabularyHash()).toMatch(/^[0-9a-f]{64}$/)
  })
})
