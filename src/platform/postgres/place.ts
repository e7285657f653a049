import { createHash } from 'node:crypto'
import { chmod, cp, lchown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import type { Tell } from './events.ts'
import { stopOrphan } from './orphan.ts'
import { refuse } from './refusal.ts'
import { asNamespace, asOther, knownUser, ordinaryWay, type Way } from './way.ts'

/** Where the database lives and who runs it. `base` holds the cluster and its socket. */
export type Place = { way: Way; base: string; cluster: string; bin: string; elsewhere: boolean }

type Owner = { uid: number; gid: number }

/** For what another user must reach, when the clone or the data are in a folder closed to others. */
export const SYSTEM_FOLDER = '/var/lib/pluriel'
const POINTER = 'postgres.elsewhere'

const placeIn = (way: Way, base: string, root: string, dataDir: string): Place => ({
  way,
  base,
  cluster: join(base, 'postgres'),
  bin: join(root, 'bin'),
  elsewhere: base !== dataDir,
})

/** The folder that holds the database of a data folder: itself, or where an earlier start had to put it. */
export const baseOf = (dataDir: string): Promise<string> =>
  readFile(join(dataDir, POINTER), 'utf8').then(
    (text) => text.trim() || dataDir,
    () => dataDir,
  )

/** As an ordinary user, in the data folder. As root, in the first of the three ways that this machine allows. */
export async function findPlace(dataDir: string, binaries: Binaries, tell: Tell): Promise<Place> {
  const postgres = join(binaries.root, 'bin', 'postgres')
  const base = await baseOf(dataDir)
  const owner = await ownerOf(join(base, 'postgres'))
  if (process.getuid?.() !== 0) {
    const way = await ordinaryWay(postgres)
    const uid = process.getuid?.()
    if (owner && uid !== undefined && owner.uid !== uid)
      throw refuse('data-not-yours', { folder: join(base, 'postgres'), owner: owner.uid })
    return placeIn(way, base, binaries.root, dataDir)
  }
  // A database keeps its owner: one made by an ordinary user stays readable to that user.
  const way = owner && owner.uid !== 0 ? undefined : await asNamespace(postgres)
  if (way) return placeIn(way, base, binaries.root, dataDir)
  return placeForOther(dataDir, base, owner, binaries, tell)
}

async function placeForOther(
  dataDir: string,
  base: string,
  owner: Owner | undefined,
  binaries: Binaries,
  tell: Tell,
): Promise<Place> {
  const user = owner && owner.uid !== 0 ? owner : await knownUser()
  if (!user) throw refuse('no-user', { detail: '/etc/passwd' })
  // Nothing changes hands or place under a server that still runs.
  await stopOrphan(join(base, 'postgres'), tell)
  const root = (await canReach(binaries.root, user.uid)) ? binaries.root : await copyOf(binaries, tell)
  const reachable = (await canReach(base, user.uid)) ? base : systemBase(dataDir)
  if (reachable !== base) await moveTo(reachable, base, dataDir, tell)
  const place = placeIn(asOther(user), reachable, root, dataDir)
  if (owner && owner.uid !== user.uid) await giveTo(user, place.cluster)
  return place
}

const ownerOf = (path: string): Promise<Owner | undefined> =>
  stat(path).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => undefined,
  )

/** Whether a user can go through every folder on the way; access lists are not looked at. */
async function canReach(path: string, uid: number): Promise<boolean> {
  const { uid: owner, mode } = await stat(path)
  const mayEnter = owner === uid ? mode & 0o100 : mode & 0o001
  return Boolean(mayEnter) && (path === dirname(path) || (await canReach(dirname(path), uid)))
}

const systemBase = (dataDir: string): string =>
  join(SYSTEM_FOLDER, createHash('sha256').update(dataDir).digest('hex').slice(0, 12))

async function copyOf({ root, version }: Binaries, tell: Tell): Promise<string> {
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}`)
  if (await stat(copy).catch(() => undefined)) return copy
  tell({ kind: 'copying-binaries', folder: copy })
  const draft = `${copy}.${process.pid}`
  await makeWayTo(SYSTEM_FOLDER)
  await cp(root, draft, { recursive: true, verbatimSymlinks: true })
  await letRead(draft)
  await rename(draft, copy).catch(() => rm(draft, { recursive: true }))
  return copy
}

/** Others may go through and see nothing on the way, whatever the mask of root says. */
async function makeWayTo(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o711)
}

/** What its owner may read or run, everybody may. */
async function letRead(path: string): Promise<void> {
  const { mode } = await stat(path)
  await chmod(path, mode | 0o444 | (mode & 0o100 ? 0o111 : 0))
  const inside = await readdir(path, { withFileTypes: true }).catch(() => [])
  for (const entry of inside) if (!entry.isSymbolicLink()) await letRead(join(path, entry.name))
}

/** Moves a database that root made where its new owner can reach it, and leaves word of it. */
async function moveTo(base: string, from: string, dataDir: string, tell: Tell): Promise<void> {
  await makeWayTo(SYSTEM_FOLDER)
  await makeWayTo(base)
  const source = join(from, 'postgres')
  const target = join(base, 'postgres')
  if ((await stat(source).catch(() => undefined)) && !(await stat(target).catch(() => undefined))) {
    await rename(source, target).catch(() => moveByCopy(source, target))
    tell({ kind: 'moved', from: source, to: target })
  }
  await writeFile(join(dataDir, POINTER), `${base}\n`)
}

/** Between two disks: the source goes only when its copy is whole. */
async function moveByCopy(source: string, target: string): Promise<void> {
  const draft = `${target}.${process.pid}`
  await cp(source, draft, { recursive: true, preserveTimestamps: true })
  await rename(draft, target)
  await rm(source, { recursive: true })
}

export async function giveTo(owner: Owner, path: string): Promise<void> {
  await lchown(path, owner.uid, owner.gid)
  const inside = await readdir(path, { withFileTypes: true }).catch(() => [])
  for (const entry of inside) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) await giveTo(owner, child)
    else await lchown(child, owner.uid, owner.gid)
  }
}
