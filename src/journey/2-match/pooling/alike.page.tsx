import { functionLabel, kindOptions, needWords } from '#journey/1-need/index.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import { Table } from '#platform/ui/index.tsx'
import type { AlikeNeed } from './alike.queries.ts'
import { words } from './pooling.words.ts'

type Props = { lang: Lang; alike: readonly AlikeNeed[]; labelOf?: (functionId: string) => string }

/** Who a need is from, as far as it lets itself be seen. */
export const bodyOf = (lang: Lang, need: { body_name: string | null; body_kind: string | null }): string => {
  if (need.body_name) return need.body_name
  const kind = kindOptions(lang).find(({ value }) => value === need.body_kind)?.label
  return [needWords[lang].redactedBody, kind].filter(Boolean).join(', ')
}

export const AlikeTable = ({ lang, alike, labelOf = (id) => functionLabel(lang, id) }: Props) => {
  const said = words[lang]
  return (
    <Table
      caption={said.alikeCaption}
      captionUnseen
      columns={[
        { label: said.body },
        { label: said.need },
        { label: said.since, kind: 'date' },
        { label: said.inCommon },
      ]}
      rows={alike.map(({ need, common }) => [
        bodyOf(lang, need),
        <a href={to(lang, `/besoins/${need.ref}`)}>{need.title}</a>,
        formatDate(lang, need.published_on),
        common.map(labelOf).join(', ') || said.words,
      ])}
    />
  )
}
