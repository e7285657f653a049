import type { Lang } from '#platform/lang.ts'
import { Bar, Empty, Grid, Section, StackedBar, Table } from '#platform/ui/index.tsx'
import { hostile } from './gallery.words.ts'
import { tablesWords } from './tables.words.ts'

const PROMISED = [14_000, 12_500, 8_000] as const
const GOAL = 52_000
const MONTHS = 24
const THRESHOLD = 12
const FUNDED = [6, 4, 2.5, 1.5] as const

type Props = { lang: Lang }

const Figures = ({ lang }: Props) => {
  const said = tablesWords[lang]
  return (
    <Section id="tableaux" title={said.tables} note={said.tablesNote}>
      <Table
        caption={said.caption}
        columns={[
          { label: said.body },
          { label: said.since },
          { label: said.bar, kind: 'bar', unseen: true },
          { label: said.promised, kind: 'number' },
        ]}
        rows={said.rows.map(([body, since, sum], i) => [
          body,
          since,
          <Bar size="tall" series={1} value={PROMISED[i] ?? 0} max={PROMISED[0]} />,
          sum,
        ])}
        totals={[[said.total, undefined, undefined, said.sum]]}
      />
    </Section>
  )
}

const Measures = ({ lang }: Props) => {
  const said = tablesWords[lang]
  return (
    <Section id="mesures" title={said.measures} note={said.measuresNote}>
      <Grid>
        {([0, GOAL / 2, GOAL, 60_000] as const).map((value, i) => {
          const label = [said.nothing, said.half, said.all, said.tooMuch][i] ?? ''
          return (
            <div class="pile">
              <p>{label}</p>
              <Bar value={value} max={GOAL} />
            </div>
          )
        })}
      </Grid>
      <StackedBar
        finding={said.finding}
        total={MONTHS}
        parts={said.shares.map(([label = '', shown = ''], i) => ({ label, shown, value: FUNDED[i] ?? 0 }))}
        rest={{ label: said.rest, shown: '10' }}
        threshold={{ value: THRESHOLD, label: said.threshold }}
      />
    </Section>
  )
}

export const TablesGallery = ({ lang }: Props) => {
  const said = tablesWords[lang]
  return (
    <>
      <Figures lang={lang} />
      <Section id="comparer" title={said.compare} note={said.compareNote}>
        <Table
          caption={said.compareCaption}
          captionUnseen
          columns={said.columns.map((label) => ({ label }))}
          rows={said.criteria}
        />
      </Section>
      <Section id="vide" title={said.empty} note={said.emptyNote}>
        <Empty title={said.emptyTitle}>{said.emptyText}</Empty>
      </Section>
      <Section id="long" title={said.long} note={said.longNote}>
        <Table
          caption={hostile.markup}
          columns={[
            { label: hostile.unbroken },
            { label: said.promised, kind: 'number' },
            { label: said.since },
          ]}
          rows={[
            [hostile.unbroken, '123 456 789 012 345,67 €', hostile.sql],
            [hostile.rightToLeft, '0 €', hostile.markup.repeat(3)],
          ]}
        />
      </Section>
      <Measures lang={lang} />
    </>
  )
}
