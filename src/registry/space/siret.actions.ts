import { checkIdentifier } from '#engines/siren/siren.ts'
import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { organisationBySiren } from '../organisation/index.ts'
import { recordAct } from './audit.actions.ts'
import { makeSpace } from './space.actions.ts'

/**
 * A provider of identities says for which site the one who acts works: they enter the space of its organisation as an
 * employee, and the space opens when they are the first. Run by the sign-in, as the owner of the tables: the provider
 * vouches for what no member has granted. An organisation that the registry does not know is refused, and the sign-in
 * goes on without it.
 */
export async function enterBySiret(acting: Acting, siret: string) {
  const { db, actor, today } = acting
  const { person } = actor
  const check = checkIdentifier(siret)
  if (!person || !check.valid) return refused('siret-wrong')
  const organisation = await organisationBySiren(db, check.siren)
  if (!organisation) return refused('organisation-unknown')
  const organisationId = organisation.id
  return db.transaction().execute(async (tx) => {
    const within = { ...acting, db: tx }
    await makeSpace(within, { organisationId, name: organisation.name })
    const entered = await tx
      .insertInto('membership')
      .values({ organisation_id: organisationId, person_id: person.id, role: 'employee', from_on: today })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (entered) await recordAct(within, { organisationId, act: 'member.siret', target: 'employee' })
    return done({ organisationId })
  })
}
