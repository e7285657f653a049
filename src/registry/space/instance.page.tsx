import { dayOf } from '#platform/clock.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import { Empty, Note, Page, Row, Section, Table } from '#platform/ui/index.tsx'
import type { InstanceActRow } from './instance.queries.ts'
import { instanceWords } from './instance.words.ts'

type Props = { lang: Lang; path: string; rows: readonly InstanceActRow[]; isCut: boolean }

/** What is done to the instance itself, for those who work in it. */
export const InstancePage = ({ lang, path, rows, isCut }: Props) => {
  const said = instanceWords[lang]
  return (
    <Page
      {...{ lang, path }}
      section="spaces"
      title={said.title}
      lead={said.lead}
      breadcrumb={[[said.spaces, to(lang, '/espaces')]]}
      robots="noindex"
    >
      <Section id="actes" title={said.latest}>
        {rows.length === 0 ? (
          <Empty title={said.none}>{said.noneText}</Empty>
        ) : (
          <Table
            caption={said.latest}
            captionUnseen
            columns={[
              { label: said.when, kind: 'date' },
              { label: said.who },
              { label: said.what },
              { label: said.about },
            ]}
            rows={rows.map(({ made_at, person, act, organisation, target }) => [
              formatDate(lang, dayOf(made_at)),
              person ?? said.terminal,
              said.acts[act],
              [organisation, target].filter(Boolean).join(', '),
            ])}
          />
        )}
        {isCut && <Note>{said.more}</Note>}
        <Row ends>
          <a href={to(lang, '/instance/registre.csv')}>{said.csv}</a>
        </Row>
      </Section>
    </Page>
  )
}
