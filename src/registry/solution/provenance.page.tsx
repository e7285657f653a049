import type { Child } from 'hono/jsx'
import { formatDate, type Lang } from '#platform/lang.ts'
import { OutsideLink, shortAddress } from '#platform/ui/index.tsx'
import { type Source, sourceText } from './provenance.ts'
import { words } from './provenance.words.ts'

/** The same, leading to where the source says it. */
export const sourceLink = (lang: Lang, from: Source): Child =>
  linked(from.sourceUrl ?? undefined, sourceText(lang, from))

const linked = (url: string | undefined, text: string): Child =>
  url ? <OutsideLink href={url}>{text}</OutsideLink> : text

export type CitedSource = { title: string; url?: string | undefined }
export type Statement = {
  source_kind?: 'declaration' | 'list'
  source: string
  source_url: string | null
  seen: string | null
  declared_on?: string
  confirmed_on?: string | null
}

/** Where a usage or a provider is known from: a published list, an address, or the body itself. */
export function statementSource(lang: Lang, of: Statement, cited: CitedSource | undefined): Child {
  const said = words[lang]
  if (of.source_kind === 'declaration') return declaredSource(lang, of)
  const own = /^https?:/.test(of.source) ? of.source : undefined
  const name =
    cited?.title ?? (own ? shortAddress(own) : sourceText(lang, { source: of.source, dated: null }))
  // Many titles hold their date already.
  const isDated = !of.seen || name.includes(of.seen.slice(0, 4))
  const text = isDated ? name : said.dated(name, formatDate(lang, of.seen ?? ''))
  return linked(of.source_url ?? cited?.url ?? own, text)
}

function declaredSource(lang: Lang, { declared_on = '', confirmed_on, source_url }: Statement): Child {
  const said = words[lang]
  const text = said.declared(formatDate(lang, declared_on))
  return linked(
    source_url ?? undefined,
    confirmed_on ? `${text}, ${said.confirmed(formatDate(lang, confirmed_on))}` : text,
  )
}
