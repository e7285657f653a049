import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, nobody } from '#platform/acting.ts'
import { addDays } from '#platform/clock.ts'
import type { Platform } from '#platform/http.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordInstanceAct } from '#registry/space/index.ts'
import { allSpaces } from '#registry/space/space.queries.ts'
import { type Character, cast, emailOf, everybody } from './cast.ts'
import { needScenes } from './needs.ts'
import { peopleScenes } from './people.ts'
import { projectScenes } from './projects.ts'
import { spaceScenes } from './spaces.ts'
import { openAccounts, setStage } from './stage.ts'

const YEAR_DAYS = 365
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const PASSWORD_SIGNS = 16

const newPassword = () =>
  Array.from({ length: PASSWORD_SIGNS }, () => SIGNS[randomInt(SIGNS.length)]).join('')

export type Demonstration = {
  password: string
  people: { name: string; email: string; roles: readonly string[] }[]
  spaces: { slug: string; name: string }[]
  projects: { slug: string; title: string }[]
}

/**
 * A small co-op with a year of life that ends today, made through the actions of the site by people plainly invented.
 * The same world each time, but for what nobody must guess: ends of addresses, keys, the password. Refused where a space
 * is already open: a demonstration does not mix with what is real.
 */
export async function loadDemo({ db, clock }: Pick<Platform, 'db' | 'clock'>, actor: Actor = nobody) {
  if ((await allSpaces(db)).length > 0) return refused('space-exists')
  const stage = setStage({ db, clock })
  const password = newPassword()
  await openAccounts(db, password, new Date(`${addDays(stage.today, -YEAR_DAYS)}T09:00:00Z`))
  const scenes = [...spaceScenes, ...peopleScenes, ...needScenes, ...projectScenes]
  for (const { play } of scenes.toSorted((a, b) => b.daysAgo - a.daysAgo)) await play(stage)
  // The hour at which a row was made is that of its day, as all the rest is.
  await sql`update membership set made_at = from_on + time '09:30' at time zone 'UTC'`.execute(db)
  // Invented people read no letters: those that the year wrote never leave.
  await db.deleteFrom('mail').where('recipient', 'in', everybody.map(emailOf)).execute()
  await recordInstanceAct({ db, actor, now: clock() }, { act: 'demonstration' })
  const projects = await db.selectFrom('project').select(['slug', 'title']).orderBy('id').execute()
  const spaces = await allSpaces(db)
  const people = everybody.map((who) => {
    const { name, roles }: Character = cast[who]
    return { name, email: emailOf(who), roles }
  })
  return done<Demonstration>({
    password,
    people,
    spaces: spaces.map(({ slug, name }) => ({ slug, name })),
    projects,
  })
}
