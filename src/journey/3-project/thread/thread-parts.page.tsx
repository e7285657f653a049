import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  type Fact,
  Facts,
  Journal,
  OutsideLink,
  Person,
  Points,
  Row,
  Section,
  Table,
} from '#platform/ui/index.tsx'
import type { Milestone } from '../milestones/milestone.queries.ts'
import { MilestoneTable } from '../milestones/milestone-table.page.tsx'
import type { Party } from '../parties/party.queries.ts'
import { words as partyWords } from '../parties/party.words.ts'
import type { PhaseEntry, Project, ProjectPerson } from '../projects/project.queries.ts'
import { words as projectWords } from '../projects/project.words.ts'
import type { Decision, ProjectDocument, Risk } from '../registers/register.queries.ts'
import { DecisionList, DocumentTable, RiskTable } from '../registers/register-lists.page.tsx'
import type { RoleWanted } from '../roles/role.queries.ts'
import { type Positions, RoleTable } from '../roles/role-table.page.tsx'
import { words } from './thread.words.ts'

const SHOWN_MAX = 12
const POINTS_MAX = 40

export type Parts = {
  lang: Lang
  today: string
  project: Project
  ownerHref: string
  isInside: boolean
  mayChange: boolean
  themeLabels: readonly string[]
  regionName: string | undefined
  licenceHref: string | undefined
  parties: readonly (Party & { href: string })[]
  people: readonly (ProjectPerson & { name: string | undefined })[]
  milestones: readonly Milestone[]
  roles: readonly RoleWanted[]
  positions: Positions | undefined
  decisions: readonly Decision[]
  risks: readonly Risk[]
  documents: readonly ProjectDocument[]
  phases: readonly PhaseEntry[]
}

/** What anybody reads when the page is public. */
export const PublicParts = (props: Parts) => (
  <>
    <Charter {...props} />
    <Parties {...props} />
    <Team {...props} />
    <Milestones {...props} />
    <Roles {...props} />
    <Registers {...props} />
    <Phases {...props} />
  </>
)

const Charter = ({ lang, project, mayChange, themeLabels, regionName, licenceHref }: Parts) => {
  const said = words[lang]
  const { fields } = projectWords[lang]
  const solution = project.solution_slug && (
    <a href={to(lang, `/solutions/${project.solution_slug}`)}>{project.solution_name}</a>
  )
  const licence =
    project.licence &&
    (licenceHref ? <OutsideLink href={licenceHref}>{project.licence}</OutsideLink> : project.licence)
  const items: Fact[] = [
    [fields.common, project.common ?? said.unsaid],
    [fields.solution, solution || said.unsaid],
    [fields.licence, licence || said.unsaid],
    [fields.done_means, project.done_means ?? said.unsaid],
    [said.dates, datesOf(lang, project)],
    ...(regionName ? [[fields.territory, regionName] as const] : []),
    ...(themeLabels.length > 0 ? [[fields.themes, themeLabels.join(', ')] as const] : []),
  ]
  return (
    <Section id="charte" title={said.charter} note={said.charterNote}>
      <Facts items={items} />
      {mayChange && <Edit lang={lang} href={`/chantiers/${project.slug}/charte`} label={said.charterEdit} />}
    </Section>
  )
}

function datesOf(lang: Lang, { starts_on, ends_on }: Project): string {
  const said = words[lang]
  if (starts_on && ends_on) return said.between(formatDate(lang, starts_on), formatDate(lang, ends_on))
  if (starts_on) return said.from(formatDate(lang, starts_on))
  return ends_on ? said.until(formatDate(lang, ends_on)) : said.unsaid
}

const Edit = ({ lang, href, label }: { lang: Lang; href: string; label: string }) => (
  <Row>
    <a class="bouton" href={to(lang, href)}>
      {label}
    </a>
  </Row>
)

const Parties = ({ lang, project, isInside, parties }: Parts) => {
  const said = words[lang]
  const part = partyWords[lang]
  return (
    <Section id="parties" title={said.parties} note={said.partiesNote}>
      {parties.length === 0 ? (
        <p>{said.noParties}</p>
      ) : (
        <Table
          caption={said.parties}
          captionUnseen
          columns={[{ label: part.body }, { label: part.part }, { label: part.since, kind: 'date' }]}
          rows={parties.map(({ name, href, kind, from_on, note, standing }) => [
            <a href={to(lang, href)}>{name}</a>,
            [part.kinds[kind], part.standings[standing](project.owner), note].filter(Boolean).join(' · '),
            formatDate(lang, from_on),
          ])}
        />
      )}
      {isInside && <Edit lang={lang} href={`/chantiers/${project.slug}/parties`} label={said.partiesEdit} />}
    </Section>
  )
}

