import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { insidersOf, recordAct } from '#registry/space/index.ts'
import { inProject } from '../projects/in-project.ts'
import { joinProject, leaveProject } from '../projects/people.actions.ts'
import { projectFor } from '../projects/see-project.ts'
import { endForm, leadForm, partyForm } from './party.form.ts'
import { mayEndPart, saysItself } from './party.policy.ts'

/** Brings an organisation into a chantier, with its kind of part, from a day: it takes part once it says so itself. */
export async function addParty(acting: Acting, slug: string, fields: unknown) {
  const form = partyForm.safeParse(fields)
  return inProject(acting, slug, async (inside, seen) => {
    if (!form.success) return refused('party-incomplete')
    const { organisation: organisationId, kind, from_on, note = null } = form.data
    const ownerId = seen.project.organisation_id
    const accepted_on = saysItself(acting.actor, ownerId, organisationId) ? acting.today : null
    const organisation = await inside.db
      .selectFrom('organisation')
      .select('name')
      .where('id', '=', organisationId)
      .executeTakeFirst()
    if (!organisation) return refused('party-incomplete')
    const added = await inside.db
      .insertInto('project_party')
      .values({
        project_id: seen.project.id,
        organisation_id: organisationId,
        kind,
        from_on,
        note,
        accepted_on,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows === 0n) return refused('party-twice')
    await recordAct(inside, {
      organisationId: ownerId,
      act: 'project.party',
      target: `${slug}: ${organisation.name.slice(0, 160)}, ${kind}`,
    })
    return done({ kind })
  })
}

/** Ends a part, on a day included. What was done stays told. */
export async function endParty(acting: Acting, slug: string, partyId: bigint, fields: unknown) {
  const form = endForm.safeParse(fields)
  return acting.db.transaction().execute(async (trx) => {
    const inside = { ...acting, db: trx }
    const seen = await projectFor(inside, slug, 'project.read')
    const party = await trx
      .selectFrom('project_party')
      .select(['id', 'organisation_id', 'kind', 'from_on'])
      .where('project_id', '=', seen?.project.id ?? 0n)
      .where('id', '=', partyId)
      .where('until_on', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!seen || !party || !mayEndPart(acting.actor, seen, party.organisation_id)) return refused('gone')
    if (!form.success || form.data.until_on < party.from_on) return refused('end-date')
    const { until_on, reason } = form.data
    await recordAct(inside, {
      organisationId: seen.project.organisation_id,
      act: 'project.party-end',
      target: `${slug}: ${party.kind}, ${until_on}`,
      reason,
    })
    // Told first: whose part is over writes no more in the register of the owner.
    await trx.updateTable('project_party').set({ until_on }).where('id', '=', party.id).execute()
    return done({ until_on })
  })
}

/** Names someone of the owner's space to lead; « co-lead » is another lead. */
export async function addLead(acting: Acting, slug: string, fields: unknown) {
  const form = leadForm.safeParse(fields)
  const seen = await projectFor(acting, slug)
  if (!seen) return refused('gone')
  const { id: projectId, organisation_id } = seen.project
  const insiders = await insidersOf(acting.db, organisation_id, acting.today)
  const personId = insiders.find((id) => id === form.data?.person)
  if (!personId) return refused('lead-unknown')
  return joinProject(acting, { projectId, personId, tie: 'lead', from: acting.today })
}

/** Ends what someone is to the chantier: who changes it may, and they may themselves. */
export async function endTie(acting: Acting, slug: string, tieId: bigint) {
  const seen = await projectFor(acting, slug, 'project.read')
  const held = await acting.db
    .selectFrom('project_person')
    .select(['person_id', 'tie'])
    .where('id', '=', tieId)
    .where('project_id', '=', seen?.project.id ?? 0n)
    .where('until_on', 'is', null)
    .executeTakeFirst()
  if (!seen || !held || !(seen.mayChange || held.person_id === acting.actor.person?.id))
    return refused('gone')
  return leaveProject(acting, {
    projectId: seen.project.id,
    personId: held.person_id,
    tie: held.tie,
    until: acting.today,
  })
}
