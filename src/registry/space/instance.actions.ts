import type { Acting } from '#platform/acting.ts'
import type { InstanceActName } from './instance.words.ts'

type InstanceAct = { act: InstanceActName; organisationId?: bigint; target?: string }

/**
 * Writes one line of the register of the instance, as the site itself: visitors only read it. Who runs the instance is
 * written by the database.
 */
export async function recordInstanceAct(
  { db, actor, now }: Pick<Acting, 'db' | 'actor' | 'now'>,
  { act, organisationId, target }: InstanceAct,
): Promise<void> {
  await db
    .insertInto('instance_act')
    .values({
      act,
      organisation_id: organisationId ?? null,
      target: target ?? null,
      person_id: actor.person?.id ?? null,
      made_at: now,
    })
    .execute()
}
