import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename, extname, join, relative } from 'node:path'
import type { FileLook } from '#engines/publiccode/read-shape.ts'
import type { ImportProblem } from '../import-problem.ts'
import { readProblem } from './reading.ts'

export const BYTES_MAX = 20_000_000
const FILES_MAX = 5_000
const DEPTH_MAX = 6
const MEGABYTE = 1_000_000
const ignored = new Set(['.git', 'node_modules', 'vendor', 'dist'])

export type Kind = 'file' | 'folder' | 'nothing'
export function kindOfPath(path: string): Kind {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat?.isFile() ? 'file' : stat?.isDirectory() ? 'folder' : 'nothing'
}

/** The bytes of a file, refused before being read when they are too many. */
export function bytesOf(path: string, bytesMax: number): { bytes: Uint8Array } | { problem: ImportProblem } {
  const file = basename(path)
  if (kindOfPath(path) !== 'file') return { problem: readProblem({ file }, '', 'no-file', path) }
  if (statSync(path).size > bytesMax)
    return { problem: readProblem({ file }, '', 'too-large', `${Math.round(bytesMax / MEGABYTE)} Mo`) }
  return { bytes: readFileSync(path) }
}

/** The text of a file in UTF-8, without its byte order mark. */
export function textOf(path: string, bytesMax: number): { text: string } | { problem: ImportProblem } {
  const read = bytesOf(path, bytesMax)
  if ('problem' in read) return read
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(read.bytes) }
  } catch {
    return { problem: readProblem({ file: basename(path) }, '', 'not-utf8') }
  }
}

/** The files of a folder whose name fits, in the order of their paths; a refusal when there are too many to read. */
export function filesIn(folder: string, fits: RegExp): string[] | { problem: ImportProblem } {
  const found: string[] = []
  for (const file of walk(folder, 0)) {
    if (fits.test(basename(file))) found.push(file)
    if (found.length > FILES_MAX)
      return { problem: readProblem({ file: basename(folder) }, '', 'too-many-files', `${FILES_MAX}`) }
  }
  return found.toSorted()
}

/** A symbolic link is neither a file nor a folder here: it could lead anywhere. */
function* walk(at: string, depth: number): Generator<string> {
  for (const entry of readdirSync(at, { withFileTypes: true })) {
    const isOpen = entry.isDirectory() && depth < DEPTH_MAX && !ignored.has(entry.name)
    if (isOpen) yield* walk(join(at, entry.name), depth + 1)
    if (entry.isFile()) yield join(at, entry.name)
  }
}

/** What stands at a path of a repository, for the checks of publiccode.yml. Never looks outside of it. */
export const lookIn =
  (root: string): FileLook =>
  (path) => {
    const file = join(root, path)
    if (relative(root, file).startsWith('..') || !existsSync(file)) return 'missing'
    return isImage(file) ? 'image' : 'other'
  }

const signatures = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
]
function isImage(file: string): boolean {
  if (/\.svgz?$/i.test(extname(file))) return true
  const start = new Uint8Array(4)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, start)
  } finally {
    closeSync(handle)
  }
  return signatures.some((signature) => signature.every((byte, i) => start[i] === byte))
}
