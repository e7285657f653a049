import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { type Lang, langs, to } from '#platform/lang.ts'
import { assetUrl } from './assets.ts'
import { Footer } from './footer.tsx'
import { Header, type SiteSection } from './header.tsx'
import { LangContext, useWords } from './lang.ts'
import { Opening } from './layout.tsx'
import type { Crumb } from './navigation.tsx'

export type PageProps = {
  lang: Lang
  /** The path without its language (`c.var.path`), with its query when the query changes the page. */
  path: string
  /** Title of the document, and of the opening. Plain text. */
  title: string
  /** One sentence for search engines and link previews. */
  description?: string | undefined
  /** Which entry of the navigation is the current one. */
  section?: SiteSection | undefined
  /** Facts of the margin, beside the title. */
  margin?: Child
  /** The way here, without the page itself: [label, to(lang, href)]. The home page is added. */
  breadcrumb?: readonly Crumb[] | undefined
  /** What the last crumb says, when the title is too long for it. */
  here?: string | undefined
  /** The sentence under the title. */
  lead?: Child
  /** More of the opening, under the title: a state, an action, views. */
  intro?: Child
  /** Replaces the whole opening, for a page that draws its own `<Opening>`. */
  opening?: Child
  robots?: 'noindex' | 'noindex, nofollow' | undefined
  /** Bytes, when already known. Otherwise `withWeight` measures the page and writes them. */
  weight?: number | undefined
  /** `true` loads the optional script (drafts kept in the browser, older browsers’ dialogs). */
  script?: boolean | undefined
  children?: Child
}

/** Two pages « Jalons » in two tabs are told apart by what they are about: the crumbs before them, the list aside. */
function titleOf({ path, title, breadcrumb = [] }: PageProps): string {
  if (path === '/') return `Pluriel · ${title}`
  const about = breadcrumb.slice(1).map(([label]) => label)
  return [title, ...about.toReversed(), 'Pluriel'].join(' · ')
}

const Head = (props: PageProps) => {
  const { lang, path, description, robots, script } = props
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <title>{titleOf(props)}</title>
      {description && <meta name="description" content={description} />}
      {robots && <meta name="robots" content={robots} />}
      <link
        rel="preload"
        href={assetUrl('titre.woff2')}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      <link
        rel="preload"
        href={assetUrl('texte.woff2')}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      <link rel="stylesheet" href={assetUrl('pluriel.css')} />
      <link rel="icon" href={assetUrl('pluriel.svg')} type="image/svg+xml" />
      <link rel="canonical" href={to(lang, path)} />
      {langs.map((other) => (
        <link rel="alternate" hreflang={other} href={to(other, path)} />
      ))}
      {script && <script type="module" src={assetUrl('pluriel.js')} />}
    </head>
  )
}

/** A whole HTML document, doctype included: `c.html(<Page …/>)`. Its weight comes from `withWeight`. */
export const Page = (props: PageProps) => (
  <>
    {raw('<!doctype html>')}
    <html lang={props.lang}>
      <Head {...props} />
      <LangContext.Provider value={props.lang}>
        <Body {...props} />
      </LangContext.Provider>
    </html>
  </>
)

const Body = (props: PageProps) => {
  const { lang, path, title, section, margin, breadcrumb, here, lead, opening, weight, children } = props
  const words = useWords()
  const trail: readonly Crumb[] | undefined = breadcrumb && [[words.home, to(lang, '/')], ...breadcrumb]
  return (
    <body>
      <a class="evitement" href="#contenu">
        {words.skip}
      </a>
      <Header lang={lang} path={path} section={section} />
      <main id="contenu">
        {opening ?? (
          <Opening title={title} margin={margin} breadcrumb={trail} here={here} lead={lead}>
            {props.intro}
          </Opening>
        )}
        {children}
      </main>
      <Footer lang={lang} path={path} weight={weight} />
    </body>
  )
}
