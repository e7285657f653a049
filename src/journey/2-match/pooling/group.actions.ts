import { namesTheBody } from '#engines/redaction/names-the-body.ts'
import { findOwnNeed, giveKey, keyUrl, newRef, type OwnNeed, tell } from '#journey/1-need/index.ts'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { to } from '#platform/lang.ts'
import { sendMail } from '#platform/mail/index.ts'
import { done, refused } from '#platform/outcome.ts'
import { reachNeeds } from '#platform/wall.ts'
import { groupForm, readyForm } from './group.form.ts'
import { findGroup } from './group.queries.ts'
import { words } from './pooling.words.ts'

type Invitation = { need: OwnNeed; refs: readonly string[]; title: string; groupRef: string; origin: string }

/** Forms a group around an open need, and tells those who follow the needs invited. They alone decide to join. */
export async function formGroup(acting: Acting, ref: string, fields: unknown, origin: string) {
  const form = groupForm.safeParse(fields)
  if (!form.success) return refused('group-unnamed')
  const { title, purpose = null, invited } = form.data
  return acting.db.transaction().execute(async (trx) => {
    const need = await findOwnNeed(trx, acting.actor, ref)
    if (!need) return refused('not-yours')
    if (need.stage !== 'open') return refused('not-open')
    if (
      need.visibility !== 'public' &&
      need.body_name &&
      namesTheBody(`${title} ${purpose ?? ''}`, need.body_name)
    )
      return refused('names-the-body')
    const groupRef = newRef()
    const { id } = await trx
      .insertInto('need_group')
      .values({ ref: groupRef, title, purpose, formed_on: acting.today })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('need_group_member')
      .values({ group_id: id, need_id: need.id, joined_on: acting.today })
      .execute()
    await tell(trx, need.id, 'group-formed', acting.now, title)
    await invite({ ...acting, db: trx }, { need, refs: invited, title, groupRef, origin })
    return done({ ref: groupRef })
  })
}

/** One message per need invited, to its own author, in its own language. Needs that are not public hear nothing. */
async function invite(acting: Acting, { need, refs, title, groupRef, origin }: Invitation) {
  if (refs.length === 0) return
  await reachNeeds(acting.db, refs)
  const authors = await acting.db
    .selectFrom('need')
    .innerJoin('public_need', 'public_need.id', 'need.id')
    .select(['need.id', 'need.ref', 'need.title', 'need.lang', 'need.email'])
    .where('need.ref', 'in', [...refs])
    .where('need.id', '<>', need.id)
    .execute()
  for (const author of authors) {
    if (!author.email) continue
    const { lang } = author
    const key = await giveKey(acting.db, author.id, acting.now)
    const group = `${origin}${to(lang, `/groupes/${groupRef}`)}`
    const own = keyUrl({ origin, lang, ref: author.ref, key })
    const { subject, text } = words[lang].mail
    await sendMail(
      { ...acting, lang },
      { to: author.email, subject: subject(author.title), text: text(author.title, title, group, own) },
    )
  }
}

/** What a member's gesture needs: the group, and a need of the visitor that is open. */
async function seat(db: Db, acting: Acting, groupRef: string, needRef: string) {
  const group = await findGroup(db, groupRef)
  if (!group) return refused('group-gone')
  const need = await findOwnNeed(db, acting.actor, needRef)
  if (!need) return refused('not-yours')
  return done({ group, need })
}

export async function joinGroup(acting: Acting, groupRef: string, needRef: string) {
  return acting.db.transaction().execute(async (trx) => {
    const seated = await seat(trx, acting, groupRef, needRef)
    if (!seated.done) return seated
    const { group, need } = seated.value
    if (need.stage !== 'open') return refused('not-open')
    await trx
      .insertInto('need_group_member')
      .values({ group_id: group.id, need_id: need.id, joined_on: acting.today })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await tell(trx, need.id, 'group-joined', acting.now, group.title)
    return done(group)
  })
}

/** Leaves a group; the last one to leave closes it. */
export async function leaveGroup(acting: Acting, groupRef: string, needRef: string) {
  return acting.db.transaction().execute(async (trx) => {
    const seated = await seat(trx, acting, groupRef, needRef)
    if (!seated.done) return seated
    const { group, need } = seated.value
    // Two who leave at the same moment wait for each other here: one of them then closes the group.
    await trx.selectFrom('need_group').select('id').where('id', '=', group.id).forUpdate().execute()
    await trx
      .deleteFrom('need_group_member')
      .where('group_id', '=', group.id)
      .where('need_id', '=', need.id)
      .execute()
    await tell(trx, need.id, 'group-left', acting.now, group.title)
    const left = await trx
      .selectFrom('need_group_member')
      .select('need_id')
      .where('group_id', '=', group.id)
      .limit(1)
      .executeTakeFirst()
    if (!left) await trx.deleteFrom('need_group').where('id', '=', group.id).execute()
    return done({ isClosed: !left })
  })
}

/** Says what a member is ready to commit, or takes it back. */
export async function announce(acting: Acting, groupRef: string, needRef: string, fields: unknown) {
  const form = readyForm.safeParse(fields)
  if (!form.success) return refused('amount-wrong')
  const seated = await seat(acting.db, acting, groupRef, needRef)
  if (!seated.done) return seated
  const { group, need } = seated.value
  const updated = await acting.db
    .updateTable('need_group_member')
    .set({ ready_cents: form.data.euros ?? null })
    .where('group_id', '=', group.id)
    .where('need_id', '=', need.id)
    .returning('need_id')
    .executeTakeFirst()
  return updated ? done(group) : refused('not-member')
}
