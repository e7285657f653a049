import { raw } from 'hono/html'
import { type Lang, to } from '#platform/lang.ts'
import { LangSwitch } from './header.tsx'
import { useWords } from './lang.ts'
import { type UiWords, uiWords } from './ui.words.ts'
import { WEIGHT_MARK } from './weight-mark.ts'

const links: readonly (readonly [
  keyof UiWords & ('gallery' | 'api' | 'accessibility' | 'ecodesign' | 'legal' | 'map' | 'sources'),
  string,
])[] = [
  ['gallery', '/atelier'],
  ['api', '/api'],
  ['accessibility', '/accessibilite'],
  ['ecodesign', '/ecoconception'],
  ['legal', '/mentions-legales'],
  ['map', '/plan'],
  ['sources', '/code-source'],
]

/** Kilobytes of 1,000 bytes, as networks count; one decimal, to stay within 1 % of what is measured. */
export function weightWords(lang: Lang, size: number): string {
  const kilobytes = (size / 1000).toFixed(1)
  return uiWords[lang].weight(lang === 'fr' ? kilobytes.replace('.', ',') : kilobytes)
}

export const Footer = (props: { lang: Lang; path: string; weight: number | undefined }) => {
  const { lang, path, weight } = props
  const words = useWords()
  return (
    <footer class="pied">
      <p class="doux">
        {words.creed.map((line, i) => (
          <>
            {i > 0 && <br />}
            {line}
          </>
        ))}
      </p>
      <div class="grille g2">
        <nav aria-label={words.footNav}>
          <ul>
            {links.map(([name, href]) => (
              <li>
                <a href={to(lang, href)}>{words[name]}</a>
              </li>
            ))}
            <li>
              <LangSwitch lang={lang} path={path} />
            </li>
          </ul>
        </nav>
        <p class="doux">
          {weight === undefined
            ? raw(`${WEIGHT_MARK}${words.weightUnknown}</data>`)
            : weightWords(lang, weight)}
        </p>
      </div>
    </footer>
  )
}
