import { commonsOfBody, projectsOfBody } from '#journey/3-project/index.ts'
import type { Visit } from '#platform/http.ts'
import { BodyUses, usageOf } from '#registry/evidence/index.ts'
import type { Organisation } from '#registry/organisation/index.ts'
import { usageSource } from '#registry/solution/index.ts'

type Vars = Visit['Variables']

/** What the site says of a body under its facts: what it uses, its chantiers, the commons that it keeps. */
export async function aboutOrganisation(visit: Vars, body: Pick<Organisation, 'id' | 'siren'>) {
  const [uses, projects, commons] = await Promise.all([
    usesOf(visit, body),
    projectsOfBody(visit, body),
    commonsOfBody(visit, body),
  ])
  return (
    <>
      {uses}
      {projects}
      {commons}
    </>
  )
}

/** Without a SIREN, no use can be tied to a body. */
async function usesOf({ db, lang, today }: Vars, { siren }: Pick<Organisation, 'siren'>) {
  if (siren === null) return null
  const uses = await usageOf(db, siren, today)
  return <BodyUses {...{ lang, uses }} source={(usage) => usageSource(lang, usage)} />
}
