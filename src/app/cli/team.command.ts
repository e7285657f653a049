import { parseArgs } from 'node:util'
import { type Lang, langs } from '#platform/lang.ts'
import { type ProposeSettings, propose } from '#platform/solver/index.ts'
import type { Command, ExitCode, Io } from './command.ts'
import { words } from './team.words.ts'
import { readTeamFile, type TeamRefusal } from './team-read.ts'
import { tellProposal } from './team-table.ts'

const USAGE =
  'pluriel team --instance <fichier.json | -> [--json] [--lang fr|en] [--seed 1] [--alternatives 3]' +
  ' [--gap 0.01] [--time-limit <secondes>]'
const ALTERNATIVES_MAX = 20
const SEED_MAX = 2_147_483_646
const SECONDS_MAX = 86_400

const options = {
  instance: { type: 'string' },
  json: { type: 'boolean', default: false },
  lang: { type: 'string', default: 'fr' },
  seed: { type: 'string' },
  alternatives: { type: 'string' },
  gap: { type: 'string' },
  'time-limit': { type: 'string' },
} as const

type Asked = { instance: string; json: boolean; lang: Lang; settings: ProposeSettings }

/** Proposes teams for the projects of a file. Reads no database. */
export async function runTeam(args: string[], io: Io): Promise<ExitCode> {
  const asked = readArgs(args)
  if (!asked) {
    io.err(`${words.notUnderstood}\n  ${USAGE}`)
    return 2
  }
  const file = readTeamFile(asked.instance)
  if (!file.read) {
    for (const refusal of file.refusals) tellRefusal(asked.instance, refusal, io)
    return 1
  }
  if (file.unread.length > 0) io.err(words[asked.lang].unread(file.unread.join(', ')))
  const proposal = await propose(file.instance, asked.settings)
  if (asked.json) io.out(JSON.stringify({ format: 'pluriel-team-answer-1', ...proposal }))
  else tellProposal(proposal, asked.lang, io)
  // A project without a team is an answer, not a faulty file: it says which rules clash.
  return 0
}

function tellRefusal(file: string, { path, rule, detail }: TeamRefusal, io: Io): void {
  const where = path ? `${file}:${path}` : file
  for (const lang of langs) io.err(`${where} (${rule}) ${words[lang].rules[rule](detail)}`)
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

function askedBy(values: Values): Asked | undefined {
  const { instance, json, gap } = values
  const lang = langs.find((one) => one === values.lang)
  const seed = wholeOf(values.seed, SEED_MAX)
  const alternatives = wholeOf(values.alternatives, ALTERNATIVES_MAX)
  const seconds = wholeOf(values['time-limit'], SECONDS_MAX)
  const near = gap === undefined ? undefined : Number(gap)
  const isGap = near === undefined || (near >= 0 && near < 1)
  const numbers = [seed, alternatives, seconds]
  if (instance === undefined || !lang || !isGap || numbers.some(Number.isNaN) || seconds === 0)
    return undefined
  return {
    instance,
    json: json === true,
    lang,
    settings: {
      ...(seed !== undefined && { seed }),
      ...(alternatives !== undefined && { alternatives }),
      ...(near !== undefined && { gap: near }),
      ...(seconds !== undefined && { timeLimitSeconds: seconds }),
    },
  }
}

const wholeOf = (given: string | undefined, most: number): number | undefined => {
  if (given === undefined) return undefined
  return /^\d{1,10}$/.test(given) && Number(given) <= most ? Number(given) : Number.NaN
}

export const teamCommand: Command = {
  name: 'team',
  summary: {
    fr: 'Proposer des équipes pour des chantiers, avec leurs raisons, d’autres équipes et la preuve.',
    en: 'Propose teams for projects, with reasons, other teams and the proof.',
  },
  usage: USAGE,
  run: (args, io) => runTeam(args, io),
}
