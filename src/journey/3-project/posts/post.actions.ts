import { sql } from 'kysely'
import { describeNeed, keepNeed, tell } from '#journey/1-need/index.ts'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { wrongFields } from '#platform/form.ts'
import { done, refused } from '#platform/outcome.ts'
import { reachNeeds } from '#platform/wall.ts'
import { recordAct } from '#registry/space/index.ts'
import { sincePress } from '../projects/in-project.ts'
import { projectFor } from '../projects/see-project.ts'
import { newPostForm, type PostField, postForm } from './post.form.ts'
import { findPost, findPostNeed, type Post } from './post.queries.ts'

const DAY_MS = 86_400_000
/** A journal is weekly; this only stops a machine. */
const POSTS_PER_DAY_MAX = 5

/** Whether a post may still be corrected: within a day. After that, another post says better. */
export const isCorrectable = ({ made_at }: Pick<Post, 'made_at'>, now: Date): boolean =>
  now.getTime() - made_at.getTime() < DAY_MS

/** Writes in the journal. A post is public only when it says so, and shown so only when the chantier is. */
export async function writePost(acting: Acting, slug: string, fields: unknown) {
  const form = newPostForm.safeParse(fields)
  return acting.db.transaction().execute(async (trx) => {
    const inside = { ...acting, db: trx }
    const seen = await projectFor(inside, slug, 'project.journal')
    if (!seen) return refused('gone', [])
    if (!form.success) return refused('post-wrong', wrongFields<PostField>(form.error))
    const { needs, mood, progress, priorities = null, figures = null, is_public } = form.data
    const { project } = seen
    await holdJournal(trx, project.id)
    const again = await samePost(inside, project.id, { mood, progress })
    if (again) return done(again)
    if ((await postsToday(inside, project.id)) >= POSTS_PER_DAY_MAX) return refused('enough-today', [])
    const { id } = await trx
      .insertInto('project_post')
      .values({
        ...{ project_id: project.id, mood, progress, priorities, figures, is_public },
        person_id: acting.actor.person?.id ?? null,
        posted_on: acting.today,
        made_at: acting.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeNeeds(trx, id, needs)
    await recordAct(inside, {
      organisationId: project.organisation_id,
      act: 'project.post',
      target: `${slug}: ${id}`,
    })
    return done({ id })
  })
}

async function writeNeeds(trx: Db, post_id: bigint, needs: readonly string[]) {
  if (needs.length === 0) return
  await trx
    .insertInto('project_post_need')
    .values(needs.map((text) => ({ post_id, text })))
    .execute()
}

/** Two presses at once wait for each other: who writes may not always change the chantier, so its row is not held. */
const holdJournal = (trx: Db, projectId: bigint) =>
  // Kysely has no word for a lock that is not a row.
  sql`select pg_advisory_xact_lock(hashtextextended(${`journal:${projectId}`}, 301))`.execute(trx)

/** What the same person wrote in the same words just before: followers are told once. */
const samePost = (
  { db, actor, now }: Acting,
  projectId: bigint,
  { mood, progress }: Pick<Post, 'mood' | 'progress'>,
) =>
  db
    .selectFrom('project_post')
    .select('id')
    .where('project_id', '=', projectId)
    .where('person_id', '=', actor.person?.id ?? null)
    .where('mood', '=', mood)
    .where('progress', '=', progress)
    .where('made_at', '>', sincePress(now))
    .executeTakeFirst()

const postsToday = async ({ db, today }: Acting, projectId: bigint): Promise<number> =>
  (
    await db
      .selectFrom('project_post')
      .select('id')
      .where('project_id', '=', projectId)
      .where('posted_on', '=', today)
      .execute()
  ).length

/** Corrects a post within a day, by who wrote it; the page marks it « corrigé ». */
export async function correctPost(
  acting: Acting,
  { slug, id }: { slug: string; id: bigint },
  fields: unknown,
) {
  const form = postForm.safeParse(fields)
  return acting.db.transaction().execute(async (trx) => {
    const inside = { ...acting, db: trx }
    const seen = await projectFor(inside, slug, 'project.journal')
    const post = seen && (await findPost(trx, seen.project.id, id))
    if (!seen || post?.person_id !== acting.actor.person?.id) return refused('gone', [])
    if (!post || !isCorrectable(post, acting.now)) return refused('too-late', [])
    if (!form.success) return refused('post-wrong', wrongFields<PostField>(form.error))
    const { mood, progress, priorities = null, figures = null, is_public } = form.data
    await trx
      .updateTable('project_post')
      .set({ mood, progress, priorities, figures, is_public, corrected_at: acting.now })
      .where('id', '=', id)
      .execute()
    await recordAct(inside, {
      organisationId: seen.project.organisation_id,
      act: 'project.post-correct',
      target: `${slug}: ${id}`,
    })
    return done({ id })
  })
}

/**
 * What a post says is missing becomes a need: a private draft of chapter 1, of which who clicked holds the key.
 * A second click, even at the same moment, opens no second need.
 */
export async function bearNeed(acting: Acting, { slug, id }: { slug: string; id: bigint }) {
  const seen = await projectFor(acting, slug, 'project.journal')
  const missing = seen && (await findPostNeed(acting.db, seen.project.id, id))
  if (!seen || !missing) return refused('gone')
  if (missing.need_id !== null) return refused('born-already')
  const described = await describeNeed(acting, { text: missing.text })
  if (!described.done) return refused('gone')
  const { ref, key } = described.value
  const born = await acting.db.transaction().execute(async (trx) => {
    await reachNeeds(trx, [ref])
    const need = await trx.selectFrom('need').select('id').where('ref', '=', ref).executeTakeFirstOrThrow()
    const tied = await trx
      .updateTable('project_post_need')
      .set({ need_id: need.id })
      .where('id', '=', id)
      .where('need_id', 'is', null)
      .executeTakeFirst()
    if (tied.numUpdatedRows === 0n) return false
    await keepNeed(trx, need.id, acting.today)
    await tell(trx, need.id, 'born-of-post', acting.now)
    await recordAct(
      { ...acting, db: trx },
      {
        organisationId: seen.project.organisation_id,
        act: 'project.need',
        target: `${slug}: ${missing.post_id}`,
      },
    )
    return true
  })
  // A draft that nobody holds is forgotten by chapter 1 itself.
  return born ? done({ ref, key }) : refused('born-already')
}
