import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assert } from '#engines/assert.ts'

/** Contents by their hash. The same bytes are stored once; a name never changes what it holds. */
export type FileStore = {
  /** Stores the bytes and answers their SHA-256, in hexadecimal. */
  put(bytes: Uint8Array, mediaType: string): Promise<string>
  get(sha256: string): Promise<Uint8Array | undefined>
  remove(sha256: string): Promise<void>
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A name is made of a hash and of nothing else: no text that a visitor sends becomes a path. */
export function nameOf(hash: string): string {
  assert(/^[0-9a-f]{64}$/.test(hash), 'a file is named by its SHA-256')
  return `${hash.slice(0, 2)}/${hash}`
}

/** Files on a disk: written beside their name then renamed, so that none is ever half there. */
export function diskStore(folder: string): FileStore {
  const pathOf = (hash: string) => join(folder, nameOf(hash))
  return {
    async put(bytes) {
      const hash = sha256(bytes)
      const path = pathOf(hash)
      await mkdir(dirname(path), { recursive: true })
      const draft = `${path}.${process.pid}.${process.hrtime.bigint()}`
      await writeFile(draft, bytes, { flush: true })
      await rename(draft, path)
      return hash
    },
    get: async (hash) =>
      readFile(pathOf(hash)).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === 'ENOENT') return undefined
        throw cause
      }),
    remove: async (hash) => rm(pathOf(hash), { force: true }),
  }
}
