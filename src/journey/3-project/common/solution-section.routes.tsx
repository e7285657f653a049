import type { Visit } from '#platform/http.ts'
import { commonOfSolution } from './common.queries.ts'
import { SolutionCommon } from './solution-section.page.tsx'

/** On the passport of a solution: the way to its common, when a space keeps it. */
export async function commonSection({ db, lang }: Visit['Variables'], { slug }: { slug: string }) {
  const common = await commonOfSolution(db, slug)
  return common ? <SolutionCommon {...{ lang, common }} /> : null
}
