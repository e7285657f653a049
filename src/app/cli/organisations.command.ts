import { parseArgs } from 'node:util'
import { checkIdentifier, formatSiren } from '#engines/siren/siren.ts'
import { explainSiren } from '#engines/siren/siren.words.ts'
import { vatNumber } from '#engines/siren/vat.ts'
import { actingNow } from '#platform/acting-now.ts'
import { realClock } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import {
  isKind,
  loadTerritories,
  type OrganisationRow,
  organisationWords,
  refOf,
  searchOrganisations,
} from '#registry/organisation/index.ts'
import type { Command, ExitCode, Io } from './command.ts'
import { type WithDatabase, withSiteDatabase } from './with-database.ts'

const USAGE =
  'pluriel organisations check <numéro> | search <texte> [--kind …] [--departement …] [--page 1] | load [--json]'
const options = {
  json: { type: 'boolean', default: false },
  kind: { type: 'string' },
  departement: { type: 'string' },
  page: { type: 'string', default: '1' },
} as const

type Asked = { text: string; json: boolean; kind?: string; departement?: string; page: string }

export async function runOrganisations(
  args: string[],
  io: Io,
  withDatabase: WithDatabase,
): Promise<ExitCode> {
  const read = readArgs(args)
  if (!read) {
    io.err(`Commande mal comprise. Not understood.\n  ${USAGE}`)
    return 2
  }
  const { action, asked } = read
  if (action === 'check') return check(asked, io)
  return withDatabase((db) => (action === 'search' ? search(asked, io, db) : load(asked, io, db)))
}

function readArgs(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [action = '', ...words] = positionals
    if (action !== 'check' && action !== 'search' && action !== 'load') return undefined
    if (values.kind !== undefined && !isKind(values.kind)) return undefined
    return { action, asked: { ...values, text: words.join(' ') } } as const
  } catch {
    return undefined
  }
}

function check({ text, json }: Asked, io: Io): ExitCode {
  const answer = checkIdentifier(text)
  const vat = answer.valid ? vatNumber(answer.siren) : undefined
  if (json) io.out(JSON.stringify({ ...answer, vat }))
  else if (answer.valid) {
    io.out(`SIREN ${formatSiren(answer.siren)}${answer.siret ? `, SIRET ${formatSiren(answer.siret)}` : ''}`)
    io.out(`TVA ${vat}`)
  } else {
    io.err(explainSiren('fr', answer))
    io.err(explainSiren('en', answer))
  }
  return answer.valid ? 0 : 1
}

async function search({ text, json, kind, departement, page }: Asked, io: Io, db: Db): Promise<ExitCode> {
  const filters = { q: text, departement, kind: kind && isKind(kind) ? kind : undefined }
  const { rows, total } = await searchOrganisations(db, filters, Number(page))
  if (json) for (const { id: _, ...row } of rows) io.out(JSON.stringify(row))
  else for (const row of rows) io.out(lineOf(row))
  io.err(organisationWords.fr.count(total, String(total)))
  return total > 0 ? 0 : 1
}

const lineOf = (row: OrganisationRow): string =>
  [refOf(row), row.name, organisationWords.fr.kinds[row.kind], row.departement, row.population]
    .map((cell) => cell ?? '')
    .join('\t')

async function load({ json }: Asked, io: Io, db: Db): Promise<ExitCode> {
  const acting = actingNow({ db, clock: realClock })
  const { value } = await loadTerritories(acting, (rowsDone, rowsTotal) =>
    io.err(`${rowsDone} / ${rowsTotal}`),
  )
  const said = value.loaded ? `${value.rows} territoires chargés` : 'rien à charger'
  io.out(json ? JSON.stringify(value) : `Découpage administratif ${value.version} : ${said}.`)
  return 0
}

export const organisationsCommand: Command = {
  name: 'organisations',
  summary: {
    fr: 'Vérifier un SIREN ou un SIRET, chercher un organisme, charger les territoires.',
    en: 'Check a SIREN or a SIRET, look for a body, load the French territories.',
  },
  usage: USAGE,
  run: (args, io) => runOrganisations(args, io, withSiteDatabase),
}
