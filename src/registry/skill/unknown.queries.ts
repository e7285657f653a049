import { sql } from 'kysely'
import { fold } from '#engines/text/fold.ts'
import type { Db } from '#platform/database.ts'
import type { Skill } from './read-skills.ts'
import { findSkill, suggestSkills } from './skills.ts'
import './skill.tables.ts'

const SUGGESTED = 3
const QUEUE_ROWS_MAX = 100

/** Spaces and capitals are not a difference between two names of a skill. */
export const foldedName = (text: string): string => fold(text).replace(/\s+/g, ' ').trim()

/** The three skills that a text most likely means, what curators recognised before everything. */
export async function suggestSkillsFrom(db: Db, text: string): Promise<Skill[]> {
  const known = await db
    .selectFrom('skill_alias')
    .select('skill_id')
    .where('folded', '=', foldedName(text))
    .executeTakeFirst()
  const first = known && findSkill(known.skill_id)
  const rest = suggestSkills(text).filter(({ id }) => id !== first?.id)
  return [...(first ? [first] : []), ...rest].slice(0, SUGGESTED)
}

/** What waits for a curator, the most typed first. */
export const unknownSkills = (db: Db) =>
  db
    .selectFrom('skill_unknown')
    .select(['folded', 'written', 'times', 'first_on', sql<number>`(count(*) over ())::int`.as('waiting')])
    .where('decision', 'is', null)
    .orderBy('times', 'desc')
    .orderBy('folded')
    .limit(QUEUE_ROWS_MAX)
    .execute()
export type UnknownSkill = Awaited<ReturnType<typeof unknownSkills>>[number]
