import { isDeepStrictEqual } from 'node:util'
import type { Acting } from '#platform/acting.ts'
import { refused } from '#platform/outcome.ts'
import { holdProject } from './project.queries.ts'
import { projectFor, type Seen } from './see-project.ts'

/** Within it, the same thing said by the same person is a second press of the button, and is said once. */
const PRESS_MS = 60_000
export const sincePress = (now: Date): Date => new Date(now.getTime() - PRESS_MS)

/** A button pressed twice adds one line: what is typed says in all what is written; left empty is empty. */
export const saysTheSame = (written: object, typed: object): boolean =>
  Object.entries(typed).every(([field, value]) =>
    isDeepStrictEqual(Reflect.get(written, field) ?? null, value ?? null),
  )

/**
 * A change to a chantier by who may change it, in one transaction: two who change it at once wait for each other,
 * and the second reads what the first left. Whoever may not is told what a stranger is told.
 */
export const inProject = <T>(
  acting: Acting,
  slug: string,
  change: (inside: Acting, seen: Seen) => Promise<T>,
) =>
  acting.db.transaction().execute(async (trx) => {
    const inside = { ...acting, db: trx }
    const known = await projectFor(inside, slug)
    if (!known) return refused('gone')
    await holdProject(trx, known.project.id)
    const seen = await projectFor(inside, slug)
    return seen ? change(inside, seen) : refused('gone')
  })
