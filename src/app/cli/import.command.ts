import { parseArgs } from 'node:util'
import { type Acting, theHost } from '#platform/acting.ts'
import { dayOf, realClock } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import type { Lang } from '#platform/lang.ts'
import {
  type ImportKind,
  type ImportProblem,
  type ImportReport,
  importers,
  importSolutions,
  importWords,
  isImportKind,
} from '#registry/solution/index.ts'
import type { Command, ExitCode, Io } from './command.ts'
import { words } from './import.words.ts'
import { type WithDatabase, withSiteDatabase } from './with-database.ts'

const WISHES = '[--dry-run] [--json] [--source nom] [--date AAAA-MM] [--max-size Mo] [--lang fr|en]'
const USAGE = `pluriel import <${Object.keys(importers).join('|')}> <chemin|adresse> ${WISHES}`
const MEGABYTE = 1_000_000
const SHOWN_MAX = 50

const options = {
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  source: { type: 'string' },
  date: { type: 'string' },
  'max-size': { type: 'string' },
  lang: { type: 'string', default: 'fr' },
} as const

type Asked = {
  kind: ImportKind
  path: string
  dryRun: boolean
  json: boolean
  lang: Lang
  name: string | undefined
  dated: string | undefined
  bytesMax: number | undefined
}

export async function runImport(args: string[], io: Io, withDatabase: WithDatabase): Promise<ExitCode> {
  const asked = readArgs(args)
  if (!asked) {
    io.err(`${words.fr.notUnderstood} ${words.en.notUnderstood}\n  ${USAGE}`)
    return 2
  }
  return withDatabase((db) => bring(asked, io, db))
}

function readArgs(args: string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [kind = '', path = ''] = positionals
    const { lang, date, 'max-size': size } = values
    const isUnderstood =
      isImportKind(kind) &&
      (path !== '' || kind === 'catalogue') &&
      positionals.length <= 2 &&
      (lang === 'fr' || lang === 'en') &&
      (date === undefined || /^\d{4}(-\d{2}(-\d{2})?)?$/.test(date)) &&
      (size === undefined || /^[1-9]\d{0,3}$/.test(size))
    if (!isUnderstood) return undefined
    const bytesMax = size === undefined ? undefined : Number(size) * MEGABYTE
    return {
      kind,
      path,
      lang,
      bytesMax,
      dryRun: values['dry-run'],
      json: values.json,
      name: values.source,
      dated: date,
    }
  } catch {
    // parseArgs throws on an option that it does not know: the caller tells the usage.
    return undefined
  }
}

async function bring({ kind, path, json, lang, ...asked }: Asked, io: Io, db: Db): Promise<ExitCode> {
  const now = realClock()
  // Whoever has a shell on the machine runs the instance.
  const actor: Acting['actor'] = theHost
  const acting: Acting = { db, actor, now, today: dayOf(now), lang }
  const onProgress = (written: number, total: number) => io.err(words[lang].progress(written, total))
  const outcome = await importSolutions(acting, kind, path, { ...asked, onProgress })
  if (outcome.done) return tell(outcome.value, json, lang, io)
  const problems = outcome.details ?? []
  if (json) io.out(JSON.stringify({ done: false, reason: outcome.reason, problems }))
  else {
    for (const problem of problems.slice(0, SHOWN_MAX)) io.err(lineOf(problem, lang))
    io.err(importWords[lang][outcome.reason]())
  }
  return 1
}

/** file:line key (rule): remedy, as editors and people read it. */
const lineOf = ({ file = '', line, key, rule, remedy }: ImportProblem, lang: Lang): string =>
  `${file}:${line} ${key} (${rule}) ${remedy[lang]}`

function tell(report: ImportReport, json: boolean, lang: Lang, io: Io): ExitCode {
  if (json) {
    io.out(JSON.stringify({ done: true, ...report }))
    return 0
  }
  const said = words[lang]
  for (const warning of report.warnings.slice(0, SHOWN_MAX)) io.err(lineOf(warning, lang))
  for (const { slug, name } of report.created.slice(0, SHOWN_MAX)) io.out(`+ ${slug}\t${name}`)
  for (const { slug, field, before, after } of report.changed.slice(0, SHOWN_MAX))
    io.out(`~ ${slug}\t${field}\t${shown(before)} → ${shown(after)}`)
  for (const slug of report.takenBack.slice(0, SHOWN_MAX)) io.out(`- ${slug}`)
  io.out(said.summary(report))
  if (report.dryRun) io.out(said.dryRun)
  return 0
}

const VALUE_MAX = 80
function shown(value: unknown): string {
  const text = value === undefined ? '∅' : typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > VALUE_MAX ? `${text.slice(0, VALUE_MAX)}…` : text
}

export const importCommand: Command = {
  name: 'import',
  summary: {
    fr: 'Importer des solutions : publiccode.yml, SILL, Comptoir du Libre, awesome-selfhosted, CSV, catalogue.',
    en: 'Import solutions: publiccode.yml, SILL, Comptoir du Libre, awesome-selfhosted, CSV, catalogue.',
  },
  usage: USAGE,
  run: (args, io) => runImport(args, io, withSiteDatabase),
}
