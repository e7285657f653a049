import type { Child } from 'hono/jsx'
import { type Lang, to } from '#platform/lang.ts'
import { Page, Tabs } from '#platform/ui/index.tsx'
import { words } from './gallery.words.ts'

export const slugs = ['signes', 'formulaires', 'messages', 'fiches', 'reperes', 'tableaux'] as const
export type Slug = (typeof slugs)[number]

/** The first family is the door of the gallery. */
export const pathOf = (slug: Slug): string => (slug === slugs[0] ? '/atelier' : `/atelier/${slug}`)

type Props = { lang: Lang; slug: Slug; children?: Child }

/** The frame of the gallery: one page per family, so that each stays light. */
export const GalleryPage = ({ lang, slug, children }: Props) => {
  const said = words[lang]
  const first = slug === slugs[0]
  return (
    <Page
      lang={lang}
      path={pathOf(slug)}
      title={first ? said.title : said[slug]}
      description={said.description}
      lead={said.lead}
      margin={
        <>
          <p>{said.margin.flatMap((line, i) => (i > 0 ? [<br />, line] : [line]))}</p>
          <p>{said.invented}</p>
        </>
      }
      intro={
        <Tabs
          label={said.views}
          items={slugs.map((one) => ({
            label: said[one],
            href: to(lang, pathOf(one)),
            current: one === slug,
          }))}
        />
      }
      breadcrumb={first ? [] : [[said.title, to(lang, '/atelier')]]}
    >
      {children}
    </Page>
  )
}
