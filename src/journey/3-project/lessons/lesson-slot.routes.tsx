import type { Visit } from '#platform/http.ts'
import { may } from '#registry/space/index.ts'
import { aboutOf, type Seen } from '../projects/see-project.ts'
import { LessonAsk, LessonsBefore, WhatHappened } from './lesson.page.tsx'
import { buyerOf, lessonsAsked, lessonsFor } from './lesson.queries.ts'
import type { LessonEvent } from './lesson.tables.ts'

type Visitor = Visit['Variables']

/** What a chantier owes to those who come after, and where to say that something happened; for who may answer. */
export async function lessonAsked({ db, lang, actor, today }: Visitor, seen: Seen) {
  const { project } = seen
  if (!may(actor, 'lesson.tell', aboutOf(seen))) return null
  const [asked] = await lessonsAsked(db, project.id)
  const before = asked
    ? await lessonsFor(db, {
        spaces: [asked.organisation_id],
        events: [asked.event],
        buyerId: asked.buyer_id,
        themes: asked.themes,
      })
    : []
  return (
    <>
      {asked && <LessonAsk {...{ lang, asked, before }} />}
      <WhatHappened {...{ lang, today }} slug={project.slug} />
    </>
  )
}

/** Before an act on a chantier: what its space learnt when something alike happened to it. */
export async function lessonsBeforeActing(
  { db, lang, actor }: Visitor,
  seen: Seen,
  events: readonly LessonEvent[],
) {
  const { project } = seen
  if (!may(actor, 'lesson.read', aboutOf(seen))) return null
  const buyerId = await buyerOf(db, project.id)
  const spaces = [project.organisation_id]
  const lessons = await lessonsFor(db, { spaces, events, buyerId, themes: project.themes })
  return <LessonsBefore {...{ lang, lessons }} />
}

/** Before a chantier: what one’s spaces learnt of lost tenders and refusals with the body that it would serve. */
export async function lessonsWithBuyer({ db, lang, actor }: Visitor, buyerId: bigint | null) {
  if (buyerId === null) return null
  const spaces = [...actor.memberships.keys()].filter((organisationId) =>
    may(actor, 'lesson.read', { organisationId }),
  )
  const lessons = await lessonsFor(db, { spaces, events: ['tender-lost', 'refusal'], buyerId })
  return <LessonsBefore {...{ lang, lessons }} />
}
