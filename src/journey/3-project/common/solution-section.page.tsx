import { type Lang, to } from '#platform/lang.ts'
import { Section } from '#platform/ui/index.tsx'
import { words } from './common.words.ts'

type Props = { lang: Lang; common: { slug: string; name: string } }

/** To who may declare it: nobody keeps this solution yet. */
export const SolutionUnkept = ({ lang, slug }: { lang: Lang; slug: string }) => {
  const said = words[lang]
  return (
    <Section id="commun" title={said.notYetCommon} note={said.listNote}>
      <p>
        <a href={to(lang, `/communs/nouveau?solution=${slug}`)}>{said.declareThis}</a>
      </p>
    </Section>
  )
}

export const SolutionCommon = ({ lang, common }: Props) => {
  const said = words[lang]
  return (
    <Section id="commun" title={said.isCommon} note={said.isCommonNote}>
      <p>
        <a href={to(lang, `/communs/${common.slug}`)}>{said.seeCommon(common.name)}</a>
      </p>
    </Section>
  )
}

/** On the page of a body: the commons that its space keeps. */
export const KeptCommons = ({ lang, commons }: { lang: Lang; commons: readonly Props['common'][] }) =>
  commons.length === 0 ? null : (
    <Section id="communs" title={words[lang].keptHere}>
      <ul>
        {commons.map(({ slug, name }) => (
          <li>
            <a href={to(lang, `/communs/${slug}`)}>{name}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
