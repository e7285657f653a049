import { createReadStream, createWriteStream } from 'node:fs'
import { access, constants, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { type Acting, type Actor, theHost } from '#platform/acting.ts'
import { dayOf, realClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Db } from '#platform/database.ts'
import { type FileStore, openFiles } from '#platform/files/index.ts'
import type { Lang } from '#platform/lang.ts'
import { personByEmail } from '#registry/person/index.ts'
import { findSpace, recordAct } from '#registry/space/index.ts'
import { words } from '../archive/archive.words.ts'
import { exportSpace } from '../archive/export-space.ts'
import { type ImportReport, importSpace } from '../archive/import-space.ts'
import type { Manifest } from '../archive/manifest.ts'
import type { Command, ExitCode, Io } from './command.ts'
import { type WithDatabase, withSiteDatabase } from './with-database.ts'

const USAGE =
  'pluriel space export --space <adresse> --to <fichier> | import --from <fichier> [--dry-run]' +
  ' [--by <courriel>] [--json] [--lang fr|en]'
const options = {
  space: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  by: { type: 'string' },
  json: { type: 'boolean', default: false },
  lang: { type: 'string', default: 'fr' },
} as const

/** `by`: the address of the account for which the terminal acts; registers name it. */
type Asked = { json: boolean; lang: Lang; by: string | undefined } & (
  | { gesture: 'export'; space: string; to: string }
  | { gesture: 'import'; from: string; dryRun: boolean }
)
type Site = { withDatabase: WithDatabase; files: () => Promise<FileStore> }

export async function runSpace(args: string[], io: Io, { withDatabase, files }: Site): Promise<ExitCode> {
  const asked = readArgs(args)
  if (!asked) {
    io.err(`${words.fr.notUnderstood} ${words.en.notUnderstood}\n  ${USAGE}`)
    return 2
  }
  const store = await files()
  return withDatabase(async (db) => {
    const now = realClock()
    const actor = await actorFor(db, asked.by)
    if (!actor) return refuse(io, words[asked.lang]['by-unknown'])
    const acting: Acting = { db, actor, now, today: dayOf(now), lang: asked.lang }
    const run = { acting, files: store, io }
    return asked.gesture === 'export' ? take(asked, run) : bring(asked, run)
  })
}

/** The person at the console, under their account when they say it. */
async function actorFor(db: Db, by: string | undefined): Promise<Actor | undefined> {
  if (by === undefined) return theHost
  const person = await personByEmail(db, by)
  return person && { ...theHost, person: { ...person, session: '' } }
}

function readArgs(args: string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const { space, to, from, by, json, lang } = values
    if (positionals.length !== 1 || (lang !== 'fr' && lang !== 'en')) return undefined
    if (positionals[0] === 'export' && space && to) return { gesture: 'export', space, to, by, json, lang }
    if (positionals[0] !== 'import' || !from) return undefined
    return { gesture: 'import', from, dryRun: values['dry-run'], by, json, lang }
  } catch {
    // parseArgs throws on an option that it does not know: the caller tells the usage.
    return undefined
  }
}

type Run = { acting: Acting & { db: Db }; files: FileStore; io: Io }

async function take(
  asked: Extract<Asked, { gesture: 'export' }>,
  { acting, files, io }: Run,
): Promise<ExitCode> {
  const said = words[asked.lang]
  const space = await findSpace(acting.db, asked.space)
  if (!space) return refuse(io, said['space-unknown'])
  const { manifest, parts } = await exportSpace({ db: acting.db, files, clock: () => acting.now }, space)
  if (!(await write(asked.to, parts()))) return refuse(io, said.unwritable)
  await recordAct(acting, {
    organisationId: space.organisation_id,
    act: 'space.export',
    target: manifest.sha256,
  })
  tell(manifest, asked, io)
  return 0
}

async function bring(
  asked: Extract<Asked, { gesture: 'import' }>,
  { acting, files, io }: Run,
): Promise<ExitCode> {
  const said = words[asked.lang]
  const isReadable = await access(asked.from, constants.R_OK).then(
    () => true,
    () => false,
  )
  if (!isReadable) return refuse(io, said.unreadable)
  const source = createReadStream(asked.from) as AsyncIterable<Uint8Array>
  const outcome = await importSpace(acting, { files, source, dryRun: asked.dryRun })
  if (outcome.done) {
    tell(outcome.value.manifest, asked, io)
    if (!asked.json) tellReport(outcome.value, asked.lang, io)
    return 0
  }
  if (outcome.reason === 'forbidden') return refuse(io, said.forbidden)
  if (asked.json) io.out(JSON.stringify({ refused: outcome.reason, ...outcome.details }))
  return refuse(io, `${said.faults[outcome.reason]} ${said.where(outcome.details)}`)
}

function refuse(io: Io, text: string): ExitCode {
  io.err(text)
  return 1
}

/** Written beside its name then renamed: a file that is there is whole. */
async function write(path: string, parts: AsyncIterable<Uint8Array>): Promise<boolean> {
  const draft = `${path}.${process.pid}`
  try {
    await pipeline(Readable.from(parts), createWriteStream(draft, { flush: true }))
    await rename(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    return false
  } finally {
    await rm(draft, { force: true })
  }
}

function tell(manifest: Manifest, { json, lang }: Asked, io: Io): void {
  if (json) {
    io.out(JSON.stringify(manifest))
    return
  }
  const said = words[lang]
  for (const { name, rows } of manifest.tables) if (rows > 0) io.out(said.rows(name, rows))
  io.out(said.files(manifest.files.length))
  io.out(said.sum(manifest.sha256))
}

function tellReport({ manifest, made, dryRun }: ImportReport, lang: Lang, io: Io): void {
  const said = words[lang]
  for (const [name, count] of made) io.out(said.made(name, count))
  io.out(dryRun ? said.dryRun : said.brought(manifest.slug))
}

export const spaceCommand: Command = {
  name: 'space',
  summary: {
    fr: 'Emporter un espace entier dans un fichier, ou le rapporter sur une instance.',
    en: 'Take a whole space away in one file, or bring it to an instance.',
  },
  usage: USAGE,
  run: (args, io) =>
    runSpace(args, io, {
      withDatabase: withSiteDatabase,
      files: () => openFiles(readConfig(process.env, process.cwd())),
    }),
}
