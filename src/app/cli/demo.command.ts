import { parseArgs } from 'node:util'
import { realClock } from '#platform/clock.ts'
import type { Lang } from '#platform/lang.ts'
import { type Demonstration, loadDemo } from '../../../seeds/demonstration/load-demo.ts'
import type { Command, ExitCode, Io } from './command.ts'
import { words } from './demo.words.ts'
import { type WithDatabase, withSiteDatabase } from './with-database.ts'

const USAGE = 'pluriel demo [--json] [--lang fr|en]'
const options = {
  json: { type: 'boolean', default: false },
  lang: { type: 'string', default: 'fr' },
} as const

export async function runDemo(args: string[], io: Io, withDatabase: WithDatabase): Promise<ExitCode> {
  const asked = readArgs(args)
  if (!asked) {
    io.err(`${words.fr.notUnderstood} ${words.en.notUnderstood}\n  ${USAGE}`)
    return 2
  }
  const { json, lang } = asked
  const outcome = await withDatabase((db) => loadDemo({ db, clock: realClock }))
  if (!outcome.done) {
    io.err(words[lang][outcome.reason])
    return 1
  }
  if (json) io.out(JSON.stringify(outcome.value))
  else tell(outcome.value, lang, io)
  return 0
}

function readArgs(args: string[]) {
  try {
    const { json, lang } = parseArgs({ args, options }).values
    return lang === 'fr' || lang === 'en' ? ({ json, lang } as const) : undefined
  } catch {
    // parseArgs throws on an option that it does not know: the caller tells the usage.
    return undefined
  }
}

function tell({ spaces, projects, people, password }: Demonstration, lang: Lang, io: Io): void {
  const said = words[lang]
  io.out(said.made)
  io.out(`\n${said.spaces}`)
  for (const { name, slug } of spaces) io.out(`  ${name}  /espaces/${slug}`)
  io.out(`\n${said.projects}`)
  for (const { title, slug } of projects) io.out(`  ${title}  /chantiers/${slug}`)
  io.out(`\n${said.people}`)
  for (const { name, email } of people) io.out(`  ${name}  ${email}`)
  io.out(`\n${said.password(password)}\n${said.kept}`)
}

export const demoCommand: Command = {
  name: 'demo',
  summary: {
    fr: 'Charger la démonstration : une petite coopérative inventée, avec une année de vie.',
    en: 'Load the demonstration: a small invented co-op, with a year of life.',
  },
  usage: USAGE,
  run: (args, io) => runDemo(args, io, withSiteDatabase),
}
