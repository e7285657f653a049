import { sql } from 'kysely'
import { reindexSolutions } from '#journey/2-match/index/reindex.actions.ts'
import { type Acting, theHost } from '#platform/acting.ts'
import { dayOf } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import { readCatalogue } from '#registry/solution/catalogue-file.ts'
import { recordOfEntry } from '#registry/solution/catalogue-record.ts'
import { CATALOGUE_FOLDER, type SolutionRecord, saveSolutions } from '#registry/solution/index.ts'

const SOURCE = 'csv:bench'

/** Our catalogue again, under other names and addresses: what a search finds grows as the catalogue does. */
function copyOf(record: SolutionRecord, copy: number): SolutionRecord {
  const { alternatives: _, sill: __, ...fields } = record.fields
  const elsewhere = (url: string | undefined) => url && `${url.replace(/\/$/, '')}/copie-${copy}`
  return {
    ...record,
    slug: `${record.slug}-copie-${copy}`,
    fields: {
      ...fields,
      id: `${record.slug}-${copy}`,
      name: `${fields.name} ${copy}`,
      ...(fields.website && { website: elsewhere(fields.website) }),
      ...(fields.repository && { repository: elsewhere(fields.repository) }),
    },
  }
}

/** Brings the catalogue from `from` to `to` times its size, and the index with it. Answers how many there are. */
export async function growCatalogue(db: Db, from: number, to: number): Promise<number> {
  const entries = readCatalogue(CATALOGUE_FOLDER).map(recordOfEntry)
  const now = new Date()
  const acting: Acting = {
    db,
    actor: theHost,
    now,
    today: dayOf(now),
    lang: 'fr',
  }
  for (let copy = from; copy < to; copy++) {
    const saved = await saveSolutions(
      acting,
      SOURCE,
      entries.map((record) => copyOf(record, copy)),
    )
    if (!saved.done) throw new Error(`The copies were refused: ${saved.reason}`)
  }
  await reindexSolutions(acting)
  // A server does it by itself within some minutes; a bench does not wait for them.
  await sql`vacuum analyze`.execute(db)
  return entries.length * to
}
