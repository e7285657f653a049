import { formatDate, type Lang, to } from '#platform/lang.ts'
import { Card, Cards, Empty, Note, Page, Section } from '#platform/ui/index.tsx'
import type { Module } from '#registry/space/index.ts'
import type { LateMilestone, OwnProject } from './mine.queries.ts'
import { words } from './mine.words.ts'

/** One thing that someone must do: what it is, where, and since or until when. */
export type Waiting = { text: string; href: string; note?: string | undefined }

type Props = {
  lang: Lang
  path: string
  name: string
  waiting: readonly Waiting[]
  /** Absent when the reader’s spaces switched the chantiers off. */
  projects: readonly OwnProject[] | undefined
  isOn: (module: Module) => boolean
  spaces: readonly { slug: string; name: string }[]
}

export const lateToWaiting = (lang: Lang, { title, project, slug, due_on }: LateMilestone): Waiting => ({
  text: words[lang].late(title, project),
  href: to(lang, `/chantiers/${slug}`),
  note: due_on ? words[lang].due(formatDate(lang, due_on)) : undefined,
})

export const MinePage = (props: Props) => {
  const { lang, path, name, waiting } = props
  const said = words[lang]
  return (
    <Page lang={lang} path={path} section="mine" title={said.hello(name)} lead={said.lead} robots="noindex">
      <Section id="attend" title={said.waiting}>
        {waiting.length === 0 ? (
          <Empty title={said.nothing}>{said.nothingNote}</Empty>
        ) : (
          <ul>
            {waiting.map(({ text, href, note }) => (
              <li>
                <a href={href}>{text}</a> {note && <Note>{note}</Note>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {props.projects && <Projects {...props} projects={props.projects} />}
      <Yours {...props} />
    </Page>
  )
}

const Projects = ({ lang, projects }: { lang: Lang; projects: readonly OwnProject[] }) => {
  const said = words[lang]
  return (
    <Section id="chantiers" title={said.projects}>
      {projects.length === 0 ? (
        <Empty title={said.projectsNone} action={{ href: to(lang, '/chantiers'), label: said.projectsFind }}>
          {said.projectsNoneNote}
        </Empty>
      ) : (
        <Cards>
          {projects.map(({ slug, title, owner, tie }) => (
            <Card title={title} href={to(lang, `/chantiers/${slug}`)}>
              {tie && <p>{said.ties[tie]}</p>}
              <Note>{said.ownedBy(owner)}</Note>
            </Card>
          ))}
        </Cards>
      )}
    </Section>
  )
}

const Yours = ({ lang, spaces, isOn }: Props) => {
  const said = words[lang]
  const doors = [
    ['/mon/profil', said.profile, said.profileNote, 'vivier'],
    ['/mon/temps', said.time, said.timeNote, 'time'],
    ['/mon/engagements', said.engagements, said.engagementsNote, 'team'],
    ['/mes-besoins', said.needs, said.needsNote],
    ['/compte', said.account, said.accountNote],
    ['/aide/droits', said.rights, said.rightsNote],
  ] as const satisfies readonly (readonly [string, string, string, Module?])[]
  const open = doors.filter(([, , , module]) => module === undefined || isOn(module))
  return (
    <Section id="a-vous" title={said.yours}>
      {spaces.length > 0 && (
        <>
          <h3>{said.spaces}</h3>
          <ul>
            {spaces.map(({ slug, name }) => (
              <li>
                <a href={to(lang, `/espaces/${slug}`)}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <Cards>
        {open.map(([href, label, note]) => (
          <Card title={label} href={to(lang, href)}>
            <Note>{note}</Note>
          </Card>
        ))}
      </Cards>
    </Section>
  )
}
