import type { Config } from '../config.ts'
import { diskStore, type FileStore } from './store.ts'

export type { FileStore } from './store.ts'

/** The one door to files: the object store when it is configured, the disk otherwise. */
export async function openFiles(config: Config): Promise<FileStore> {
  if (!config.FILES_S3_URL) return diskStore(`${config.DATA_DIR}/files`)
  // The S3 client is heavy: who keeps files on a disk never loads it.
  const { objectStore } = await import('./object-store.ts')
  return objectStore({
    url: config.FILES_S3_URL,
    region: config.FILES_S3_REGION,
    key: config.FILES_S3_KEY,
    secret: config.FILES_S3_SECRET,
  })
}
