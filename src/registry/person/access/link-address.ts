import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Platform } from '#platform/http.ts'
import { authOf } from '../auth.ts'

const kept = z.object({ email: z.string() })

/** The address of the account that a sign-in link opens; undefined when it opens none any more. It stays as it was. */
export async function addressOfLink(
  platform: Platform,
  { origin, token }: { origin: string; token: string },
) {
  const { internalAdapter } = await (await authOf(platform, origin)).$context
  const hash = createHash('sha256').update(token).digest('base64url')
  const found = await internalAdapter.findVerificationValue(hash)
  if (!found || found.expiresAt < new Date()) return undefined
  return kept.safeParse(JSON.parse(found.value)).data?.email
}

/** Enough to know one’s own address again, and not enough to learn another’s. */
export const masked = (address: string): string => address.replace(/^(.).*@/, '$1…@')
