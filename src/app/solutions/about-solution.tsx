import { commonSection, projectsOfSolution } from '#journey/3-project/index.ts'
import type { Visit } from '#platform/http.ts'

/** What the site adds to the passport of a solution: its common, and the chantiers that take it. */
export async function aboutSolution(visit: Visit['Variables'], solution: { slug: string; name: string }) {
  const [common, projects] = await Promise.all([
    commonSection(visit, solution),
    projectsOfSolution(visit, solution),
  ])
  return (
    <>
      {common}
      {projects}
    </>
  )
}
