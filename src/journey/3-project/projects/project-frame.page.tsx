import { to } from '#platform/lang.ts'
import { Page, type PageProps } from '#platform/ui/index.tsx'
import { words } from './project.words.ts'

type Props = Omit<PageProps, 'section' | 'breadcrumb' | 'robots'> & {
  project: { slug: string; title: string }
  /** What stands between the chantier and the page: [label, to(lang, href)]. */
  trail?: NonNullable<PageProps['breadcrumb']>
}

/** A page inside a chantier: in its section, under its name, and out of search engines. */
export const ProjectFrame = ({ project, trail = [], ...page }: Props) => (
  <Page
    {...page}
    section="projects"
    breadcrumb={[
      [words[page.lang].projects, to(page.lang, '/chantiers')],
      [project.title, to(page.lang, `/chantiers/${project.slug}`)],
      ...trail,
    ]}
    robots="noindex"
  />
)
