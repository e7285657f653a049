import { formatDate, type Lang } from '#platform/lang.ts'
import { words } from './provenance.words.ts'
import { kindOf } from './sources.ts'

export type Source = { source: string; dated: string | null; sourceUrl?: string | null }

/** « SILL, mai 2022 »: who says so, and when. */
export function sourceText(lang: Lang, { source, dated }: Source): string {
  const said = words[lang]
  const [kind, which] = [kindOf(source), source.split(':')[1]]
  const name = (said.kinds as Record<string, string>)[kind] ?? kind
  const full = which ? `${name} « ${which} »` : name
  return dated ? said.dated(full, formatDate(lang, dated)) : full
}
