import { z } from 'zod'
import { isAddress } from '#platform/mail/index.ts'

const line = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .optional()
  .catch(undefined)

/** The claims that we read, under the names of OpenID Connect and those of ProConnect; a wrong one is none. */
const claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().max(254).optional().catch(undefined),
  email_verified: z.union([z.boolean(), z.stringbool()]).optional().catch(undefined),
  given_name: line,
  usual_name: line,
  family_name: line,
  name: line,
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .optional()
    .catch(undefined),
})

/** Somebody, as their provider knows them. `email` is there only when it is vouched for. */
export type Known = { subject: string; name: string; email: string | undefined; siret: string | undefined }

/** Reads what the provider says of somebody; undefined when it is not about the one who signed in. */
export function readClaims(said: unknown, { subject, trustEmail }: { subject: string; trustEmail: boolean }) {
  const read = claims.safeParse(said)
  if (!read.success || read.data.sub !== subject) return undefined
  const { email, email_verified: isVerified = trustEmail, siret, ...names } = read.data
  const address = email?.trim().toLowerCase() ?? ''
  const isSure = isVerified && isAddress(address)
  const known: Known = { subject, name: nameOf(names, address), email: isSure ? address : undefined, siret }
  return known
}

type Names = Partial<Record<'given_name' | 'usual_name' | 'family_name' | 'name', string | undefined>>
const NAME_MAX = 100

function nameOf(
  { given_name: given, usual_name: usual, family_name: family, name }: Names,
  address: string,
): string {
  const whole = [given, usual ?? family].filter(Boolean).join(' ')
  return (whole || name || address.split('@')[0] || '?').slice(0, NAME_MAX)
}
