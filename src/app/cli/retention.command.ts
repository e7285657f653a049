import { parseArgs } from 'node:util'
import { realClock } from '#platform/clock.ts'
import { forgetOnDates } from '../retention/retention.actions.ts'
import { words } from '../retention/retention.words.ts'
import type { Command, ExitCode, Io } from './command.ts'
import { type WithDatabase, withSiteDatabase } from './with-database.ts'

const USAGE = 'pluriel retention [--dry-run] [--json] [--lang fr|en]'
const options = {
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  lang: { type: 'string', default: 'fr' },
} as const

export async function runRetention(args: string[], io: Io, withDatabase: WithDatabase): Promise<ExitCode> {
  const asked = readArgs(args)
  if (!asked) {
    io.err(`${words.fr.notUnderstood} ${words.en.notUnderstood}\n  ${USAGE}`)
    return 2
  }
  const { dryRun, json, lang } = asked
  const forgotten = await withDatabase((db) => forgetOnDates({ db, now: realClock() }, { dryRun }))
  const said = words[lang]
  for (const { id, rows } of forgotten)
    io.out(json ? JSON.stringify({ rule: id, rows, dryRun }) : said.line(said.rules[id][0], rows))
  if (dryRun) io.err(said.dryRun)
  return 0
}

function readArgs(args: string[]) {
  try {
    const { values } = parseArgs({ args, options })
    const { lang, json, 'dry-run': dryRun } = values
    return lang === 'fr' || lang === 'en' ? ({ lang, json, dryRun } as const) : undefined
  } catch {
    // parseArgs throws on an option that it does not know: the caller tells the usage.
    return undefined
  }
}

export const retentionCommand: Command = {
  name: 'retention',
  summary: {
    fr: 'Oublier ce qui a passé sa durée de conservation, ou compter ce qui le serait.',
    en: 'Forget what is past its retention time, or count what would be.',
  },
  usage: USAGE,
  run: (args, io) => runRetention(args, io, withSiteDatabase),
}
