import { type Lang, to } from '#platform/lang.ts'
import { ButtonLink, Card, Cards, Section, State } from '#platform/ui/index.tsx'
import { phaseKinds } from './phase-kinds.ts'
import { words } from './project.words.ts'
import type { BornProject } from './project-list.queries.ts'

type Props = { lang: Lang; projects: readonly BornProject[]; href: string | false }

/** Nothing at all for who sees no chantier and may open none. */
export const BornProjects = ({ lang, projects, href }: Props) => {
  const said = words[lang]
  if (projects.length === 0 && !href) return null
  return (
    <Section id="chantiers" title={said.fromNeed} note={said.fromNeedNote}>
      {projects.length === 0 ? (
        <p>{said.noneYet}</p>
      ) : (
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
      )}
      {href && (
        <p>
          <ButtonLink href={to(lang, href)}>{said.newTitle}</ButtonLink>
        </p>
      )}
    </Section>
  )
}
