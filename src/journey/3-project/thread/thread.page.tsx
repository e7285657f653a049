import type { Child } from 'hono/jsx'
import { formatDate, to } from '#platform/lang.ts'
import { ButtonLink, Grid, Note, Notice, Page, Section, State, Steps } from '#platform/ui/index.tsx'
import { phaseKinds } from '../projects/phase-kinds.ts'
import { words as projectWords } from '../projects/project.words.ts'
import type { WaitingItem } from './slots.routes.ts'
import type { Origin } from './thread.queries.ts'
import { words } from './thread.words.ts'
import { InsideParts, type Parts, PublicParts } from './thread-parts.page.tsx'
import { anchoredSteps, anchors, type StepFact, type StepName, stepNames } from './thread-steps.ts'

export type ThreadPageProps = Parts & {
  origin: Origin
  steps: Record<StepName, StepFact>
  waiting: readonly WaitingItem[]
  children?: Child
}

/** One chantier: the same page for all; who takes part reads more of it. */
export const ThreadPage = (props: ThreadPageProps) => {
  const { lang, project, isInside } = props
  return (
    <Page
      lang={lang}
      path={`/chantiers/${project.slug}`}
      section="projects"
      title={project.title}
      description={project.purpose ?? undefined}
      lead={project.purpose ?? undefined}
      margin={<Margin {...props} />}
      breadcrumb={[[projectWords[lang].projects, to(lang, '/chantiers')]]}
      intro={<Thread {...props} />}
      robots={project.is_public ? undefined : 'noindex'}
    >
      <Today {...props} />
      <PublicParts {...props} />
      <Coming {...props} />
      {isInside && <InsideParts {...props} />}
      {props.children}
    </Page>
  )
}

const Margin = ({ lang, project, ownerHref, origin }: ThreadPageProps) => {
  const said = words[lang]
  const shown = projectWords[lang]
  return (
    <>
      <p>
        {shown.project(project.id)}
        <br />
        {shown.ways[project.choice]}
        <br />
        {said.ownedBy} <a href={to(lang, ownerHref)}>{project.owner}</a>
        {origin.group && (
          <>
            <br />
            {said.comesFrom} <a href={to(lang, `/groupes/${origin.group.ref}`)}>{origin.group.title}</a>
          </>
        )}
      </p>
      <State kind={phaseKinds[project.phase]}>{shown.phases[project.phase]}</State>
      <p class="petit">{project.is_public ? said.publicDoor : said.closedDoor}</p>
    </>
  )
}

const Thread = ({ lang, steps }: ThreadPageProps) => {
  const said = words[lang]
  return (
    <>
      <h2 class="cache">{said.thread}</h2>
      <Steps
        items={stepNames.map((name) => {
          const { state, note, href } = steps[name]
          return {
            label: said.steps[name],
            state,
            note,
            href,
          }
        })}
      />
    </>
  )
}

/** What each step that is told nowhere else will hold: the thread leads here. */
const Coming = ({ lang, steps }: ThreadPageProps) => {
  const said = words[lang]
  const told = anchoredSteps.filter((name) => steps[name].href?.endsWith(`#${anchors[name]}`))
  if (told.length === 0) return null
  return (
    <Section id="etapes" title={said.coming} note={said.comingNote}>
      {told.map((name) => (
        <>
          <h3 id={anchors[name]}>{said.steps[name]}</h3>
          <p>
            {said.comingText[name]} <Note>{steps[name].note}</Note>
          </p>
        </>
      ))}
    </Section>
  )
}

const Today = ({ lang, today, waiting }: ThreadPageProps) => {
  const said = words[lang]
  return (
    <Section id="jour" title={said.today} note={formatDate(lang, today)}>
      <Grid size="wide">
        {waiting.length === 0 && (
          <Notice kind="ok" title={said.nothing}>
            {said.nothingText}
          </Notice>
        )}
        {waiting.map(({ kind, title, text, href, label }) => (
          <Notice kind={kind} title={title}>
            {text && <p>{text}</p>}
            {href && (
              <p>
                <ButtonLink href={href}>{label ?? title}</ButtonLink>
              </p>
            )}
          </Notice>
        ))}
      </Grid>
    </Section>
  )
}
