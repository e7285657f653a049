import type { Db } from '#platform/database.ts'

/** The account that ends, and when. */
export type Leaving = { personId: string; email: string; today: string; now: Date }

/**
 * What one slice keeps about a person. The site hands all of them to the account page, so that the registry does not
 * know the chapters.
 */
export type PersonalPart = {
  /** The name of the section in the export, in English as its fields are. */
  section: string
  read: (db: Db, personId: string) => Promise<readonly Record<string, unknown>[]>
  /** Forgets the person, in the transaction of the erasure. What a register must keep stays, under their number. */
  erase?: (db: Db, leaving: Leaving) => Promise<unknown>
  /** The names of what would be left without anyone: erasing is refused while there are some. */
  holds?: (db: Db, leaving: Pick<Leaving, 'personId' | 'today'>) => Promise<readonly string[]>
}
