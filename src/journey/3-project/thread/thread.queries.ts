import { findOwnNeed, findPublicNeed } from '#journey/1-need/index.ts'
import { choiceOf } from '#journey/2-match/index.ts'
import type { Acting } from '#platform/acting.ts'
import { dayOf } from '#platform/clock.ts'
import type { Project } from '../projects/project.queries.ts'

/** Where a chantier comes from, as the visitor may see it: a private need of somebody else stays unnamed. */
export type Origin = {
  need: { ref: string; title: string; date: string } | undefined
  group: { ref: string; title: string; date: string } | undefined
  /** It comes from a need that the visitor may not read. */
  isKept: boolean
  choiceDate: string
}

export async function originOf(acting: Pick<Acting, 'db' | 'actor'>, project: Project): Promise<Origin> {
  const { db } = acting
  const [need, group, choice] = await Promise.all([
    project.need_id === null ? undefined : needSeen(acting, project.need_id),
    project.group_id === null
      ? undefined
      : db
          .selectFrom('need_group')
          .select(['ref', 'title', 'formed_on as date'])
          .where('id', '=', project.group_id)
          .executeTakeFirst(),
    project.need_id === null ? undefined : choiceOf(db, project.need_id),
  ])
  const isKept = project.need_id !== null && need === undefined
  const opened = dayOf(project.created_at)
  return { need, group, isKept, choiceDate: (need && choice?.chosen_on) || opened }
}

async function needSeen({ db, actor }: Pick<Acting, 'db' | 'actor'>, id: bigint) {
  // Behind the wall, the table gives one's own needs, and the view those of everybody.
  const [held, shown] = await Promise.all(
    (['need', 'public_need'] as const).map((table) =>
      db.selectFrom(table).select('ref').where('id', '=', id).executeTakeFirst(),
    ),
  )
  const known = held ?? shown
  if (!known) return undefined
  const own = await findOwnNeed(db, actor, known.ref)
  if (own) return { ref: own.ref, title: own.title, date: dayOf(own.created_at) }
  const seen = await findPublicNeed(db, known.ref)
  return seen && { ref: seen.ref, title: seen.title, date: seen.published_on }
}
