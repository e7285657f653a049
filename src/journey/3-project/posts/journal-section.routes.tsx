import type { Visit } from '#platform/http.ts'
import type { Seen } from '../projects/see-project.ts'
import { JournalSection } from './journal-section.page.tsx'
import { postsOf } from './post.queries.ts'

const SHOWN = 3

/** On the page of a chantier: its latest posts, as the reader may read them. */
export async function journalSection({ db, lang }: Visit['Variables'], { project, isInside }: Seen) {
  const { posts } = await postsOf(db, { projectId: project.id, isInside, page: 1 })
  return <JournalSection {...{ lang, project }} posts={posts.slice(0, SHOWN)} />
}
