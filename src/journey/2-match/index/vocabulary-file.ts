import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { assert } from '#engines/assert.ts'
import {
  prepareVocabulary,
  type SubjectData,
  type Vocabulary,
  type VocabularyData,
} from '#engines/matching/index.ts'
import { readTaxonomy } from '#registry/taxonomy/index.ts'

const folder = new URL('../../../../data/vocabulary/', import.meta.url)
const taxonomyFolder = new URL('../../../../data/taxonomy/functions/', import.meta.url)

const phrases = z.array(z.string().min(1).max(120))
const subjects = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    say: phrases.min(1),
    fr: phrases.optional(),
    en: phrases.optional(),
    brands: phrases.optional(),
    known: phrases.optional(),
  }),
)
const labels = z.record(z.string(), z.string())
const wordList = z.string().transform((text) => text.split(/\s+/).filter(Boolean))
const words = z.strictObject({ grammar: wordList, empty: wordList, weak: wordList, joins: labels })
const lexicon = z.record(
  z.string().regex(/^[a-z]+$/),
  z.string().transform((text) => text.split(',').map((word) => word.trim())),
)

const subjectFiles = (): string[] =>
  readdirSync(new URL('subjects/', folder))
    .sort()
    .map((name) => `subjects/${name}`)
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

/**
 * Reads and checks the editors' vocabulary. The words of the taxonomy of functions belong to it: what names a
 * function on the page of a need names the same subject for the ranking. A file that breaks a rule stops the
 * program: it is our own.
 */
export function readVocabularyFiles(): VocabularyData {
  const { joins, ...lists } = read('words.yml', words)
  const data: VocabularyData = {
    subjects: subjectFiles().flatMap((name) => read(name, subjects).map(withTaxonomy)),
    labels: read('labels.yml', labels),
    lexicon: read('lexicon.yml', lexicon),
    ...lists,
    joins,
  }
  const ids = data.subjects.map(({ id }) => id)
  assert(new Set(ids).size === ids.length, 'each subject of the vocabulary has an id of its own')
  return data
}

function withTaxonomy(subject: SubjectData): SubjectData {
  const named = readTaxonomy().functions.get(subject.id)
  if (!named) return subject
  return {
    ...subject,
    say: [...subject.say, ...named.words],
    brands: [...(subject.brands ?? []), ...named.products],
  }
}

function read<T>(name: string, schema: z.ZodType<T>): T {
  const checked = schema.safeParse(parse(textOf(name)))
  assert(checked.success, `data/vocabulary/${name} is well formed: ${checked.error?.message}`)
  return checked.data
}

let ready: Vocabulary | undefined
let hash: string | undefined

/** The vocabulary, ready for use. Read once, when it is first needed: it takes some tenths of a second. */
export function readVocabulary(): Vocabulary {
  ready ??= prepareVocabulary(readVocabularyFiles())
  return ready
}

/** Tells one state of the vocabulary from another, without reading what it says: a start must not wait for it. */
export function vocabularyHash(): string {
  if (hash === undefined) {
    const files = createHash('sha256')
    for (const name of ['words.yml', 'labels.yml', 'lexicon.yml', ...subjectFiles()])
      files.update(textOf(name))
    for (const name of readdirSync(taxonomyFolder).sort())
      files.update(readFileSync(new URL(name, taxonomyFolder)))
    hash = files.digest('hex')
  }
  return hash
}
