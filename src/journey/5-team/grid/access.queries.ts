import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Module } from '#registry/space/index.ts'

/** Whether a module stays on for somebody, and what is shown of them with it: off when all of their spaces say so. */
export async function keptModule(db: Db, personId: string, module: Module): Promise<boolean> {
  const { rows } = await sql<{
    is_on: boolean
  }>`select person_has_module(${personId}::uuid, ${module}) as is_on`.execute(db)
  return rows[0]?.is_on ?? true
}

/** A space by its address, if it kept a module on. */
export const spaceWith = (db: Db, slug: string, module: Module) =>
  db
    .selectFrom('space')
    .innerJoin('organisation', 'organisation.id', 'space.organisation_id')
    .select(['space.organisation_id', 'space.slug', 'organisation.name'])
    .where('space.slug', '=', slug)
    .where('space.closed_on', 'is', null)
    .where(sql<boolean>`module_is_on(space.organisation_id, ${module})`)
    .executeTakeFirst()
