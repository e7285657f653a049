import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import type { Db } from '#platform/database.ts'
import { type Dump, dumps } from '../dumps/dumps.ts'
import type { Command, ExitCode, Io } from './command.ts'
import { type WithDatabase, withSiteDatabase } from './with-database.ts'

const USAGE = 'pluriel dump --folder <dossier> [--organisations] [--json]'
const options = {
  folder: { type: 'string' },
  organisations: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

export async function runDump(args: string[], io: Io, withDatabase: WithDatabase): Promise<ExitCode> {
  const asked = readArgs(args)
  if (!asked?.folder) {
    io.err(`Commande mal comprise. Not understood.\n  ${USAGE}`)
    return 2
  }
  const { folder, organisations, json } = asked
  await mkdir(folder, { recursive: true })
  return withDatabase<ExitCode>(async (db) => {
    for (const dump of dumps.filter(({ isLarge }) => organisations || !isLarge)) {
      const written = await write(db, dump, folder)
      io.out(json ? JSON.stringify(written) : `${written.sha256}  ${written.file}`)
    }
    return 0
  })
}

function readArgs(args: string[]) {
  try {
    return parseArgs({ args, options }).values
  } catch {
    // parseArgs throws on an option that it does not know: the caller tells the usage.
    return undefined
  }
}

/** Written beside its name then renamed: whoever serves the folder never serves half a file. */
async function write(db: Db, { file, licence, lines }: Dump, folder: string) {
  const draft = join(folder, `.${file}.${process.pid}`)
  const hash = createHash('sha256')
  let bytes = 0
  const counted = async function* () {
    for await (const line of lines(db)) {
      const chunk = Buffer.from(line)
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  try {
    await pipeline(Readable.from(counted()), createWriteStream(draft, { flush: true }))
    await rename(draft, join(folder, file))
  } finally {
    await rm(draft, { force: true })
  }
  return { file, bytes, sha256: hash.digest('hex'), licence }
}

export const dumpCommand: Command = {
  name: 'dump',
  summary: {
    fr: 'Écrire les données ouvertes dans un dossier : les mêmes données donnent les mêmes octets.',
    en: 'Write the open data into a folder: the same data give the same bytes.',
  },
  usage: USAGE,
  run: (args, io) => runDump(args, io, withSiteDatabase),
}
