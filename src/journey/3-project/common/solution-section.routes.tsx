import type { Visit } from '#platform/http.ts'
import { commonOfSolution } from './common.queries.ts'
import { declaringSpaces } from './common-rights.ts'
import { commonsKeptBy } from './kept-by.queries.ts'
import { KeptCommons, SolutionCommon, SolutionUnkept } from './solution-section.page.tsx'

/** On the passport of a solution: the way to its common; or to its declaration, for who may make one. */
export async function commonSection(visit: Visit['Variables'], { slug }: { slug: string }) {
  const { db, lang } = visit
  const common = await commonOfSolution(db, slug)
  if (common) return <SolutionCommon {...{ lang, common }} />
  return (await declaringSpaces(visit)).length > 0 ? <SolutionUnkept {...{ lang, slug }} /> : null
}

/** On the page of a body: the commons that its space keeps. */
export async function commonsOfBody({ db, lang }: Visit['Variables'], { id }: { id: bigint }) {
  return <KeptCommons {...{ lang }} commons={await commonsKeptBy(db, id)} />
}
