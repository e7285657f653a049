import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { may, recordAct, type Space } from '#registry/space/index.ts'
import { policyForm, wrongPolicyFields } from './policy.form.ts'
import './policy.tables.ts'

/** Writes one more version of what a co-op values in a team. The ones before stay, and what quotes them too. */
export async function changePolicy(acting: Acting, space: Space, fields: unknown) {
  const organisationId = space.organisation_id
  if (!may(acting.actor, 'policy.change', { organisationId })) return refused('not-found')
  const form = policyForm.safeParse(fields)
  if (!form.success) return refused('form-wrong', wrongPolicyFields(form.error))
  const { weights, rules, why } = form.data
  return acting.db.transaction().execute(async (trx) => {
    const { last } = await trx
      .selectFrom('team_policy')
      .select(({ fn }) => fn.max('version').as('last'))
      .where('organisation_id', '=', organisationId)
      .executeTakeFirstOrThrow()
    const version = (last ?? 0) + 1
    const written = await trx
      .insertInto('team_policy')
      .values({
        organisation_id: organisationId,
        version,
        weights: JSON.stringify(weights),
        rules: JSON.stringify(rules),
        why,
        person_id: acting.actor.person?.id ?? null,
        made_at: acting.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (written.numInsertedOrUpdatedRows === 0n) return refused('changed-meanwhile')
    await recordAct(
      { ...acting, db: trx },
      { organisationId, act: 'policy.change', target: String(version), reason: why },
    )
    return done({ version })
  })
}
