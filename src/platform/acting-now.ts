import { type Acting, nobody } from './acting.ts'
import { dayOf } from './clock.ts'
import type { Platform } from './http.ts'

/** Who acts in a job, a start or a command: nobody in particular, now, with no right that a page would not check. */
export const actingNow = ({ db, clock }: Pick<Platform, 'db' | 'clock'>): Acting => {
  const now = clock()
  return { db, actor: nobody, now, today: dayOf(now), lang: 'fr' }
}
