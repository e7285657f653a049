import type { PersonalPart } from '#registry/person/index.ts'
import './grid.tables.ts'

/**
 * The time of a person. The trigger `person_erased_half_days` forgets it whole with the account: what a chantier may
 * count on was said by their engagement, which keeps its half-days.
 */
export const gridParts: readonly PersonalPart[] = [
  {
    section: 'half_days',
    read: (db, personId) =>
      db
        .selectFrom('half_day')
        .leftJoin('project', 'project.id', 'half_day.project_id')
        .select(['day', 'half', 'kind', 'project.title as project', 'note', 'changed_at'])
        .where('person_id', '=', personId)
        .orderBy('day')
        .orderBy('half')
        .execute(),
  },
  {
    section: 'usual_week',
    read: (db, personId) =>
      db
        .selectFrom('half_day_week')
        .select(['weekday', 'half', 'kind'])
        .where('person_id', '=', personId)
        .orderBy('weekday')
        .orderBy('half')
        .execute(),
  },
  {
    section: 'calendar_addresses',
    read: (db, personId) =>
      db
        .selectFrom('half_day_feed')
        .select(['shows', 'made_at', 'revoked_at'])
        .where('person_id', '=', personId)
        .orderBy('id')
        .execute(),
  },
]
