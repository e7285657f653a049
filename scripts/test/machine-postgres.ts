import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const DEBIAN = '/usr/lib/postgresql'
const OLDEST = 15

export type MachinePostgres = { binFolder: string; version: string }

/** The PostgreSQL of this machine, 15 or later: the one that PG_BIN names, else the latest that Debian installed. */
export function findMachinePostgres(): MachinePostgres | undefined {
  const given = process.env.PG_BIN
  const folders = given ? [given] : debianFolders()
  return folders
    .map((binFolder) => ({ binFolder, version: versionOf(binFolder) }))
    .filter(({ version }) => Number.parseInt(version, 10) >= OLDEST)
    .sort((a, b) => Number.parseFloat(b.version) - Number.parseFloat(a.version))[0]
}

const debianFolders = (): string[] =>
  existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : []

function versionOf(binFolder: string): string {
  // A machine may have the client alone: what counts is that the server is there, and runs.
  if (!existsSync(join(binFolder, 'postgres')) || !existsSync(join(binFolder, 'initdb'))) return '0'
  const said = execFileSync(join(binFolder, 'postgres'), ['--version'], { encoding: 'utf8' })
  return /\d+(\.\d+)?/.exec(said)?.[0] ?? '0'
}
