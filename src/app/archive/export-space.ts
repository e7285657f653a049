import { promisify } from 'node:util'
import { gzip as gzipLater, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { assert } from '#engines/assert.ts'
import type { Platform } from '#platform/http.ts'
import type { Space } from '#registry/space/index.ts'
import { type FileSum, FORMAT, type Manifest, VERSION, wholeSum } from './manifest.ts'
import { collect } from './sections.ts'

const gzip = promisify(gzipLater)
/** A whole space in one statement’s time is rare; an archive may take this long at most. */
const STATEMENT_MS_MAX = 120_000
const FILE_PART_BYTES = 750_000

export type Archive = { manifest: Manifest; parts: () => AsyncGenerator<Uint8Array> }
type Site = Pick<Platform, 'db' | 'files' | 'clock'>
type Owned = Pick<Space, 'organisation_id' | 'slug'>

/**
 * Everything of one space, as it stood at one instant: read in one transaction that sees no later change, kept
 * compressed, then sent with its sums before it. Numbers of rows are replaced by lasting names, so that the same
 * space has the same sums on every instance. Files are named by their content and read as they are sent.
 */
export async function exportSpace({ db, files, clock }: Site, space: Owned): Promise<Archive> {
  const collected = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`select set_config('statement_timeout', ${String(STATEMENT_MS_MAX)}, true)`.execute(tx)
      return collect(tx, space.organisation_id)
    })
  const { sections, fileHashes, organisation } = collected
  const fileSums: FileSum[] = []
  for (const sha256 of fileHashes) {
    const bytes = await files.get(sha256)
    assert(bytes !== undefined, 'a file that a space quotes is kept')
    fileSums.push({ sha256, bytes: bytes.length })
  }
  const sums = { tables: sections.map(({ sum }) => sum), files: fileSums }
  const manifest: Manifest = {
    ...{
      format: FORMAT,
      version: VERSION,
      exported_at: clock().toISOString(),
      organisation,
      slug: space.slug,
    },
    ...{ ...sums, sha256: wholeSum(sums) },
  }
  return {
    manifest,
    async *parts() {
      yield gzipSync(`${JSON.stringify(manifest)}\n`)
      for (const { chunks } of sections) yield* chunks
      for (const { sha256 } of fileSums) yield* fileParts(sha256, await files.get(sha256))
    },
  }
}

async function* fileParts(sha256: string, bytes: Uint8Array | undefined): AsyncGenerator<Uint8Array> {
  assert(bytes !== undefined, 'a file that a space quotes is kept')
  for (let from = 0; from < bytes.length; from += FILE_PART_BYTES) {
    const base64 = Buffer.from(bytes.subarray(from, from + FILE_PART_BYTES)).toString('base64')
    yield await gzip(`${JSON.stringify({ file: sha256, base64 })}\n`)
  }
}
