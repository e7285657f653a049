import { parseArgs } from 'node:util'
import {
  indexInMemory,
  type MatchResult,
  type Ranking,
  searchInMemory,
  type Vocabulary,
} from '#engines/matching/index.ts'
import { reindexSolutions } from '#journey/2-match/index/reindex.actions.ts'
import { searchSolutions } from '#journey/2-match/index/search.queries.ts'
import { readVocabulary } from '#journey/2-match/index/vocabulary-file.ts'
import { actingNow } from '#platform/acting-now.ts'
import { realClock } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import { loadCatalogue } from '#registry/solution/index.ts'
import type { Command, ExitCode, Io } from './command.ts'
import { words } from './match.words.ts'
import { catalogueFile, constraintsOf, documentOf, needsFile, textOf } from './match-files.ts'
import { type ReadFile, type Refusal, readListFile } from './match-input.ts'
import { type WithDatabase, withSiteDatabase } from './with-database.ts'

const USAGE =
  'pluriel match --catalogue <fichier.json> --needs <fichier.json> [--limit 20] --json' +
  ' | --text "<besoin>" [--limit 5] [--json]'
const LIMIT_MAX = 100
const TEXT_RESULTS = 5
const FILE_RESULTS = 20
const REASONS_SHOWN = 5

const options = {
  catalogue: { type: 'string' },
  needs: { type: 'string' },
  text: { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

type Asked =
  | { kind: 'files'; catalogue: string; needs: string; limit: number }
  | { kind: 'text'; text: string; limit: number; json: boolean }

/** Answers the needs of a file from the solutions of a file, or one text from the catalogue of the site. */
export async function runMatch(args: string[], io: Io, withDatabase: WithDatabase): Promise<ExitCode> {
  const asked = readArgs(args)
  if (!asked) {
    io.err(`${words.notUnderstood}\n  ${USAGE}`)
    return 2
  }
  return asked.kind === 'files' ? matchFiles(asked, io) : matchText(asked, io, withDatabase)
}

function readArgs(args: string[]): Asked | undefined {
  try {
    return askedBy(parseArgs({ args, options }).values)
  } catch {
    // parseArgs throws on an option that it does not know: the caller tells the usage.
    return undefined
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

function askedBy({ catalogue, needs, text, json, limit: given }: Values): Asked | undefined {
  const limit = Number(given ?? (text === undefined ? FILE_RESULTS : TEXT_RESULTS))
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX) return undefined
  const files = catalogue !== undefined && needs !== undefined
  if (files && text === undefined) return { kind: 'files', catalogue, needs, limit }
  const isText = text !== undefined && catalogue === undefined && needs === undefined
  return isText ? { kind: 'text', text, limit, json: json === true } : undefined
}

function matchFiles({ catalogue, needs, limit }: Extract<Asked, { kind: 'files' }>, io: Io): ExitCode {
  const solutions = readListFile(catalogue, catalogueFile)
  const asked = readListFile(needs, needsFile)
  if (!solutions.read || !asked.read) {
    for (const refusal of [...refusalsOf(solutions), ...refusalsOf(asked)]) tellRefusal(refusal, io)
    return 1
  }
  const vocabulary: Vocabulary = readVocabulary()
  const index = indexInMemory(solutions.value.map(documentOf), vocabulary)
  for (const need of asked.value) {
    const constraints = constraintsOf(need)
    const { results, confidence } = searchInMemory(index, vocabulary, textOf(need), { constraints, limit })
    const shown = results.map(({ id, score, reasons }) => ({ id, score, reasons }))
    io.out(JSON.stringify({ id: need.id, results: shown, confidence }))
  }
  return 0
}

const refusalsOf = (file: ReadFile<unknown>): Refusal[] => (file.read ? [] : file.refusals)

function tellRefusal({ file, line, rule, detail }: Refusal, io: Io): void {
  io.err(`${file}:${line} (${rule}) ${words.rules.fr[rule](detail)}`)
  io.err(`${file}:${line} (${rule}) ${words.rules.en[rule](detail)}`)
}

const matchText = (
  { text, limit, json }: Extract<Asked, { kind: 'text' }>,
  io: Io,
  withDatabase: WithDatabase,
): Promise<ExitCode> =>
  withDatabase(async (db) => {
    await fillWhenEmpty(db, io)
    const found = await searchSolutions(db, { text, limit })
    if (json) {
      const { results, confidence } = found
      io.out(JSON.stringify({ results, confidence }))
    } else tellRanking(found, io)
    return found.results.length > 0 ? 0 : 1
  })

/** On an instance that never started, the catalogue is loaded first: the question deserves its answer. */
async function fillWhenEmpty(db: Db, io: Io): Promise<void> {
  const filled = await db.selectFrom('solution_indexed').select('document_id').limit(1).executeTakeFirst()
  if (filled) return
  io.err(words.filling)
  const acting = actingNow({ db, clock: realClock })
  await loadCatalogue(acting)
  await reindexSolutions(acting)
}

function tellRanking({ results, confidence }: Ranking, io: Io): void {
  io.out(results.length === 0 ? words.nothing : words.confidence[confidence])
  results.forEach((result, at) => {
    tellResult(result, at + 1, io)
  })
}

function tellResult({ name, reasons }: MatchResult, rank: number, io: Io): void {
  io.out(`${rank}. ${name}`)
  const met = reasons.filter(({ kind }) => kind === 'words').slice(0, REASONS_SHOWN)
  for (const reason of [...met, ...reasons.filter(({ kind }) => kind !== 'words')])
    io.out(`   ${words.reason(reason)}`)
}

export const matchCommand: Command = {
  name: 'match',
  summary: {
    fr: 'Classer les solutions qui répondent à un besoin, avec leurs raisons.',
    en: 'Rank the solutions that answer a need, with their reasons.',
  },
  usage: USAGE,
  run: (args, io) => runMatch(args, io, withSiteDatabase),
}
