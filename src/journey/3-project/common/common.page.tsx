import type { Child } from 'hono/jsx'
import type { Runway } from '#engines/runway/runway.ts'
import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  ButtonLink,
  Empty,
  Facts,
  Journal,
  OutsideLink,
  Page,
  Row,
  Section,
  State,
  shortAddress,
  Table,
  Tag,
} from '#platform/ui/index.tsx'
import { words as projectWords } from '../projects/project.words.ts'
import type { Call, Common, CommonProject, Maintainer, Statement, SupportRow } from './common.queries.ts'
import { words } from './common.words.ts'
import type { HealthCriterion } from './common-health.ts'
import { Criteria } from './criteria.page.tsx'
import { criterionLabel } from './criteria.words.ts'
import { RunwaySection } from './runway.page.tsx'

export type CommonUsage = {
  name: string
  href: string | undefined
  since: string | null
  purpose: string | null
}
export type CommonPageProps = {
  lang: Lang
  path: string
  today: string
  common: Common
  maintainers: readonly Maintainer[]
  supports: readonly SupportRow[]
  health: readonly HealthCriterion[]
  runway: Runway
  statement: Statement | undefined
  stableBy: string | undefined
  calls: readonly Call[]
  uses: { count: number; shown: readonly CommonUsage[] }
  projects: readonly CommonProject[]
  mayKeep: boolean
}

export const CommonPage = (props: CommonPageProps) => {
  const { lang, path, common } = props
  const said = words[lang]
  const sentence = lang === 'fr' ? (common.fr ?? common.en) : (common.en ?? common.fr)
  return (
    <Page
      {...{ lang, path }}
      section="commons"
      title={common.name}
      description={sentence ?? undefined}
      lead={sentence ?? undefined}
      breadcrumb={[[said.commons, to(lang, '/communs')]]}
      margin={
        <p>
          {said.number(common.id)}
          <br />
          {said.declaredOn(formatDate(lang, common.declared_on))}
          <br />
          {common.read_on
            ? said.readOn(formatDate(lang, common.read_on))
            : common.repository
              ? said.noReading
              : said.noRepository}
        </p>
      }
      intro={<Ways {...props} />}
    >
      <Card {...props} />
      <Maintainers {...props} />
      <Criteria {...props} />
      <RunwaySection {...props} />
      <Calls {...props} />
      <Uses {...props} />
      <Projects {...props} />
      <History {...props} />
    </Page>
  )
}

const Ways = ({ lang, common, mayKeep }: CommonPageProps) => {
  const said = words[lang]
  return (
    <Row>
      <ButtonLink kind="first" href={to(lang, `/chantiers/nouveau?commun=${common.slug}`)}>
        {said.openProject(common.name)}
      </ButtonLink>
      {common.solution_slug && <a href={to(lang, `/solutions/${common.solution_slug}`)}>{said.solution}</a>}
      {mayKeep && <a href={to(lang, `/communs/${common.slug}/tenir`)}>{said.keep}</a>}
    </Row>
  )
}

const Card = ({ lang, common }: CommonPageProps) => {
  const said = words[lang]
  const { repository, licence, governance, governance_url, owner, owner_siren } = common
  return (
    <Section id="carte" title={said.card} note={said.cardNote}>
      <Facts
        items={[
          [said.keptBy, owner_siren ? <a href={to(lang, `/organismes/${owner_siren}`)}>{owner}</a> : owner],
          [said.code, repository && <OutsideLink href={repository}>{shortAddress(repository)}</OutsideLink>],
          [said.licence, licence],
          [
            said.governance,
            governance ??
              (governance_url && <OutsideLink href={governance_url}>{said.governanceLink}</OutsideLink>),
            governance && governance_url && (
              <OutsideLink href={governance_url}>{said.governanceLink}</OutsideLink>
            ),
          ],
        ]}
      />
    </Section>
  )
}

