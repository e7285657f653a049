import type { Db } from '#platform/database.ts'
import { territoryNames } from '#registry/organisation/index.ts'

/** The regions of France, for a choice in a form. */
export const regionOptions = async (db: Db) =>
  (await territoryNames(db))
    .filter(({ kind }) => kind === 'region')
    .map(({ insee_code, name }) => ({ value: insee_code ?? '', label: name }))
