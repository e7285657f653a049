import { type Lang, to } from '#platform/lang.ts'
import { Logo } from './icon.tsx'
import { useWords } from './lang.ts'

export type SiteSection = 'needs' | 'solutions' | 'organisations' | 'pooling'

/** Only what exists. A chapter that lands adds its line here. */
const entries: readonly (readonly [SiteSection, string])[] = [
  ['needs', '/besoins'],
  ['solutions', '/solutions'],
  ['organisations', '/organismes'],
  ['pooling', '/mutualiser'],
]

export const Header = ({ lang, section }: { lang: Lang; section: SiteSection | undefined }) => {
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
          {entries.map(([name, path]) => (
            <li>
              <a href={to(lang, path)} aria-current={name === section ? 'true' : undefined}>
                {words[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}
