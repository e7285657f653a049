import type { Actor } from '#platform/acting.ts'

/** The catalogue is everybody's: who runs the instance brings lists into it. */
export const mayImport = (actor: Actor): boolean => actor.roles.has('host')
