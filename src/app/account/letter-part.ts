import { forgetMailOf, mailTo } from '#platform/mail/mail-forget.actions.ts'
import type { PersonalPart } from '#registry/person/index.ts'

/** The letters that the site wrote to somebody, and those that name them to others. */
export const letterParts: readonly PersonalPart[] = [
  {
    section: 'letters',
    read: async (db, personId) => {
      const person = await db
        .selectFrom('person')
        .select('email')
        .where('id', '=', personId)
        .executeTakeFirst()
      return person ? mailTo(db, person.email) : []
    },
    erase: async (db, { personId, email, now }) => {
      const { name } = await db
        .selectFrom('person')
        .select('name')
        .where('id', '=', personId)
        .executeTakeFirstOrThrow()
      await forgetMailOf(db, { email, name, now })
    },
  },
]
