import { dayOf } from '#platform/clock.ts'
import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import { listQuery } from '#platform/list-query.ts'
import {
  Button,
  ButtonLink,
  Card,
  Cards,
  Choice,
  Empty,
  Field,
  Form,
  type Option,
  Page,
  Pagination,
  Row,
  Section,
  Select,
  State,
  Tags,
} from '#platform/ui/index.tsx'
import { phaseKinds } from './phase-kinds.ts'
import { phases } from './project.tables.ts'
import { words } from './project.words.ts'
import type { ListedProject } from './project-list.queries.ts'

export type ProjectsAsked = { mots: string; phase: string; theme: string; region: string; miens: string }
type Props = {
  lang: Lang
  path: string
  projects: readonly ListedProject[]
  count: number
  page: number
  pages: number
  asked: ProjectsAsked
  isSignedIn: boolean
  themes: readonly Option[]
  regions: readonly Option[]
}

/** The same list, with other answers: filters live in the address. */
export const projectsHref = (lang: Lang, asked: ProjectsAsked, page = 1, base = '/chantiers') =>
  to(lang, `${base}${listQuery(asked, page)}`)

export const ProjectListPage = (props: Props) => {
  const { lang, path, projects, count, page, pages, asked } = props
  const said = words[lang]
  return (
    <Page lang={lang} path={path} section="projects" title={said.list} lead={said.listLead}>
      <Section id="filtres" title={said.filters} note={said.filtersNote}>
        <Filters {...props} />
      </Section>
      <Section id="liste" title={said.found(formatNumber(lang, count), count > 1)}>
        {projects.length === 0 ? <Nothing {...props} /> : <ProjectCards {...props} />}
        <Pagination page={page} pages={pages} href={(wanted) => projectsHref(lang, asked, wanted)} />
        <Row>
          <ButtonLink href={to(lang, '/chantiers/nouveau')}>{said.newTitle}</ButtonLink>
          {projects.length > 0 && <a href={projectsHref(lang, asked, 1, '/chantiers.csv')}>{said.export}</a>}
        </Row>
      </Section>
    </Page>
  )
}

const Nothing = ({ lang, asked }: Props) => {
  const said = words[lang]
  return asked.miens ? (
    <Empty title={said.emptyMine}>{said.emptyMineText}</Empty>
  ) : (
    <Empty title={said.empty}>{said.emptyText}</Empty>
  )
}

const Filters = ({ lang, asked, themes, regions, isSignedIn }: Props) => {
  const said = words[lang]
  const phaseOptions = phases.map((value) => ({ value, label: said.phases[value] }))
  return (
    <Form method="get" action={to(lang, '/chantiers')} label={said.filters}>
      <Row as="div">
        <Field name="mots" type="search" label={said.words} value={asked.mots} maxlength={100} />
        <Select
          name="phase"
          label={said.phase}
          value={asked.phase}
          options={phaseOptions}
          empty={said.anyPhase}
        />
        <Select
          name="theme"
          label={said.fields.themes}
          value={asked.theme}
          options={themes}
          empty={said.anyTheme}
        />
        <Select
          name="region"
          label={said.fields.territory}
          value={asked.region}
          options={regions}
          empty={said.anyRegion}
        />
        {isSignedIn && <Choice name="miens" label={said.mine} checked={asked.miens !== ''} />}
        <Button>{said.apply}</Button>
      </Row>
    </Form>
  )
}

const ProjectCards = ({ lang, projects, themes, regions }: Props) => {
  const said = words[lang]
  const labelOf = (options: readonly Option[], value: string | null) =>
    options.find((option) => option.value === value)?.label
  return (
    <Cards size="wide">
      {projects.map((project) => (
        <Card title={project.title} href={to(lang, `/chantiers/${project.slug}`)}>
          <p class="doux">
            {[said.ownedBy(project.owner), labelOf(regions, project.territory)].filter(Boolean).join(' · ')}
          </p>
          {project.purpose && <p>{excerpt(project.purpose)}</p>}
          <Tags items={project.themes.slice(0, 3).map((theme) => labelOf(themes, theme) ?? theme)} />
          <Row ends small>
            <State kind={phaseKinds[project.phase]}>{said.phases[project.phase]}</State>
            <span>
              {project.is_public ? said.since(formatDate(lang, dayOf(project.created_at))) : said.closedDoor}
            </span>
          </Row>
        </Card>
      ))}
    </Cards>
  )
}

const EXCERPT_SIGNS = 160
const excerpt = (text: string) =>
  text.length > EXCERPT_SIGNS ? `${text.slice(0, EXCERPT_SIGNS).replace(/\s+\S*$/, '')}…` : text
