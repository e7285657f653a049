import { CATALOGUE_FOLDER } from './catalogue.actions.ts'
import { type CatalogueSource, readAbsentSolutions, readCatalogueSources } from './catalogue-file.ts'

let known: { sources: Map<string, CatalogueSource>; absent: Map<string, string> } | undefined

/** Two small files that come with the program, read once. */
const files = () => {
  known ??= {
    sources: new Map(Object.entries(readCatalogueSources(CATALOGUE_FOLDER))),
    absent: new Map(Object.entries(readAbsentSolutions(CATALOGUE_FOLDER))),
  }
  return known
}

/** What a fact cites by an id: its title, its date and where it can be read. */
export const citedSource = (id: string): CatalogueSource | undefined => files().sources.get(id)

/** The name of a free solution that is cited as an alternative and that nobody has described yet. */
export const absentName = (slug: string): string | undefined => files().absent.get(slug)
