import { createHash, randomBytes } from 'node:crypto'

const KEY_BYTES = 16

export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** A secret that gives a right over one thing. We keep its hash alone: a dump opens nothing. */
export function newKey(): { key: string; hash: string } {
  const key = randomBytes(KEY_BYTES).toString('base64url')
  return { key, hash: hashKey(key) }
}

export const isKey = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text)
