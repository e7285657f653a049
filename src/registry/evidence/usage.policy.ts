import type { Actor } from '#platform/acting.ts'
import { may } from '#registry/space/index.ts'

type Held = { key_hash: string | null }

/** Who holds the key that was given when it was declared. */
export const mayConfirm = (actor: Actor, { key_hash }: Held): boolean =>
  key_hash !== null && actor.keys.has(key_hash)

/** The holder of the key; and who runs the instance, for a body that a list names by mistake. */
export const mayWithdraw = (actor: Actor, held: Held): boolean =>
  mayConfirm(actor, held) || may(actor, 'instance.run')
