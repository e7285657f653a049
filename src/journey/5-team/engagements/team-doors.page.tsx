import { type Lang, to } from '#platform/lang.ts'
import { ButtonLink, Row, Section } from '#platform/ui/index.tsx'
import { engagementWords } from './engagement.words.ts'

/** Two ways to a team: people who ask, and teams that the machine proposes. */
export const TeamDoors = ({ lang, slug }: { lang: Lang; slug: string }) => {
  const said = engagementWords[lang]
  return (
    <Section id="composer-equipe" title={said.candidates}>
      <p class="mesure">{said.composeText}</p>
      <Row>
        <ButtonLink href={to(lang, `/chantiers/${slug}/candidatures`)}>{said.candidates}</ButtonLink>
        <ButtonLink href={to(lang, `/chantiers/${slug}/equipe`)}>{said.compose}</ButtonLink>
      </Row>
    </Section>
  )
}
