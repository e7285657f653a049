import { checkIdentifier } from '#engines/siren/siren.ts'
import type { Acting } from '#platform/acting.ts'
import { addDays } from '#platform/clock.ts'
import { done, refused } from '#platform/outcome.ts'
import { organisationBySiren } from '../organisation/index.ts'
import { recordAct } from './audit.actions.ts'
import { afterRoleEnd } from './departure.actions.ts'
import type { OnDeparture } from './departure.ts'
import { lastDayOf } from './member.policy.ts'
import { makeSpace } from './space.actions.ts'

/**
 * A provider of identities says for which site the one who acts works: they enter the space of its organisation as an
 * employee, once, and the space opens when they are the first. Whoever was an employee there before is not brought
 * back: those who administer the space ended it. What the provider gave elsewhere, it takes back. Run by the sign-in,
 * as the owner of the tables; the sign-in goes on without what is refused, and the person is told.
 */
export const enterBySiretWith =
  (onDeparture: readonly OnDeparture[]) => async (acting: Acting, siret: string) => {
    const { db, actor } = acting
    const { person } = actor
    const check = checkIdentifier(siret)
    if (!person || !check.valid) return refused('siret-wrong')
    const organisation = await organisationBySiren(db, check.siren)
    return db.transaction().execute(async (tx) => {
      const within = { ...acting, db: tx }
      await leaveOthers(within, { personId: person.id, staysIn: organisation?.id ?? 0n, onDeparture })
      if (!organisation) return refused('organisation-unknown')
      const { id: organisationId, name } = organisation
      await makeSpace(within, { organisationId, name })
      return (await enter(within, { organisationId, personId: person.id }))
        ? done({ organisationId })
        : refused('role-ended')
    })
  }

type Site = { organisationId: bigint; personId: string }

/** False when the role of an employee had ended: the provider does not give it again. */
async function enter(acting: Acting, { organisationId, personId }: Site): Promise<boolean> {
  const { db, today } = acting
  // Two browsers that come in at once make one role: the space is held meanwhile.
  await db
    .selectFrom('space')
    .select('slug')
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .execute()
  const before = await db
    .selectFrom('membership')
    .select('until_on')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('role', '=', 'employee')
    .execute()
  if (before.length > 0) return before.some(({ until_on: until }) => until === null || until >= today)
  const { id } = await db
    .insertInto('membership')
    .values({
      organisation_id: organisationId,
      person_id: personId,
      role: 'employee',
      from_on: today,
      origin: 'siret',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAct(acting, {
    organisationId,
    act: 'member.siret',
    target: `employee (${id})`,
    subject: personId,
  })
  return true
}

type Leaving = { personId: string; staysIn: bigint; onDeparture: readonly OnDeparture[] }

/** Whoever works elsewhere now is out of where they worked, from today. */
async function leaveOthers(acting: Acting, { personId, staysIn, onDeparture }: Leaving): Promise<void> {
  const { db, today } = acting
  const given = await db
    .selectFrom('membership')
    .select(['id', 'organisation_id', 'from_on', 'until_on'])
    .where('person_id', '=', personId)
    .where('origin', '=', 'siret')
    .where('organisation_id', '<>', staysIn)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .forUpdate()
    .execute()
  for (const { id, organisation_id: organisationId, ...spell } of given) {
    const lastDay = lastDayOf(spell, addDays(today, -1))
    await db.updateTable('membership').set({ until_on: lastDay }).where('id', '=', id).execute()
    const target = `employee (${id}), → ${lastDay}`
    await recordAct(acting, { organisationId, act: 'member.siret-end', target, subject: personId })
    await afterRoleEnd(acting, { organisationId, personId, lastDay }, onDeparture)
  }
}
