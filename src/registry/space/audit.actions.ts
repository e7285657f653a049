import { assert } from '#engines/assert.ts'
import type { Acting } from '#platform/acting.ts'
import type { ActName } from './acts.words.ts'
import { may } from './permissions.ts'

/**
 * `act` names what was done (`member.invite`), `target` to what in few words, never a secret; `subject` to whom, whose
 * name is read with the register. `reason` is for what is about nobody: a register keeps it for ever.
 */
export type Act = {
  organisationId: bigint
  act: ActName
  target?: string | undefined
  subject?: string | undefined
  reason?: string | null | undefined
}

/** Writes one line of the register that the organisation's members read. In the transaction of what it tells. */
export async function recordAct(
  { db, actor, now }: Pick<Acting, 'db' | 'actor' | 'now'>,
  { organisationId, act, target, subject, reason }: Act,
) {
  assert(actor.person !== undefined || may(actor, 'instance.run'), 'someone answers for an act')
  await db
    .insertInto('audit_entry')
    .values({
      organisation_id: organisationId,
      person_id: actor.person?.id ?? null,
      act,
      target: target ?? null,
      subject_id: subject ?? null,
      reason: reason ?? null,
      made_at: now,
    })
    .execute()
}
