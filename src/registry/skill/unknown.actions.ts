import { sql } from 'kysely'
import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { may, recordAct } from '#registry/space/index.ts'
import { findSkill } from './skills.ts'
import { foldedName } from './unknown.queries.ts'
import './skill.tables.ts'

const NAME_LENGTH_MAX = 120

/** Keeps a name that the list does not know, as it was written, for the curators; not who wrote it. */
export async function noteUnknownSkill({ db, actor, today }: Acting, text: string) {
  if (!actor.person) return refused('not-allowed')
  const written = text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  const folded = foldedName(written)
  if (folded.length === 0 || Math.max(folded.length, written.length) > NAME_LENGTH_MAX)
    return refused('name-length')
  await db
    .insertInto('skill_unknown')
    .values({ folded, written, first_on: today })
    .onConflict((conflict) =>
      conflict.column('folded').doUpdateSet({ times: sql<number>`skill_unknown.times + 1` }),
    )
    .execute()
  return done({ written })
}

/** The organisation by which an actor may answer for the words of skills, if there is one. */
export const curatesBy = ({ actor }: Pick<Acting, 'actor'>): bigint | undefined =>
  [...actor.memberships.keys()].find((organisationId) => may(actor, 'skill.curate', { organisationId }))

/** A curator ties a word to a skill, or sets it aside (`skillId` undefined). The word leaves the queue either way. */
export async function decideUnknownSkill(
  acting: Acting,
  { folded, skillId }: { folded: string; skillId?: string | undefined },
) {
  const { db, actor, today } = acting
  const organisationId = curatesBy(acting)
  if (organisationId === undefined || !actor.person) return refused('not-allowed')
  if (skillId !== undefined && !findSkill(skillId)) return refused('unknown-skill')
  const decided_by = actor.person.id
  return db.transaction().execute(async (trx) => {
    const word = await trx
      .updateTable('skill_unknown')
      .set({ decision: skillId ? 'alias' : 'dismissed', decided_on: today, decided_by })
      .where('folded', '=', folded)
      .where('decision', 'is', null)
      .returning('written')
      .executeTakeFirst()
    if (!word) return refused('already-decided')
    if (skillId !== undefined)
      await trx
        .insertInto('skill_alias')
        .values({ folded, written: word.written, skill_id: skillId, added_on: today, added_by: decided_by })
        .onConflict((conflict) =>
          conflict.column('folded').doUpdateSet({ skill_id: skillId, added_on: today }),
        )
        .execute()
    const target = skillId ? `${word.written} → ${skillId}` : word.written
    await recordAct({ ...acting, db: trx }, { organisationId, act: 'skill.curate', target })
    return done({ written: word.written })
  })
}
