import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Acting, theHost } from '#platform/acting.ts'
import { done } from '#platform/outcome.ts'
import { readCatalogue } from './catalogue-file.ts'
import { EDITORS_SOURCE, recordOfEntry } from './catalogue-record.ts'
import { saveSolutions } from './save.actions.ts'
import './solution.tables.ts'

export const CATALOGUE_FOLDER = fileURLToPath(new URL('../../../data/catalogue/', import.meta.url))

/** How the entries become records: a change of it loads the same files again. */
const FORMAT = '1'

/** One text per state of the folder, whatever the machine lists first. */
function hashOf(folder: string): string {
  const hash = createHash('sha256').update(FORMAT)
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .toSorted())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(folder, file)))
      .update('\0')
  return hash.digest('hex')
}

export type CatalogueLoaded = { loaded: boolean; solutions: number; changed: number }

/**
 * Loads our own catalogue when its files changed since the last time. These files come with the program: whoever starts
 * it may load them. They are complete: what an entry no longer says is taken back. Throws when a file is faulty.
 */
export async function loadCatalogue(
  acting: Acting,
  onProgress: (done: number, total?: number) => void = () => undefined,
  folder = CATALOGUE_FOLDER,
) {
  const { db, now } = acting
  const sha256 = hashOf(folder)
  const last = await db
    .selectFrom('catalogue_edition')
    .select(['sha256', 'solutions'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.sha256 === sha256)
    return done<CatalogueLoaded>({ loaded: false, solutions: last.solutions, changed: 0 })

  const records = readCatalogue(folder).map(recordOfEntry)
  const host: Acting = { ...acting, actor: theHost }
  const saved = await saveSolutions(host, EDITORS_SOURCE, records, { complete: true, onProgress })
  if (!saved.done) return saved
  await db
    .insertInto('catalogue_edition')
    .values({ sha256, solutions: records.length, loaded_at: now })
    .execute()
  const { created, changed, takenBack } = saved.value
  const slugs = new Set([...created, ...changed].map(({ slug }) => slug))
  return done<CatalogueLoaded>({
    loaded: true,
    solutions: records.length,
    changed: slugs.size + takenBack.length,
  })
}
