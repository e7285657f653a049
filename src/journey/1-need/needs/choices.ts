import type { Lang } from '#platform/lang.ts'
import type { Option } from '#platform/ui/index.tsx'
import { organisationKinds, organisationWords } from '#registry/organisation/index.ts'
import { readSubjects, readTaxonomy } from '#registry/taxonomy/index.ts'
import { families } from './families.words.ts'

/** The functions of the taxonomy, by family, in the reader’s language. */
export const functionOptions = (lang: Lang): Option[] =>
  [...readTaxonomy().functions.values()].map(({ id, family, label }) => ({
    value: id,
    label: label[lang],
    group: families[lang][family] ?? family,
  }))

export const kindOptions = (lang: Lang): Option[] =>
  organisationKinds.map((value) => ({ value, label: organisationWords[lang].kinds[value] }))

export const subjectOptions = (lang: Lang): Option[] =>
  readSubjects().flatMap((root) =>
    root.subjects.map(({ id, label }) => ({ value: id, label: label[lang], group: root.label[lang] })),
  )

export const functionLabel = (lang: Lang, id: string): string =>
  readTaxonomy().functions.get(id)?.label[lang] ?? id
