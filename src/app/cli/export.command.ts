import { parseArgs } from 'node:util'
import { exportSolution } from '#registry/solution/index.ts'
import type { Command, ExitCode, Io } from './command.ts'
import { words } from './import.words.ts'
import { type WithDatabase, withSiteDatabase } from './with-database.ts'

const USAGE = 'pluriel export solution <identifiant> [--lang fr|en]'

export async function runExport(args: string[], io: Io, withDatabase: WithDatabase): Promise<ExitCode> {
  const asked = readArgs(args)
  if (!asked) {
    io.err(`${words.fr.notUnderstood} ${words.en.notUnderstood}\n  ${USAGE}`)
    return 2
  }
  const outcome = await withDatabase((db) => exportSolution(db, asked.slug))
  if (!outcome.done) {
    io.err(words[asked.lang][outcome.reason])
    return 1
  }
  io.out(outcome.value.trimEnd())
  return 0
}

function readArgs(args: string[]): { slug: string; lang: 'fr' | 'en' } | undefined {
  try {
    const options = { lang: { type: 'string', default: 'fr' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [what, slug = '', ...rest] = positionals
    const { lang } = values
    const isUnderstood = what === 'solution' && slug !== '' && rest.length === 0
    return isUnderstood && (lang === 'fr' || lang === 'en') ? { slug, lang } : undefined
  } catch {
    // parseArgs throws on an option that it does not know: the caller tells the usage.
    return undefined
  }
}

export const exportCommand: Command = {
  name: 'export',
  summary: {
    fr: 'Écrire une solution au format publiccode.yml, sur la sortie.',
    en: 'Write a solution as publiccode.yml, on the output.',
  },
  usage: USAGE,
  run: (args, io) => runExport(args, io, withSiteDatabase),
}
