import { fold } from '#engines/text/fold.ts'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { done, refused } from '#platform/outcome.ts'
import { findSkill } from '#registry/skill/index.ts'
import { may } from '#registry/space/index.ts'
import { faultsOf, profileForm, profileSkillForm, valuesOf } from './profile.form.ts'
import { profileFieldNames } from './profile-fields.ts'
import './profile.tables.ts'

const SKILLS_MAX = 60
const HANDLE_LENGTH_MAX = 36
const HANDLE_TRIES_MAX = 50

/** Saves what a person says of themselves, whole: a field left empty is forgotten. */
export async function saveProfile({ db, actor, now }: Acting, given: unknown) {
  const person = actor.person
  if (!person || !may(actor, 'profile.change', { ties: ['self'] })) return refused('not-allowed')
  const form = profileForm.safeParse(given)
  if (!form.success) return refused('form-incomplete', faultsOf(form.error.issues))
  const { name, handle: asked, shown } = form.data
  const values = valuesOf(form.data)
  const handle = asked ?? (await freeHandle(db, person.id, name))
  if (await isTaken(db, person.id, handle)) return refused('handle-taken')

  const rows = profileFieldNames.flatMap((field) =>
    values[field] === undefined
      ? []
      : [{ person_id: person.id, field, value: JSON.stringify(values[field]), visibility: shown[field] }],
  )
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('profile')
      .values({ person_id: person.id, handle, display_name: name, changed_at: now })
      .onConflict((conflict) =>
        conflict.column('person_id').doUpdateSet({ handle, display_name: name, changed_at: now }),
      )
      .execute()
    await trx.deleteFrom('profile_field').where('person_id', '=', person.id).execute()
    await trx.insertInto('profile_field').values(rows).execute()
  })
  return done({ handle })
}

/** Whether somebody else has an address. Asked of the database itself: a page that one may not read has one too. */
async function isTaken(db: Db, personId: string, handle: string): Promise<boolean> {
  const { taken } = await db
    .selectNoFrom((eb) => eb.fn<boolean>('handle_is_taken', [eb.val(handle), eb.val(personId)]).as('taken'))
    .executeTakeFirstOrThrow()
  return taken
}

/** The address that a person has, else one made of their name. */
async function freeHandle(db: Db, personId: string, name: string): Promise<string> {
  const own = await db
    .selectFrom('profile')
    .select('handle')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (own) return own.handle
  const base =
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, HANDLE_LENGTH_MAX)
      .replace(/-+$/, '') || 'personne'
  const first = base.length > 1 ? base : `${base}-1`
  for (let at = 1; at < HANDLE_TRIES_MAX; at++) {
    const handle = at === 1 ? first : `${base}-${at}`
    if (!(await isTaken(db, personId, handle))) return handle
  }
  return personId.slice(0, HANDLE_LENGTH_MAX)
}

/** A profile that exists, so that a skill may be added before anything else is said. */
async function ensureProfile(acting: Acting, person: { id: string; name: string }): Promise<void> {
  const { db, now } = acting
  const handle = await freeHandle(db, person.id, person.name)
  await db
    .insertInto('profile')
    .values({ person_id: person.id, handle, display_name: person.name.slice(0, 80), changed_at: now })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute()
}

/** Adds a skill to one's own profile, or changes what one says of it. */
export async function saveSkill(acting: Acting, given: unknown) {
  const { db, actor } = acting
  const person = actor.person
  if (!person || !may(actor, 'profile.change', { ties: ['self'] })) return refused('not-allowed')
  const form = profileSkillForm.safeParse(given)
  if (!form.success) return refused('skill-incomplete')
  const { skill, level, proof = null, learn, more, transmit, visibility } = form.data
  if (!findSkill(skill)) return refused('unknown-skill')
  const held = await db
    .selectFrom('profile_skill')
    .select('skill_id')
    .where('person_id', '=', person.id)
    .execute()
  if (held.length >= SKILLS_MAX && !held.some(({ skill_id }) => skill_id === skill))
    return refused('too-many-skills')

  const wishes = { wants_to_learn: learn, wants_more: more, can_transmit: transmit }
  const said = { level, proof, ...wishes, visibility }
  await ensureProfile(acting, person)
  await db
    .insertInto('profile_skill')
    .values({ person_id: person.id, skill_id: skill, ...said })
    .onConflict((conflict) => conflict.columns(['person_id', 'skill_id']).doUpdateSet(said))
    .execute()
  return done({ skill })
}

/** Takes a skill out of one's own profile. */
export async function dropSkill({ db, actor }: Acting, skillId: string) {
  const person = actor.person
  if (!person || !may(actor, 'profile.change', { ties: ['self'] })) return refused('not-allowed')
  await db
    .deleteFrom('profile_skill')
    .where('person_id', '=', person.id)
    .where('skill_id', '=', skillId)
    .execute()
  return done(undefined)
}

type ReasonOf<Action extends (...args: never[]) => Promise<unknown>> = Extract<
  Awaited<ReturnType<Action>>,
  { done: false }
>['reason']
export type ProfileRefusal = ReasonOf<typeof saveProfile> | ReasonOf<typeof saveSkill>
