import { tiesOfMember } from '#journey/3-project/index.ts'
import type { Acting } from '#platform/acting.ts'
import type { OnDeparture } from '#registry/space/index.ts'
import { candidaciesOfPerson, engagementsOfPerson } from './candidacy.queries.ts'
import { close } from './engage.actions.ts'
import { takeStep } from './step.actions.ts'

/**
 * Whoever is no longer of a space leaves what engaged them in its chantiers: their half-days are given back, and what
 * waited for an answer is taken back. Who was engaged from outside stays engaged.
 */
export const leaveEngagementsOf: OnDeparture = async (acting, departure) => {
  const { organisationId, personId } = departure
  const ties = await tiesOfMember(acting.db, departure)
  const left = new Set(ties.map(({ project_id, tie }) => `${project_id} ${tie}`))
  const side = acting.actor.person?.id === personId ? 'person' : 'organiser'
  for (const engagement of await engagementsOfPerson(acting.db, personId))
    if (engagement.state !== 'ended' && left.has(`${engagement.project_id} ${engagement.tie}`))
      await close(acting, engagement, { act: 'ended', side, reason: null, handsOver: true })
  await takeBackWaiting(acting, { organisationId, personId, side })
}

type Waiting = { organisationId: bigint; personId: string; side: 'person' | 'organiser' }

/** A key to the chantier that was still on its way. */
async function takeBackWaiting(acting: Acting, { organisationId, personId, side }: Waiting): Promise<void> {
  const { db, actor, now } = acting
  const waiting = (await candidaciesOfPerson(db, personId)).filter(
    ({ state, organisation_id: owner }) =>
      owner === organisationId && (state === 'applied' || state === 'invited'),
  )
  for (const { id, project_id: projectId, slug, role } of waiting) {
    await db
      .updateTable('candidacy')
      .set({ state: 'withdrawn', answered_at: now, answered_by: actor.person?.id ?? null })
      .where('id', '=', id)
      .execute()
    const target = `${slug}: ${role ?? 'lead'}`
    const about = { candidacyId: id, projectId, organisationId, personId, target }
    await takeStep(acting, { ...about, act: 'withdrawn', side })
  }
}
