import { type Lang, to } from '#platform/lang.ts'
import { ButtonLink, Card, Cards, Section, State } from '#platform/ui/index.tsx'
import { phaseKinds } from './phase-kinds.ts'
import { words } from './project.words.ts'
import type { BornProject } from './project-list.queries.ts'

type Props = { lang: Lang; projects: readonly BornProject[]; href: string | false }

/** The chantiers around something else: a solution, a body. Nothing at all where there is none. */
export const AroundProjects = ({ lang, projects, note }: Omit<Props, 'href'> & { note: string }) =>
  projects.length === 0 ? null : (
    <Section id="chantiers" title={words[lang].fromNeed} note={note}>
      <ProjectCards {...{ lang, projects }} />
    </Section>
  )

const ProjectCards = ({ lang, projects }: Pick<Props, 'lang' | 'projects'>) => {
  const said = words[lang]
  return (
    <Cards>
      {projects.map(({ slug, title, phase, owner }) => (
        <Card title={title} href={to(lang, `/chantiers/${slug}`)}>
          <p class="doux">{said.ownedBy(owner)}</p>
          <p>
            <State kind={phaseKinds[phase]}>{said.phases[phase]}</State>
          </p>
        </Card>
      ))}
    </Cards>
  )
}

/** Nothing at all for who sees no chantier and may open none. */
export const BornProjects = ({ lang, projects, href }: Props) => {
  const said = words[lang]
  if (projects.length === 0 && !href) return null
  return (
    <Section id="chantiers" title={said.fromNeed} note={said.fromNeedNote}>
      {projects.length === 0 ? <p>{said.noneYet}</p> : <ProjectCards {...{ lang, projects }} />}
      {href && (
        <p>
          <ButtonLink href={to(lang, href)}>{said.newTitle}</ButtonLink>
        </p>
      )}
    </Section>
  )
}