/** Named for who may know them; the others are counted. */
const Team = ({ lang, people }: Parts) => {
  const said = words[lang]
  const part = partyWords[lang]
  const named = people.flatMap(({ name, tie }) => (name === undefined ? [] : [{ name, tie }]))
  const unnamed = people.length - named.length
  if (people.length === 0) return null
  return (
    <Section id="equipe" title={said.team} note={said.teamNote}>
      {named.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets lists whose bullets are removed.
        <ul class="grille g4" role="list">
          {named.map(({ name, tie }) => (
            <li>
              <Person name={name} role={part.ties[tie]} />
            </li>
          ))}
        </ul>
      )}
      {unnamed > 0 && (
        <p>
          <Points full={unnamed} total={unnamed} label={false} /> {said.people(unnamed)}
        </p>
      )}
    </Section>
  )
}

const Milestones = ({ lang, today, project, isInside, milestones }: Parts) => {
  const said = words[lang]
  const done = milestones.filter(({ done_on }) => done_on !== null).length
  const total = milestones.length
  return (
    <Section id="jalons" title={said.milestones} note={said.milestonesNote}>
      {total === 0 ? (
        <p>{said.noMilestones}</p>
      ) : (
        <>
          <p>
            {total <= POINTS_MAX && <Points full={done} total={total} label={false} />}{' '}
            {said.milestonesKept(done, total)}
          </p>
          <MilestoneTable
            {...{ lang, today, phase: project.phase }}
            milestones={milestones.slice(0, SHOWN_MAX)}
          />
        </>
      )}
      {isInside && (
        <Edit lang={lang} href={`/chantiers/${project.slug}/jalons`} label={said.milestonesEdit} />
      )}
    </Section>
  )
}

const Roles = ({ lang, project, isInside, roles, positions }: Parts) => {
  const said = words[lang]
  if (roles.length === 0 && !isInside) return null
  return (
    <Section id="roles" title={said.roles} note={said.rolesNote}>
      {roles.length === 0 ? (
        <p>{said.noRoles}</p>
      ) : (
        <RoleTable lang={lang} roles={roles.slice(0, SHOWN_MAX)} positions={positions} />
      )}
      {isInside && <Edit lang={lang} href={`/chantiers/${project.slug}/roles`} label={said.rolesEdit} />}
    </Section>
  )
}

const Registers = ({ lang, project, isInside, decisions, documents }: Parts) => {
  const said = words[lang]
  return (
    <>
      {(decisions.length > 0 || isInside) && (
        <Section id="decisions" title={said.decisions} note={said.decisionsNote}>
          {decisions.length === 0 ? (
            <p>{said.noDecisions}</p>
          ) : (
            <DecisionList lang={lang} decisions={decisions.slice(0, SHOWN_MAX)} />
          )}
        </Section>
      )}
      {(documents.length > 0 || isInside) && (
        <Section id="documents" title={said.documents} note={said.documentsNote}>
          {documents.length === 0 ? (
            <p>{said.noDocuments}</p>
          ) : (
            <DocumentTable lang={lang} slug={project.slug} documents={documents.slice(0, SHOWN_MAX)} />
          )}
        </Section>
      )}
    </>
  )
}

const Phases = ({ lang, phases, isInside }: Parts) => {
  const said = words[lang]
  return (
    <Section id="phases" title={said.phases} note={said.phasesNote}>
      <Journal
        items={phases.slice(0, SHOWN_MAX).map(({ phase, from_on, reason }) => ({
          date: from_on,
          label: formatDate(lang, from_on),
          children: (
            <>
              <strong>{projectWords[lang].phases[phase]}</strong>
              {isInside && reason && (
                <>
                  <br />
                  {reason}
                </>
              )}
            </>
          ),
        }))}
      />
    </Section>
  )
}

/** What stays between those who take part. */
export const InsideParts = ({ lang, project, risks }: Parts) => {
  const said = words[lang]
  return (
    <Section id="risques" title={said.risks} note={said.risksNote}>
      {risks.length === 0 ? (
        <p>{said.noRisks}</p>
      ) : (
        <RiskTable lang={lang} risks={risks.slice(0, SHOWN_MAX)} />
      )}
      <Edit lang={lang} href={`/chantiers/${project.slug}/registre`} label={said.registerEdit} />
    </Section>
  )
}
