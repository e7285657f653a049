import type { Lang } from '#platform/lang.ts'
import { citedSource } from './catalogue-names.ts'
import { type Statement, statementSource } from './provenance.page.tsx'

/** Where a proof of use is known from, in words and as a link, for pages of other slices. */
export const usageSource = (lang: Lang, usage: Statement) =>
  statementSource(lang, usage, citedSource(usage.source))
