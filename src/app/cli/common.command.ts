import { parseArgs } from 'node:util'
import { type CommonFacts, type FailedReading, factsOf } from '#journey/3-project/index.ts'
import { dayOf, realClock } from '#platform/clock.ts'
import { fetchHistory, readLocalHistory } from '#platform/git.ts'
import type { Command, ExitCode, Io } from './command.ts'
import { words } from './common.words.ts'

const USAGE = 'pluriel common --repository <dossier|URL> [--json]'
const options = {
  repository: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** What the history of a repository tells, criterion by criterion: of a folder of this machine, or of a forge. */
export async function runCommon(args: string[], io: Io, today: string): Promise<ExitCode> {
  const asked = readArgs(args)
  if (!asked) {
    io.err(`${words.notUnderstood}\n  ${USAGE}`)
    return 2
  }
  const { repository } = asked
  const outcome = await (/^https?:\/\//i.test(repository) ? fetchHistory : readLocalHistory)(repository)
  if (!outcome.done) {
    const reason: FailedReading = outcome.reason
    io.err(`${repository} (${reason}) ${words.failures.fr[reason]}`)
    io.err(`${repository} (${reason}) ${words.failures.en[reason]}`)
    return 1
  }
  const facts = factsOf(outcome.value, today)
  if (asked.json) io.out(JSON.stringify({ repository, readOn: today, ...facts }))
  else tell(facts, io)
  return 0
}

function readArgs(args: string[]): { repository: string; json: boolean } | undefined {
  try {
    const { repository, json } = parseArgs({ args, options }).values
    return repository ? { repository, json: json === true } : undefined
  } catch {
    // parseArgs throws on an option that it does not know: the caller tells the usage.
    return undefined
  }
}

function tell({ commits, people, isComplete, perYear, releases, criteria }: CommonFacts, io: Io): void {
  io.out(words.counted(commits, people))
  if (!isComplete) io.out(words.partial)
  for (const { period, commits: made } of perYear) io.out(`   ${period}  ${made}`)
  for (const { version, day } of releases) io.out(words.release(version, day))
  const shown = ({ state, value }: CommonFacts['criteria'][number]) =>
    value ?? (state === 'unknown' ? words.unknown : words.none)
  for (const one of criteria)
    io.out(`${words.states[one.state]}  ${words.criteria[one.code]} : ${shown(one)} (${one.source.title})`)
}

export const commonCommand: Command = {
  name: 'common',
  summary: {
    fr: 'Dire ce que l’historique git d’un commun montre, critère par critère.',
    en: 'Tell what the git history of a common shows, criterion by criterion.',
  },
  usage: USAGE,
  run: (args, io) => runCommon(args, io, dayOf(realClock())),
}