const Maintainers = ({ lang, maintainers }: CommonPageProps) => {
  const said = words[lang]
  const name = ({ organisation, siren, shown_as }: Maintainer): Child =>
    organisation === null ? (
      <>
        {shown_as} <Tag>{said.person}</Tag>
      </>
    ) : siren ? (
      <a href={to(lang, `/organismes/${siren}`)}>{organisation}</a>
    ) : (
      organisation
    )
  return (
    <Section id="mainteneurs" title={said.maintainers} note={said.maintainersNote}>
      {maintainers.length === 0 ? (
        <Empty title={said.noMaintainer}>{said.noMaintainerText}</Empty>
      ) : (
        <Table
          caption={said.maintainers}
          captionUnseen
          columns={[{ label: said.who }, { label: said.part }, { label: said.since, kind: 'date' }]}
          rows={maintainers.map((one) => [name(one), one.part, formatDate(lang, one.from_on)])}
        />
      )}
    </Section>
  )
}

const Calls = ({ lang, common, calls }: CommonPageProps) => {
  const said = words[lang]
  return (
    <Section id="appels" title={said.calls} note={said.callsNote}>
      {calls.length === 0 ? (
        <p class="doux">{said.noCall}</p>
      ) : (
        <ul class="pile">
          {calls.map(({ codes, kind, note, opened_on, is_automatic }) => (
            <li>
              <strong>{said.kinds[kind]}</strong> {said.openedOn(formatDate(lang, opened_on))}{' '}
              {is_automatic && <Tag>{said.automatic}</Tag>}
              <p>{codes.map((code) => criterionLabel(lang, code)).join(' · ')}</p>
              {note && <p>{note}</p>}
              <p class="petit">
                {said.answers[kind]}{' '}
                {kind === 'maintainers' && (
                  <a href={to(lang, `/chantiers/nouveau?commun=${common.slug}`)}>{said.answer}</a>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const Uses = ({ lang, common, uses }: CommonPageProps) => {
  const said = words[lang]
  const base = common.solution_slug && to(lang, `/solutions/${common.solution_slug}`)
  return (
    <Section id="usages" title={said.usages} note={said.usagesNote}>
      {uses.shown.length === 0 ? (
        <Empty
          title={said.noUsage}
          action={base ? { href: `${base}/usages/nouveau`, label: said.declareUsage } : undefined}
        >
          {said.noUsageText}
        </Empty>
      ) : (
        <>
          <p>{said.uses(uses.count, formatNumber(lang, uses.count))}</p>
          <ul>
            {uses.shown.map(({ name, href, purpose }) => (
              <li>
                {href ? <a href={href}>{name}</a> : name}
                {purpose && <span class="doux"> {purpose}</span>}
              </li>
            ))}
          </ul>
          <p>{base && <a href={`${base}/usages`}>{said.allUsages}</a>}</p>
        </>
      )}
    </Section>
  )
}

const Projects = ({ lang, projects }: CommonPageProps) => {
  const said = words[lang]
  return (
    <Section id="chantiers" title={said.projects}>
      {projects.length === 0 ? (
        <p class="doux">{said.noProject}</p>
      ) : (
        <ul>
          {projects.map(({ slug, title, phase }) => (
            <li>
              <a href={to(lang, `/chantiers/${slug}`)}>{title}</a>{' '}
              <State kind="acc">{projectWords[lang].phases[phase]}</State>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const YEARS_SHOWN = 8
const RELEASES_SHOWN = 6

const History = ({ lang, common }: CommonPageProps) => {
  const said = words[lang]
  const { facts } = common
  if (!facts)
    return (
      <Section id="versions" title={said.history}>
        {common.repository ? (
          <Empty title={said.noHistory}>{said.noHistoryText}</Empty>
        ) : (
          <Empty title={said.noRepository}>{said.noRepositoryText}</Empty>
        )}
      </Section>
    )
  const { commits, people, releases, perYear, isComplete } = facts
  const note = said.historyNote(formatNumber(lang, commits), people)
  return (
    <Section id="versions" title={said.history} note={isComplete ? note : `${note} ${said.partial}`}>
      {releases.length > 0 && (
        <Journal
          items={releases.slice(0, RELEASES_SHOWN).map(({ version, day }) => ({
            date: day,
            label: formatDate(lang, day),
            children: said.release(version),
          }))}
        />
      )}
      <Table
        caption={said.changes}
        captionUnseen
        columns={[{ label: said.year }, { label: said.changes, kind: 'number' }]}
        rows={perYear
          .slice(-YEARS_SHOWN)
          .toReversed()
          .map(({ period, commits: made }) => [period, formatNumber(lang, made)])}
      />
    </Section>
  )
}
