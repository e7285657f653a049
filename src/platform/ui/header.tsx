import { tryGetContext } from 'hono/context-storage'
import { type Lang, to } from '#platform/lang.ts'
import type { Visit } from '../http.ts'
import { Logo } from './icon.tsx'
import { useWords } from './lang.ts'

export type SiteSection =
  | 'needs'
  | 'solutions'
  | 'commons'
  | 'organisations'
  | 'pooling'
  | 'projects'
  | 'people'
  | 'spaces'
  | 'mine'

/** Only what exists. A chapter that lands adds its line here. */
const entries: readonly (readonly [section: SiteSection, path: string, module?: string])[] = [
  ['needs', '/besoins'],
  ['solutions', '/solutions'],
  ['commons', '/communs', 'common'],
  ['organisations', '/organismes'],
  ['pooling', '/mutualiser'],
  ['projects', '/chantiers', 'project'],
  ['people', '/vivier', 'vivier'],
]

/** What the reader's spaces switched off is not offered. A page drawn outside a request offers all. */
function offered() {
  const off = tryGetContext<Visit>()?.var.actor?.modulesOff
  return entries.filter(([, , module]) => module === undefined || !off?.has(module))
}

/** The same page in the other language. */
export const LangSwitch = ({ lang, path }: { lang: Lang; path: string }) => {
  const other: Lang = lang === 'fr' ? 'en' : 'fr'
  return (
    <a href={to(other, path)} lang={other} hreflang={other} rel="alternate">
      {other === 'en' ? 'English' : 'Français'}
    </a>
  )
}

/** The spaces that one works in are found from one’s own page. */
const isOwn = (section: SiteSection | undefined) => section === 'mine' || section === 'spaces'

type Props = { lang: Lang; path: string; section: SiteSection | undefined }

export const Header = ({ lang, path, section }: Props) => {
  const words = useWords()
  return (
    <header class="entete">
      <a class="logo" href={to(lang, '/')}>
        <Logo />
        Pluriel
      </a>
      <button class="menu" type="button" popovertarget="menu">
        {words.menu}
      </button>
      <nav id="menu" popover="auto" aria-label={words.mainNav}>
        <ul>
          {offered().map(([name, path]) => (
            <li>
              <a href={to(lang, path)} aria-current={name === section ? 'true' : undefined}>
                {words[name]}
              </a>
            </li>
          ))}
          <li>
            <a href={to(lang, '/mon')} aria-current={isOwn(section) ? 'true' : undefined}>
              {words.mine}
            </a>
          </li>
          <li>
            <LangSwitch lang={lang} path={path} />
          </li>
        </ul>
      </nav>
    </header>
  )
}
