import type { Visit } from '#platform/http.ts'
import { may } from '#registry/space/index.ts'
import { aboutOf, type Seen } from '../projects/see-project.ts'
import { LessonAsk } from './lesson.page.tsx'
import { lessonsAsked, lessonsFor } from './lesson.queries.ts'

/** What a chantier owes to those who come after, for a page of it; nothing for who may not answer. */
export async function lessonAsked({ db, lang, actor }: Visit['Variables'], seen: Seen) {
  const { project } = seen
  if (!may(actor, 'lesson.tell', aboutOf(seen))) return null
  const [asked] = await lessonsAsked(db, project.id)
  if (!asked) return null
  const { organisation_id: organisationId, buyer_id: buyerId, themes } = asked
  const before = await lessonsFor(db, { organisationId, event: asked.event, buyerId, themes })
  return <LessonAsk {...{ lang, asked, before }} />
}
