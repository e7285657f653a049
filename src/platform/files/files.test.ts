import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { type FileStore, openFiles } from './index.ts'
import { sha256 } from './store.ts'

const text = (words: string) => new TextEncoder().encode(words)
const KEY = 'S3RVER'

let folder: string
let s3: { address: string; close: () => Promise<void> }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pluriel-files-'))
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'pluriel', configs: [] }],
  })
  const { port } = await server.run()
  s3 = { address: `http://127.0.0.1:${port}`, close: () => server.close() }
})
afterAll(async () => {
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})

const onDisk = () => openFiles(readConfig({ DATA_DIR: folder }, '/'))
const onS3 = (over: Record<string, string> = {}) =>
  openFiles(
    readConfig(
      {
        FILES_S3_URL: `${s3.address}/pluriel`,
        FILES_S3_KEY: KEY,
        FILES_S3_SECRET: KEY,
        DATA_DIR: folder,
        ...over,
      },
      '/',
    ),
  )

describe.each<[string, () => Promise<FileStore>]>([
  ['on a disk', onDisk],
  ['on an S3-compatible server', onS3],
])('%s', (_, open) => {
  test('what was put comes back, whatever its bytes', async () => {
    const store = await open()
    const comesBack = fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
      const hash = await store.put(bytes, 'application/octet-stream')
      expect(hash).toBe(sha256(bytes))
      expect(Buffer.from((await store.get(hash)) ?? []).equals(bytes)).toBe(true)
    })
    await fc.assert(comesBack, { numRuns: 15 })
  })

  test('the same bytes are one file, however many put them at once', async () => {
    const store = await open()
    const bytes = new Uint8Array(300_000).fill(7)
    const hashes = await Promise.all(Array.from({ length: 10 }, () => store.put(bytes, 'image/png')))
    expect(new Set(hashes).size).toBe(1)
    expect((await store.get(hashes[0] ?? ''))?.length).toBe(300_000)
  })

  test('what is not there is absent, and removing it twice is no fault', async () => {
    const store = await open()
    const hash = await store.put(text('à effacer'), 'text/plain')
    await store.remove(hash)
    await store.remove(hash)
    expect(await store.get(hash)).toBeUndefined()
  })
})

test('a file on a disk is whole or absent: no draft is left behind', async () => {
  const store = await onDisk()
  const hash = await store.put(text('entier'), 'text/plain')
  // The others of this file may have been given the same first two signs.
  const names = await readdir(join(folder, 'files', hash.slice(0, 2)))
  expect(names.filter((name) => name.startsWith(hash))).toEqual([hash])
})

test('a name that is not a hash leads nowhere: no path is made of it', async () => {
  for (const store of [await onDisk(), await onS3()])
    for (const name of ['../../etc/passwd', '', 'é', `${'a'.repeat(64)}/..`, 'A'.repeat(64)]) {
      await expect(store.get(name)).rejects.toThrow('SHA-256')
      await expect(store.remove(name)).rejects.toThrow('SHA-256')
    }
})

test('an unknown key, a missing bucket, a server that is away: an error, never an absent file', async () => {
  const missing = sha256(text('rien'))
  const wrongKey = await onS3({ FILES_S3_KEY: 'INCONNU' })
  await expect(wrongKey.get(missing)).rejects.toThrow()
  const wrongBucket = await onS3({ FILES_S3_URL: `${s3.address}/ailleurs` })
  await expect(wrongBucket.get(missing)).rejects.toThrow()
  await expect(wrongBucket.put(text('x'), 'text/plain')).rejects.toThrow()
  const away = await onS3({ FILES_S3_URL: 'http://127.0.0.1:1/pluriel' })
  await expect(away.get(missing)).rejects.toThrow()
})
