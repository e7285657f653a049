import { basename, dirname, join, relative } from 'node:path'
import { CATALOGUE_FOLDER } from '../catalogue.actions.ts'
import { inspectCatalogue } from '../catalogue-file.ts'
import { EDITORS_SOURCE, recordOfEntry } from '../catalogue-record.ts'
import { slugOf } from '../identity.ts'
import type { SourceId } from '../sources.ts'
import { readAwesomeJson, readAwesomeYaml } from './awesome.ts'
import { readComptoir } from './comptoir.ts'
import { readCsv } from './csv.ts'
import { bytesOf, filesIn, kindOfPath, lookIn, textOf } from './files.ts'
import { isGitAddress, withClone } from './git.ts'
import { readPubliccode } from './publiccode-record.ts'
import { joinReads, nothingRead, type Read, readProblem } from './reading.ts'
import { readSill } from './sill.ts'

export type ReadOptions = {
  today: string
  bytesMax: number
  /** When the list is of, for those that do not tell. */
  dated?: string | undefined
  /** Which list, for those of which there are several. */
  name?: string | undefined
}
export type Importer = {
  source: (options: ReadOptions, path: string) => SourceId
  read: (path: string, options: ReadOptions) => Promise<Read>
  /** What it reads holds all that its source says. */
  isComplete?: boolean
}

const PUBLICCODE = /^publiccode\.ya?ml$/i

export const importers = {
  publiccode: { source: () => 'publiccode', read: readPubliccodeAt },
  sill: { source: () => 'sill', read: textImport((text, file, { dated }) => readSill(text, file, dated)) },
  comptoir: {
    source: () => 'comptoir',
    read: textImport((text, file, { dated }) => readComptoir(text, file, dated)),
  },
  'awesome-selfhosted': { source: () => 'awesome-selfhosted', read: readAwesomeAt },
  csv: {
    source: ({ name }, path) => `csv:${slugOf(name ?? basename(path).replace(/\.\w+$/, '')).slice(0, 60)}`,
    read: textImport((text, file) => readCsv(text, file)),
  },
  catalogue: { source: () => EDITORS_SOURCE, read: readCatalogueAt, isComplete: true },
} as const satisfies Record<string, Importer>
export type ImportKind = keyof typeof importers

export const isImportKind = (text: string): text is ImportKind => Object.hasOwn(importers, text)

function textImport(read: (text: string, file: string, options: ReadOptions) => Read): Importer['read'] {
  return async (path, options) => {
    const found = textOf(path, options.bytesMax)
    return 'problem' in found ? nothingRead(found.problem) : read(found.text, basename(path), options)
  }
}

/** One file, every publiccode.yml of a folder, or the repository that an address designates. */
async function readPubliccodeAt(path: string, options: ReadOptions): Promise<Read> {
  const kind = kindOfPath(path)
  if (kind === 'file') return readPubliccodeFile(path, basename(path), options)
  if (kind === 'folder') return readPubliccodeFolder(path, options)
  if (!isGitAddress(path)) return nothingRead(readProblem({ file: path }, '', 'no-file', path))
  const read = await withClone(path, async (folder) => readPubliccodeFolder(folder, options))
  return 'problem' in read ? nothingRead(read.problem) : read
}

function readPubliccodeFile(
  path: string,
  shown: string,
  { today, bytesMax }: ReadOptions,
  root?: string,
): Read {
  const found = bytesOf(path, bytesMax)
  if ('problem' in found) return nothingRead(found.problem)
  return readPubliccode(found.bytes, shown, today, root === undefined ? undefined : lookIn(root))
}

function readPubliccodeFolder(folder: string, options: ReadOptions): Read {
  const files = filesIn(folder, PUBLICCODE)
  if ('problem' in files) return nothingRead(files.problem)
  if (files.length === 0) return nothingRead(readProblem({ file: basename(folder) }, '', 'no-publiccode'))
  return joinReads(
    files.map((file) => readPubliccodeFile(file, relative(folder, file), options, dirname(file))),
  )
}

async function readAwesomeAt(path: string, options: ReadOptions): Promise<Read> {
  if (kindOfPath(path) !== 'folder') {
    const isYaml = /\.ya?ml$/i.test(path)
    return textImport((text, file) => (isYaml ? readAwesomeYaml(text, file) : readAwesomeJson(text, file)))(
      path,
      options,
    )
  }
  // The repository keeps software in a folder of that name, beside tags and platforms which are not software.
  const folder = kindOfPath(join(path, 'software')) === 'folder' ? join(path, 'software') : path
  const files = filesIn(folder, /\.ya?ml$/i)
  if ('problem' in files) return nothingRead(files.problem)
  const read = textImport((text, file) => readAwesomeYaml(text, file))
  return joinReads(await Promise.all(files.map((file) => read(file, options))))
}

async function readCatalogueAt(path: string): Promise<Read> {
  const folder = path === '' ? CATALOGUE_FOLDER : path
  if (kindOfPath(folder) !== 'folder') return nothingRead(readProblem({ file: path }, '', 'no-file', path))
  try {
    const { entries, faults } = inspectCatalogue(folder)
    return {
      records: entries.map(recordOfEntry),
      warnings: [],
      problems: faults.map(({ file, line, key, rule }) =>
        readProblem({ file, line }, key, 'catalogue', rule),
      ),
    }
  } catch (cause) {
    // The reading of our own files throws when the folder lacks its sources, or when a file holds an alias.
    const said = cause instanceof Error ? cause.message.split('\n')[0] : ''
    return nothingRead(readProblem({ file: basename(folder) }, '', 'catalogue', said))
  }
}
