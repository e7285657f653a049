import type { Child } from 'hono/jsx'
import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import { Section, Stack, State, Table } from '#platform/ui/index.tsx'
import type { UsageOfBody } from './usage.queries.ts'
import { words as usageWords } from './usage.words.ts'
import { words } from './usage-pages.words.ts'

/** More would not be read: the catalogue has the rest, by its filters. */
const ROWS_SHOWN = 15

type Props = {
  lang: Lang
  uses: readonly UsageOfBody[]
  /** Who says so, and when. */
  source: (usage: UsageOfBody) => Child
}

/** On the page of a body: the free solutions that it is known to use. */
export const BodyUses = ({ lang, uses, source }: Props) => {
  const said = words[lang]
  return (
    <Section id="usages" title={said.usesTitle} note={said.usesNote}>
      {uses.length === 0 ? (
        <p>
          {said.noUse} <a href={to(lang, '/solutions')}>{said.browse}</a>
        </p>
      ) : (
        <Stack>
          <p>{said.uses(formatNumber(lang, uses.length), uses.length)}</p>
          <Table
            caption={said.usesTitle}
            captionUnseen
            columns={[
              { label: said.solution },
              { label: said.purpose },
              { label: said.since },
              { label: said.state },
              { label: said.source },
            ]}
            rows={uses
              .slice(0, ROWS_SHOWN)
              .map((usage) => [
                <a href={to(lang, `/solutions/${usage.slug}`)}>{usage.solution_name}</a>,
                usage.purpose ?? '–',
                usage.since ? formatDate(lang, usage.since) : '–',
                <State kind={usage.state === 'current' ? 'ok' : 'attn'}>
                  {usageWords[lang].states[usage.state]}
                </State>,
                source(usage),
              ])}
          />
        </Stack>
      )}
    </Section>
  )
}
