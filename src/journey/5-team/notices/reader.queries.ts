import { sql } from 'kysely'
import type { Position, Reader } from '#engines/notices/ranking.ts'
import { addDays, dayOf } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import { insiderRoles } from '#registry/space/index.ts'
import { freeHalfDays } from '../grid/free.queries.ts'
import { skillsOf } from '../positions/position.queries.ts'
import './notice.tables.ts'
import '../engagements/candidacy.tables.ts'

const READERS_MAX = 20_000
const LATELY_DAYS = 30
/** The window of a position that does not say its dates. */
const WINDOW_DAYS = 180

/** Positions that still look for someone, in spaces that kept the teams on: for a job, whom the wall does not bind. */
export const openRoles = (db: Db) =>
  db
    .selectFrom('project_role')
    .innerJoin('project', 'project.id', 'project_role.project_id')
    .select(['project_role.id', 'project_role.title', 'half_days', 'from_on', 'until_on', 'is_learner_place'])
    .select(['project.id as project_id', 'project.title as project', 'project.organisation_id', 'is_public'])
    .where('published_on', 'is not', null)
    .where('closed_on', 'is', null)
    // Our own SQL functions, for which Kysely has no word.
    .where(sql<boolean>`places_taken(project_role.id) < places`)
    .where(sql<boolean>`module_is_on(project.organisation_id, 'project')`)
    .where(sql<boolean>`module_is_on(project.organisation_id, 'team')`)
    .orderBy('published_on')
    .orderBy('project_role.id')
    .execute()
export type OpenRole = Awaited<ReturnType<typeof openRoles>>[number]

/** A position as its letters see it, its window within the days to come. */
export async function positionOf(db: Db, role: OpenRole, today: string): Promise<Position> {
  const skills = (await skillsOf(db, [role.id])).get(role.id) ?? []
  const from = role.from_on !== null && role.from_on > today ? role.from_on : today
  return {
    skills: skills.map(({ skill_id: skill, level, is_must: isMust }) => ({ skill, level, isMust })),
    halfDays: role.half_days,
    from,
    until: role.until_on ?? addDays(from, WINDOW_DAYS),
    isLearnerPlace: role.is_learner_place,
  }
}

/** What became of the letters already sent for a position. */
export async function toldAbout(db: Db, roleId: bigint, now: Date) {
  const { contacted, declined, last, interested } = await db
    .selectFrom('notice')
    .select(({ fn, exists, selectFrom }) => [
      fn.countAll<bigint>().as('contacted'),
      fn.count<bigint>('declined_at').as('declined'),
      fn.max('sent_at').as('last'),
      fn
        .countAll<bigint>()
        .filterWhere(
          exists(
            selectFrom('candidacy')
              .select('candidacy.id')
              .whereRef('candidacy.role_id', '=', 'notice.role_id')
              .whereRef('candidacy.person_id', '=', 'notice.person_id')
              // Who took their application back, or was told no, fills no place.
              .where('candidacy.state', 'in', ['applied', 'invited', 'accepted']),
          ),
        )
        .as('interested'),
    ])
    .where('role_id', '=', roleId)
    .executeTakeFirstOrThrow()
  const hoursSinceLast = last === null ? 0 : (now.getTime() - last.getTime()) / 3_600_000
  return {
    contacted: Number(contacted),
    declined: Number(declined),
    interested: Number(interested),
    hoursSinceLast,
  }
}

/**
 * Those who accept letters and were not told of this position, with what they say of themselves, whole: the letter
 * goes to them alone. Of a private chantier, only the members of its space are told.
 */
