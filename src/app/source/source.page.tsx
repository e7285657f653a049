import { type Lang, to } from '#platform/lang.ts'
import { Facts, OutsideLink, Page, Prose, Section } from '#platform/ui/index.tsx'
import { words } from './source.words.ts'

export type SourcePageProps = {
  lang: Lang
  path: string
  version: string
  /** Where the code is, when the publiccode.yml of this Pluriel tells it. */
  repository: string | undefined
  isDescribed: boolean
  contact: string | undefined
  libraries: readonly string[]
}

export const SourcePage = (props: SourcePageProps) => {
  const { lang, path, version, repository, isDescribed, contact, libraries } = props
  const said = words[lang]
  const where = repository ? (
    <OutsideLink href={repository}>{repository}</OutsideLink>
  ) : contact ? (
    said.askFor(contact)
  ) : (
    <a href={to(lang, '/mentions-legales')}>{said.ask}</a>
  )
  return (
    <Page lang={lang} path={path} title={said.title} lead={said.lead} description={said.lead}>
      <Section id="programme" title={said.code} note={said.codeNote}>
        <Facts
          items={[
            [said.licence, said.licenceText],
            [said.version, version],
            [said.repository, where],
            [said.described, isDescribed && <a href="/publiccode.yml">publiccode.yml</a>],
          ]}
        />
      </Section>
      <Section id="pieces" title={said.parts} note={said.partsNote}>
        <Prose>
          <p>{said.partsText(libraries.join(', '))}</p>
          <p>{said.fonts}</p>
        </Prose>
      </Section>
      <Section id="donnees" title={said.data} note={said.dataNote}>
        <Prose>
          <p>{said.dataText}</p>
          <p>
            <a href={to(lang, '/api')}>{said.dataLink}</a>
          </p>
        </Prose>
      </Section>
    </Page>
  )
}
