import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import { Empty, Page, Section, Table, TableFiles, Tabs } from '#platform/ui/index.tsx'
import { words } from './grid.words.ts'
import type { Counts } from './team-time.queries.ts'

type Props = {
  lang: Lang
  path: string
  space: { slug: string; name: string }
  month: string
  months: readonly string[]
  rows: readonly { name: string | undefined; counts: Counts }[]
}
const kinds = ['available', 'commitment', 'leave', 'off'] as const

/** The month of a space: counts of each person, never what they wrote. */
export const TeamTimePage = ({ lang, path, space, month, months, rows }: Props) => {
  const said = words[lang]
  return (
    <Page
      {...{ lang }}
      path={`${path}?mois=${month}`}
      section="spaces"
      title={said.teamTitle}
      lead={said.teamLead}
      breadcrumb={[
        [said.spaces, to(lang, '/espaces')],
        [space.name, to(lang, `/espaces/${space.slug}`)],
      ]}
      intro={
        <Tabs
          label={said.views}
          items={months.map((name) => ({
            label: formatDate(lang, name),
            href: to(lang, `${path}?mois=${name}`),
            current: name === month,
          }))}
        />
      }
      robots="noindex, nofollow"
    >
      <Section id="personnes" title={said.people}>
        {rows.length === 0 ? (
          <Empty title={said.teamEmpty}>{said.teamEmptyNote}</Empty>
        ) : (
          <Table
            caption={said.caption(formatDate(lang, month))}
            columns={[
              { label: said.person },
              ...kinds.map((kind) => ({ label: said.kinds[kind], kind: 'number' as const })),
            ]}
            rows={rows.map(({ name, counts }) => [
              <strong>{name ?? said.someone}</strong>,
              ...kinds.map((kind) => formatNumber(lang, counts[kind] ?? 0)),
            ])}
          />
        )}
        <TableFiles href={to(lang, `/espaces/${space.slug}/temps`)} query={`?mois=${month}`} />
      </Section>
    </Page>
  )
}
