import type { Leximin } from '#engines/team/index.ts'
import { dayOf } from '#platform/clock.ts'
import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ErrorSummary,
  Field,
  Form,
  Grid,
  Notice,
  Page,
  Row,
  Section,
  Table,
} from '#platform/ui/index.tsx'
import { weightField } from './project-weights.form.ts'
import { words as weightWords } from './project-weights.words.ts'
import { words } from './space-teams.words.ts'
import { type TeamRefusal, words as teamWords } from './team.words.ts'

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
  /** What was typed, and the chantiers whose weight is no weight. */
  given?: Readonly<Record<string, string>> | undefined
  wrong?: readonly string[] | undefined
}

export const SpaceTeamsPage = (props: Props) => {
  const { lang, path, space, rows, refusal, given = {}, wrong = [] } = props
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="spaces"
      title={said.title}
      lead={said.lead}
      breadcrumb={[
        [said.spaces, to(lang, '/espaces')],
        [space.name, to(lang, `/espaces/${space.slug}`)],
      ]}
      robots="noindex"
    >
      {refusal && <Notice kind="err" title={teamWords[lang].refusals[refusal]} live />}
      <ErrorSummary
        errors={wrong.map((slug) => ({ field: weightField({ slug }), message: wrongSaid(lang, slug, rows) }))}
      />
      {rows && <Projects {...{ lang, path, rows, given, wrong }} />}
      <Equity {...props} />
    </Page>
  )
}

const wrongSaid = (lang: Lang, slug: string, rows: readonly SpaceTeamRow[] = []): string =>
  weightWords[lang].wrong(rows.find((row) => row.slug === slug)?.title ?? slug)

type ProjectsProps = Weighing & { path: string }
const Projects = ({ lang, path, rows, given, wrong }: ProjectsProps) => {
  const said = words[lang]
  const { projects, composeNote, foundTeams, possible, compose } = teamWords[lang]
  return (
    <Section id="chantiers" title={projects} note={composeNote}>
      <Table
        caption={projects}
        captionUnseen
        columns={[
          { label: said.project },
          { label: said.last, kind: 'date' },
          { label: foundTeams },
          { label: said.see, unseen: true },
        ]}
        rows={rows.map(({ slug, title, last }) => [
          <a href={to(lang, `/chantiers/${slug}`)}>{title}</a>,
          last ? formatDate(lang, dayOf(last.made_at)) : said.never,
          last ? possible(last.teams) : '',
          <a href={to(lang, `/chantiers/${slug}/equipe`)}>{said.see}</a>,
        ])}
      />
      <Form action={to(lang, path)} label={compose}>
        {rows.length > 1 && <WeightFields {...{ lang, rows, given, wrong }} />}
        <Row as="div">
          <Button kind="first">{compose}</Button>
        </Row>
      </Form>
    </Section>
  )
}

type Weighing = {
  lang: Lang
  rows: readonly SpaceTeamRow[]
  given: Readonly<Record<string, string>>
  wrong: readonly string[]
}

/** Where several chantiers want the same people, how much each counts. */
const WeightFields = ({ lang, rows, given, wrong }: Weighing) => {
  const said = weightWords[lang]
  return (
    <fieldset>
      <legend>{said.legend}</legend>
      <p class="aide">{said.note}</p>
      <Grid size="narrow">
        {rows.map(({ slug, title }) => (
          <Field
            name={weightField({ slug })}
            label={said.weight(title)}
            value={given[weightField({ slug })] ?? '1'}
            error={wrong.includes(slug) ? said.wrong(title) : undefined}
            inputmode="decimal"
            maxlength={4}
          />
        ))}
      </Grid>
    </fieldset>
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
