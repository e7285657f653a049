import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Acting } from '#platform/acting.ts'
import { newKey } from '#platform/keys.ts'
import { sendMail } from '#platform/mail/index.ts'
import { done, refused } from '#platform/outcome.ts'
import { findOrganisation } from '../organisation/index.ts'
import { recordAct } from './audit.actions.ts'
import { invitationMail } from './invitation.mail.ts'
import { may } from './permissions.ts'
import { modules, type Role } from './roles.ts'
import { modulesForm, openForm } from './space.form.ts'
import type { Space } from './space.queries.ts'

const INVITED_DAYS = 30
const DAY_MS = 86_400_000
const SLUG_MAX = 50

type Fields = Readonly<Record<string, unknown>>

/** Opens the space of an organisation and writes to its first administrator. */
export async function openSpace(acting: Acting, fields: Fields, origin: string) {
  const { db, actor } = acting
  const form = openForm.safeParse(fields)
  if (!may(actor, 'space.open') || !actor.person) return refused('forbidden')
  if (!form.success)
    return refused(
      'form-wrong',
      form.error.issues.map((issue) => String(issue.path[0])),
    )
  const organisation = await findOrganisation(db, form.data.organisme)
  if (!organisation) return refused('organisation-unknown')
  return db.transaction().execute(async (tx) => {
    const within = { ...acting, db: tx }
    const made = await makeSpace(within, { organisationId: organisation.id, name: organisation.name })
    if (!made && (await hasAdministrator(within, organisation.id))) return refused('already-open')
    await recordAct(within, { organisationId: organisation.id, act: 'space.open', target: organisation.name })
    const place = { organisationId: organisation.id, name: organisation.name }
    await sendInvitation(within, place, { email: form.data.courriel, roles: ['administrator'], origin })
    return done(undefined)
  })
}

/** The space of an organisation, made once: answers false when it was there. */
export async function makeSpace({ db, today }: Acting, { organisationId, name }: Place): Promise<boolean> {
  const made = await db
    .insertInto('space')
    .values({ organisation_id: organisationId, slug: slugOf(name), opened_on: today })
    .onConflict((conflict) => conflict.column('organisation_id').doNothing())
    .returning('slug')
    .executeTakeFirst()
  return made !== undefined
}

/** A space that agents entered by their SIRET may have nobody to administer it yet: the host then invites someone. */
const hasAdministrator = async ({ db, today }: Acting, organisationId: bigint): Promise<boolean> => {
  const { rows } = await sql<{
    has: boolean
  }>`select space_has_administrator(${organisationId}, ${today}::date) as has`.execute(db)
  return rows[0]?.has ?? false
}

type Place = { organisationId: bigint; name: string }
type Offer = { email: string; roles: readonly Role[]; origin: string }

/** One letter with a key, and its number; an earlier one to the same address, still without answer, is withdrawn. */
export async function sendInvitation(acting: Acting, place: Place, { email, roles, origin }: Offer) {
  const { db, actor, now, lang } = acting
  const { key, hash } = newKey()
  await db
    .updateTable('invitation')
    .set({ answer: 'withdrawn', answered_at: now })
    .where('organisation_id', '=', place.organisationId)
    .where('email', '=', email)
    .where('answer', 'is', null)
    .execute()
  const { id } = await db
    .insertInto('invitation')
    .values({
      organisation_id: place.organisationId,
      email,
      roles: [...roles],
      key_hash: hash,
      invited_by: actor.person?.id ?? '',
      invited_at: now,
      expires_at: new Date(now.getTime() + INVITED_DAYS * DAY_MS),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const by = actor.person?.name ?? ''
  await sendMail(acting, invitationMail({ to: email, by, space: place.name, roles, key, origin, lang }))
  return id
}

/** A short address of the name, and a few letters when the name alone would say too little or be taken. */
function slugOf(name: string): string {
  const folded = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, SLUG_MAX)
  return `${folded || 'espace'}-${randomBytes(2).toString('hex')}`
}

/** What the organisation keeps on; the data of what is off stay where they are. */
export async function changeModules(acting: Acting, space: Space, fields: Fields) {
  const { db, actor } = acting
  if (!may(actor, 'space.change', { organisationId: space.organisation_id })) return refused('forbidden')
  const form = modulesForm.safeParse(fields)
  if (!form.success) return refused('form-wrong')
  const off = modules.filter((module) => !form.data.actifs.includes(module))
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('space')
      .set({ modules_off: [...off] })
      .where('organisation_id', '=', space.organisation_id)
      .execute()
    const target = off.length > 0 ? off.join(', ') : undefined
    await recordAct(
      { ...acting, db: tx },
      { organisationId: space.organisation_id, act: 'space.modules', target, reason: form.data.motif },
    )
  })
  return done(off)
}
