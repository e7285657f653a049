import type { PersonalPart } from '../person/index.ts'
import './profile.tables.ts'

/** What a person says of themselves in the vivier. The trigger `person_erased_profile` forgets it with the account. */
export const profileParts: readonly PersonalPart[] = [
  {
    section: 'profile',
    read: (db, personId) =>
      db
        .selectFrom('profile')
        .select(['handle', 'display_name', 'changed_at'])
        .where('person_id', '=', personId)
        .execute(),
  },
  {
    section: 'profile_fields',
    read: (db, personId) =>
      db
        .selectFrom('profile_field')
        .select(['field', 'value', 'visibility'])
        .where('person_id', '=', personId)
        .orderBy('field')
        .execute(),
  },
  {
    section: 'skills',
    read: (db, personId) =>
      db
        .selectFrom('profile_skill')
        .select(['skill_id', 'level', 'proof', 'wants_to_learn', 'wants_more', 'can_transmit', 'visibility'])
        .where('person_id', '=', personId)
        .orderBy('skill_id')
        .execute(),
  },
]
