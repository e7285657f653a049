import { birthOfNeed, projectsOfNeed } from '#journey/3-project/index.ts'
import type { Visit } from '#platform/http.ts'

/** What follows a need on its page: the chantiers that it became, and the journal in which it was first told. */
export async function underNeed(
  visit: Visit['Variables'],
  need: { id: bigint; ref: string; isOwn: boolean },
) {
  const [projects, birth] = await Promise.all([projectsOfNeed(visit, need), birthOfNeed(visit, need)])
  return (
    <>
      {projects}
      {birth}
    </>
  )
}
