import { familyWords } from '#journey/1-need/index.ts'
import type { Acting } from '#platform/acting.ts'
import { territoryNames } from '#registry/organisation/index.ts'
import type { CharterOptions } from './charter-form.page.tsx'
import { themes } from './project.form.ts'

/** The regions and the themes that a charter, or a filter, chooses from. */
export async function charterOptions({ db, lang }: Pick<Acting, 'db' | 'lang'>): Promise<CharterOptions> {
  const regions = (await territoryNames(db))
    .filter(({ kind }) => kind === 'region')
    .map(({ insee_code, name }) => ({ value: insee_code ?? '', label: name }))
  return { regions, themes: themes().map((value) => ({ value, label: familyWords[lang][value] ?? value })) }
}
