import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { wrongFields } from '#platform/form.ts'
import { done, refused } from '#platform/outcome.ts'
import type { ActName } from './acts.words.ts'
import { administratorsOn } from './administrators.queries.ts'
import { recordAct } from './audit.actions.ts'
import { afterRoleEnd } from './departure.actions.ts'
import type { OnDeparture } from './departure.ts'
import {
  about,
  type Fields,
  isOwn,
  lastDayOf,
  mayEnd,
  mayEndOfOthers,
  mayGive,
  obstacleOfDates,
} from './member.policy.ts'
import { may } from './permissions.ts'
import type { Role } from './roles.ts'
import { endForm, roleForm } from './space.form.ts'
import type { Space } from './space.queries.ts'

/** One more role for someone who is in the space today; who left it is invited again. */
export async function giveRole(acting: Acting, space: Space, fields: Fields) {
  const form = roleForm.safeParse(fields)
  if (!may(acting.actor, 'member.invite', about(space))) return refused('forbidden')
  if (!form.success) return refused('form-wrong', wrongFields(form.error))
  const { personne, role, des, jusqu, motif } = form.data
  if (!mayGive(acting, space, [role])) return refused('only-administrators')
  if (jusqu !== null && jusqu < des) return refused('end-before-start', ['jusqu'])
  return acting.db.transaction().execute(async (tx) => {
    await lock(tx, space)
    if (!(await isThere(tx, { space, personId: personne, today: acting.today })))
      return refused('person-unknown', ['personne'])
    const spell = { personId: personne, role, from_on: des, until_on: jusqu }
    if (await isHeld(tx, space, spell)) return refused('role-held', ['role'])
    const { id } = await tx
      .insertInto('membership')
      .values({
        organisation_id: space.organisation_id,
        person_id: personne,
        role,
        from_on: des,
        until_on: jusqu,
        origin: 'given',
        given_reason: motif,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const target = `${role} (${id}), ${des}${jusqu ? ` → ${jusqu}` : ''}`
    await recordAct({ ...acting, db: tx }, { ...about(space), act: 'member.role', target, subject: personne })
    return done(undefined)
  })
}

type There = { space: Space; personId: string; today: string }

/** A role running today, and an account that still is somebody's. */
async function isThere(db: Db, { space, personId, today }: There): Promise<boolean> {
  const running = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select('membership.id')
    .where('organisation_id', '=', space.organisation_id)
    .where('person_id', '=', personId)
    .where('erased_at', 'is', null)
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .executeTakeFirst()
  return running !== undefined
}

type Wanted = { personId: string; role: Role; from_on: string; until_on: string | null; besides?: bigint }

/** Whether the same role already runs on one of these days. */
async function isHeld(db: Db, space: Space, { personId, role, from_on, until_on, besides }: Wanted) {
  const same = await db
    .selectFrom('membership')
    .select('id')
    .where('organisation_id', '=', space.organisation_id)
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .where('id', '<>', besides ?? 0n)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', from_on)]))
    .$if(until_on !== null, (query) => query.where('from_on', '<=', until_on ?? ''))
    .executeTakeFirst()
  return same !== undefined
}

/** One at a time in a space: two administrators who end each other would leave it without any. */
const lock = (db: Db, { slug }: Space) =>
  db.selectFrom('space').select('slug').where('slug', '=', slug).forUpdate().execute()

type Ending = { id: bigint; fields: Fields; onDeparture: readonly OnDeparture[] }

/**
 * Ends a role on a day, today, later, or in the past to correct; brings a known end forward, puts it back or takes it
 * back. One may always leave by oneself, and never lengthens one's own role.
 */
export async function endMembership(acting: Acting, space: Space, { id, fields, onDeparture }: Ending) {
  const form = endForm.safeParse(fields)
  return acting.db.transaction().execute(async (tx) => {
    const within = { ...acting, db: tx }
    await lock(tx, space)
    const held = await heldRole(within, space, id)
    if (!held || !mayEnd(acting, space, held)) return refused('forbidden')
    if (!form.success) return refused('form-wrong', wrongFields(form.error))
    const { jusqu, motif } = form.data
    // Whoever puts an end to what somebody else holds says why: the register tells it.
    if (jusqu !== null && motif === null && !isOwn(acting, held)) return refused('form-wrong', ['motif'])
    const obstacle = await obstacleToEnd(within, { space, held, jusqu })
    if (obstacle) return refused(obstacle, ['jusqu'])
    await settle(within, space, { held, jusqu, motif, onDeparture })
    return done(undefined)
  })
}

type Settled = { held: Held; jusqu: string | null; motif: string | null; onDeparture: readonly OnDeparture[] }

/** Writes the end, tells it, and ends what goes with it when its day has come. */
async function settle(acting: Acting, space: Space, { held, jusqu, motif, onDeparture }: Settled) {
  const lastDay = jusqu === null ? null : lastDayOf(held, jusqu)
  await writeEnd(acting, { held, lastDay, reason: motif })
  await recordAct(acting, { ...about(space), ...endingAct(acting, held, lastDay) })
  if (lastDay === null || lastDay > acting.today) return
  await afterRoleEnd(acting, { ...about(space), personId: held.person_id, lastDay }, onDeparture)
}

type Written = { held: Held; lastDay: string | null; reason: string | null }

/** A role that goes on has no reason to end. */
const writeEnd = ({ db }: Acting, { held, lastDay, reason }: Written) =>
  db
    .updateTable('membership')
    .set({ until_on: lastDay, ended_reason: lastDay === null ? null : reason })
    .where('id', '=', held.id)
    .execute()

/** The reason is about a person, and is forgotten one day: the register quotes the number of the role. */
const endingAct = (acting: Acting, held: Held, lastDay: string | null) => ({
  act: actOf(acting, held, lastDay),
  target: `${held.role} (${held.id})${lastDay === null ? '' : `, → ${lastDay}`}`,
  subject: held.person_id,
})
function actOf(acting: Acting, held: Held, lastDay: string | null): ActName {
  if (lastDay === null) return 'member.end-cancelled'
  return isOwn(acting, held) ? 'member.leave' : 'member.end'
}
type Held = { id: bigint; person_id: string; role: Role; from_on: string; until_on: string | null }

/** A role that runs, or is to come: what is over is over. */
const heldRole = ({ db, today }: Acting, space: Space, id: bigint): Promise<Held | undefined> =>
  db
    .selectFrom('membership')
    .select(['id', 'person_id', 'role', 'from_on', 'until_on'])
    .where('id', '=', id)
    .where('organisation_id', '=', space.organisation_id)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .executeTakeFirst()

type Change = { space: Space; held: Held; jusqu: string | null }

async function obstacleToEnd(acting: Acting, { space, held, jusqu }: Change) {
  if (jusqu === held.until_on) return 'end-unchanged' as const
  const dates = obstacleOfDates(held, jusqu, acting.today)
  if (dates) return dates
  const lengthens = held.until_on !== null && (jusqu === null || jusqu > held.until_on)
  if (lengthens) return obstacleToLengthen(acting, { space, held, jusqu })
  return (await leavesNobody(acting, space, held)) ? ('last-administrator' as const) : undefined
}

async function obstacleToLengthen(acting: Acting, { space, held, jusqu }: Change) {
  if (isOwn(acting, held) || !mayEndOfOthers(acting, space, held)) return 'not-for-oneself' as const
  const spell = { personId: held.person_id, role: held.role, from_on: held.from_on, until_on: jusqu }
  return (await isHeld(acting.db, space, { ...spell, besides: held.id })) ? ('role-held' as const) : undefined
}

/** A space without an administrator is a house without a key: one must be there today, and without end. */
async function leavesNobody({ db, today }: Acting, space: Space, held: Held): Promise<boolean> {
  if (held.role !== 'administrator' || held.from_on > today) return false
  const some = await administratorsOn(db, { organisationIds: [space.organisation_id], day: today })
  return !some.some(({ id }) => id !== held.id)
}
