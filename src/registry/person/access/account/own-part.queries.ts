import type { Db } from '#platform/database.ts'
import type { PersonalPart } from './personal-part.ts'

const one =
  (table: 'person_session' | 'person_credential' | 'person_passkey', columns: readonly string[]) =>
  async (db: Db, personId: string) => {
    const rows = await db.selectFrom(table).selectAll().where('person_id', '=', personId).execute()
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name))),
    )
  }

/** What the account itself keeps. No secret leaves: neither the hash of a password nor the code of a session. */
export const ownParts: readonly PersonalPart[] = [
  {
    section: 'account',
    read: (db, personId) =>
      db
        .selectFrom('person')
        .select([
          'id',
          'name',
          'email',
          'email_verified',
          'lang',
          'two_factor_enabled',
          'created_at',
          'updated_at',
        ])
        .where('id', '=', personId)
        .execute(),
  },
  {
    section: 'sessions',
    read: one('person_session', ['user_agent', 'created_at', 'updated_at', 'expires_at']),
  },
  { section: 'ways-in', read: one('person_credential', ['provider_id', 'created_at']) },
  { section: 'passkeys', read: one('person_passkey', ['name', 'device_type', 'backed_up', 'created_at']) },
  {
    section: 'keys',
    read: (db, personId) =>
      db.selectFrom('person_key').select(['hash', 'given_at']).where('person_id', '=', personId).execute(),
  },
]
