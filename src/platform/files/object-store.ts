import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { type FileStore, nameOf, sha256 } from './store.ts'

export type ObjectStoreOptions = {
  /** https://host/bucket */
  url: string
  region: string
  key: string | undefined
  secret: string | undefined
}

/** Files in an object store that speaks S3: several machines then share them. */
export function objectStore({ url, region, key, secret }: ObjectStoreOptions): FileStore {
  const { origin, pathname } = new URL(url)
  const Bucket = pathname.replaceAll('/', '')
  const credentials = key && secret ? { credentials: { accessKeyId: key, secretAccessKey: secret } } : {}
  const client = new S3Client({
    endpoint: origin,
    region,
    forcePathStyle: true,
    maxAttempts: 3,
    ...credentials,
  })
  return {
    async put(bytes, mediaType) {
      const hash = sha256(bytes)
      await client.send(
        new PutObjectCommand({ Bucket, Key: nameOf(hash), Body: bytes, ContentType: mediaType }),
      )
      return hash
    },
    async get(hash) {
      try {
        const found = await client.send(new GetObjectCommand({ Bucket, Key: nameOf(hash) }))
        return await found.Body?.transformToByteArray()
      } catch (cause) {
        if (cause instanceof Error && cause.name === 'NoSuchKey') return undefined
        throw cause
      }
    },
    async remove(hash) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: nameOf(hash) }))
    },
  }
}