export async function readersFor(
  db: Db,
  role: OpenRole,
  { from, until }: Position,
  now: Date,
): Promise<Reader[]> {
  const people = await peopleFor(db, role, dayOf(now))
  const ids = people.map(({ id }) => id)
  if (ids.length === 0) return []
  const [skills, busy, lately, free] = await Promise.all([
    db
      .selectFrom('profile_skill')
      .select(['person_id', 'skill_id', 'level', 'wants_to_learn'])
      .where('person_id', 'in', ids)
      .execute(),
    busyWindows(db, ids),
    lettersLately(db, ids, now),
    freeHalfDays(db, ids, from, until),
  ])
  const skillsBy = Map.groupBy(skills, ({ person_id }) => person_id)
  const busyBy = Map.groupBy(busy, ({ person_id }) => person_id)
  return ids.map((id): Reader => {
    const held = skillsBy.get(id) ?? []
    return {
      id,
      levels: new Map(held.map(({ skill_id, level }) => [skill_id, level])),
      learns: new Set(held.flatMap(({ skill_id, wants_to_learn: learns }) => (learns ? [skill_id] : []))),
      freeHalfDays: free.get(id)?.total ?? 0,
      busy: (busyBy.get(id) ?? []).map((window) => ({ from: window.from, until: window.until })),
      lettersLately: lately.get(id) ?? 0,
    }
  })
}

const peopleFor = (
  db: Db,
  { id, organisation_id: organisationId, is_public: isPublic }: OpenRole,
  today: string,
) =>
  db
    .selectFrom('person')
    .innerJoin('team_preference', 'team_preference.person_id', 'person.id')
    .select('person.id')
    .where('accepts_notices', '=', true)
    .where('erased_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notice')
            .select('notice.id')
            .whereRef('notice.person_id', '=', 'person.id')
            .where('role_id', '=', id),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('candidacy')
            .select('candidacy.id')
            .whereRef('candidacy.person_id', '=', 'person.id')
            .where('candidacy.role_id', '=', id),
        ),
      ),
    )
    .$if(!isPublic, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('membership')
            .select('membership.id')
            .whereRef('membership.person_id', '=', 'person.id')
            .where('membership.organisation_id', '=', organisationId)
            .where('membership.role', 'in', insiderRoles)
            .where('membership.from_on', '<=', today)
            .where((eb) =>
              eb.or([eb('membership.until_on', 'is', null), eb('membership.until_on', '>=', today)]),
            ),
        ),
      ),
    )
    .orderBy('person.id')
    .limit(READERS_MAX)
    .execute()

/** Stretches for which people said that they had no capacity: to a letter, or to an invitation. */
async function busyWindows(db: Db, ids: readonly string[]) {
  const [letters, invitations] = await Promise.all([
    db
      .selectFrom('notice')
      .innerJoin('project_role', 'project_role.id', 'notice.role_id')
      .select(['person_id', 'from_on', 'until_on', 'declined_at as said_at'])
      .where('person_id', 'in', ids)
      .where('reason', '=', 'no-capacity')
      .execute(),
    db
      .selectFrom('candidacy')
      .select(['person_id', 'from_on', 'until_on', 'answered_at as said_at'])
      .where('person_id', 'in', ids)
      .where('reason', '=', 'no-capacity')
      .where('origin', '<>', 'application')
      .execute(),
  ])
  return [...letters, ...invitations].map(({ person_id, from_on, until_on, said_at }) => {
    const from = from_on ?? (said_at ?? new Date(0)).toISOString().slice(0, 10)
    return { person_id, from, until: until_on ?? addDays(from, WINDOW_DAYS) }
  })
}

async function lettersLately(db: Db, ids: readonly string[], now: Date): Promise<Map<string, number>> {
  const since = new Date(now.getTime() - LATELY_DAYS * 86_400_000)
  const rows = await db
    .selectFrom('notice')
    .select(({ fn }) => ['person_id', fn.countAll<bigint>().as('count')])
    .where('person_id', 'in', ids)
    .where('sent_at', '>', since)
    .groupBy('person_id')
    .execute()
  return new Map(rows.map(({ person_id, count }) => [person_id, Number(count)]))
}
