import type { Acting } from '#platform/acting.ts'
import { namesOf } from '#registry/person/index.ts'
import { seenProfiles } from '#registry/profile/index.ts'

/** Names of the register where one may know them, else those that profiles show. */
export async function namesFor(acting: Pick<Acting, 'db' | 'actor' | 'today'>, people: readonly string[]) {
  const ids = [...new Set(people)]
  const [names, profiles] = await Promise.all([namesOf(acting.db, ids), seenProfiles(acting.db, acting, ids)])
  return new Map([
    ...profiles.map(({ person_id: id, display_name: name }): [string, string] => [id, name]),
    ...names,
  ])
}
