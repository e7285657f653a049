import { type Lang, to } from '#platform/lang.ts'
import { Section } from '#platform/ui/index.tsx'
import { words } from './common.words.ts'

type Props = { lang: Lang; common: { slug: string; name: string } }

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
