import type { Actor } from '#platform/acting.ts'
import { may } from '#registry/space/index.ts'

/** The catalogue is everybody's: who runs the instance brings lists into it. */
export const mayImport = (actor: Actor): boolean => may(actor, 'instance.run')
