import type { Leximin } from '#engines/team/index.ts'
import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import { Button, Form, Notice, Page, Row, Section, Table } from '#platform/ui/index.tsx'
import { type TeamRefusal, words } from './team.words.ts'

export type SpaceTeamRow = { slug: string; title: string; last: { made_at: Date; teams: number } | undefined }
type Props = {
  lang: Lang
  path: string
  space: { slug: string; name: string }
  /** Absent for members who do not answer for the teams: they read the view of the assembly. */
  rows: readonly SpaceTeamRow[] | undefined
  equity: Leximin | undefined
  self: string
  refusal?: TeamRefusal | undefined
}

export const SpaceTeamsPage = (props: Props) => {
  const { lang, path, space, rows, refusal } = props
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="spaces"
      title={said.spaceTitle}
      lead={said.spaceLead}
      breadcrumb={[
        [said.spaces, to(lang, '/espaces')],
        [space.name, to(lang, `/espaces/${space.slug}`)],
      ]}
      robots="noindex"
    >
      {refusal && <Notice kind="err" title={said.refusals[refusal]} live />}
      {rows && <Projects {...{ lang, path, rows }} />}
      <Equity {...props} />
    </Page>
  )
}

const Projects = ({ lang, path, rows }: { lang: Lang; path: string; rows: readonly SpaceTeamRow[] }) => {
  const said = words[lang]
  return (
    <Section id="chantiers" title={said.projects} note={said.composeNote}>
      <Table
        caption={said.projects}
        captionUnseen
        columns={[
          { label: said.project },
          { label: said.last, kind: 'date' },
          { label: said.foundTeams },
          { label: said.see, unseen: true },
        ]}
        rows={rows.map(({ slug, title, last }) => [
          <a href={to(lang, `/chantiers/${slug}`)}>{title}</a>,
          last ? formatDate(lang, last.made_at.toISOString()) : said.never,
          last ? said.possible(last.teams) : '',
          <a href={to(lang, `/chantiers/${slug}/equipe`)}>{said.see}</a>,
        ])}
      />
      <Form action={to(lang, path)} label={said.compose}>
        <Row as="div">
          <Button kind="first">{said.compose}</Button>
        </Row>
      </Form>
    </Section>
  )
}

const PERCENT = 100
const percent = (lang: Lang, part: number) => `${formatNumber(lang, Math.round(part * PERCENT))}\u00a0%`

/** Shares without names, but for the reader's own: it is about a rule, not about people. */
const Equity = ({ lang, space, equity, self }: Props) => {
  const said = words[lang]
  const own = equity?.members.find(({ person }) => person === self)
  const number = (value: number) => formatNumber(lang, Math.round(value * PERCENT) / PERCENT)
  return (
    <Section id="equite" title={said.equity} note={said.equityNote}>
      {equity ? (
        <>
          <p>{said.equityText(percent(lang, equity.fitKept))}</p>
          <Table
            caption={said.equity}
            captionUnseen
            columns={[
              { label: said.measure },
              { label: said.bestFit, kind: 'number' },
              { label: said.equal, kind: 'number' },
            ]}
            rows={[
              [said.least, percent(lang, equity.least.bestFit), percent(lang, equity.least.equal)],
              [said.gini, number(equity.gini.bestFit), number(equity.gini.equal)],
              [said.work, number(equity.halfDays.bestFit), number(equity.halfDays.equal)],
              ...(own ? [[said.ownShare, percent(lang, own.bestFit), percent(lang, own.equal)]] : []),
            ]}
          />
        </>
      ) : (
        <p>{said.noEquity}</p>
      )}
      <p>
        <a href={to(lang, `/espaces/${space.slug}/politique-equipe`)}>{said.policyLink}</a>
      </p>
    </Section>
  )
}
