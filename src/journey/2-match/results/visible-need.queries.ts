import { needState } from '#engines/follow-up/need-state.ts'
import type { Understanding } from '#engines/understanding/understanding.ts'
import {
  answersOf,
  correctionsOf,
  findOwnNeed,
  findPublicNeed,
  publicStateOf,
  statedFunctions,
  understandNeed,
  understandText,
} from '#journey/1-need/index.ts'
import type { Acting } from '#platform/acting.ts'
import { dayOf } from '#platform/clock.ts'
import type { ShownNeed } from './result-opening.page.tsx'

export type VisibleNeed = ShownNeed & {
  understood: Understanding
  functions: string[]
  bodyKind: string | null
  region: string | null
}

/**
 * A need as this visitor may see it: whole for who holds its key; as published for anybody else, understood from
 * its public words alone; nothing when it is private.
 */
export async function visibleNeed(
  { db, actor }: Pick<Acting, 'db' | 'actor'>,
  ref: string,
): Promise<VisibleNeed | undefined> {
  const own = await findOwnNeed(db, actor, ref)
  if (own) {
    const [corrections, answers] = await Promise.all([correctionsOf(db, own.id), answersOf(db, own.id)])
    const state = needState(
      own.stage,
      answers.map((answer) => answer.state),
    )
    const { id, title, text, body_name, body_kind, created_at } = own
    const understood = understandNeed(own, corrections)
    return {
      id,
      ref,
      title,
      text,
      body: body_name,
      date: dayOf(created_at),
      state,
      isOwn: true,
      isPublished: own.stage !== 'draft' && own.visibility !== 'private',
      functions: understood.functions.map((asked) => asked.id),
      understood,
      bodyKind: body_kind,
      region: own.region_code,
    }
  }
  const seen = await findPublicNeed(db, ref)
  if (!seen) return undefined
  const { id, title, text, body_name, body_kind, published_on } = seen
  const understood = statedFunctions(understandText(text, published_on), seen.functions)
  return {
    id,
    ref,
    title,
    text,
    body: body_name,
    date: published_on,
    state: publicStateOf(seen),
    isOwn: false,
    isPublished: true,
    functions: seen.functions,
    understood,
    bodyKind: body_kind,
    region: seen.region_code,
  }
}
