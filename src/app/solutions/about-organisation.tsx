import type { Visit } from '#platform/http.ts'
import { BodyUses, usageOf } from '#registry/evidence/index.ts'
import type { Organisation } from '#registry/organisation/index.ts'
import { usageSource } from '#registry/solution/index.ts'

/** What the site says of a body under its facts: what it uses. Without a SIREN, nothing can be tied to it. */
export async function aboutOrganisation(
  { db, lang, today }: Visit['Variables'],
  { siren }: Pick<Organisation, 'siren'>,
) {
  if (siren === null) return null
  const uses = await usageOf(db, siren, today)
  return <BodyUses {...{ lang, uses }} source={(usage) => usageSource(lang, usage)} />
}
