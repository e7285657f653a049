import { formatDate, type Lang } from '#platform/lang.ts'
import { Facts, OutsideLink, Page, Prose, Section } from '#platform/ui/index.tsx'
import { words } from './accessibility.words.ts'
import type { Host } from './host.ts'
import { Contact, Items, Paragraphs } from './text.page.tsx'

/** The day this statement was last read again from end to end. */
export const STATEMENT_DATE = '2026-11-21'
const OMBUDSMAN_FORM = 'https://formulaire.defenseurdesdroits.fr/'
const OMBUDSMAN_DELEGATES = 'https://www.defenseurdesdroits.fr/carte-des-delegues'

type Props = { lang: Lang; path: string; host: Host }

export const AccessibilityPage = ({ lang, path, host }: Props) => {
  const said = words[lang]
  const date = formatDate(lang, STATEMENT_DATE)
  return (
    <Page
      lang={lang}
      path={path}
      title={said.title}
      here={said.here}
      description={said.description}
      breadcrumb={[]}
      lead={said.lead}
      margin={said.margin(date).map((line) => <p>{line}</p>)}
    >
      <Section id="etat" title={said.state} note={said.stateNote}>
        <Prose>
          <Paragraphs texts={said.stateText} />
          <Facts items={[[said.publisher, host.name]]} />
        </Prose>
      </Section>
      <Section id="verifie" title={said.checked} note={said.checkedNote}>
        <Items texts={said.checks} />
      </Section>
      <Section id="manques" title={said.gaps} note={said.gapsNote}>
        <Items texts={said.gapList} />
        <p>{said.exempt}</p>
      </Section>
      <Made lang={lang} date={date} />
      <Section id="signaler" title={said.contact} note={said.contactNote}>
        <Prose>
          <p>{said.contactText}</p>
          <Facts items={[[said.reach, host.contact && <Contact contact={host.contact} />]]} />
        </Prose>
      </Section>
      <Appeal lang={lang} />
    </Page>
  )
}

const Made = ({ lang, date }: { lang: Lang; date: string }) => {
  const { made, madeNote, facts } = words[lang]
  return (
    <Section id="etablie" title={made} note={madeNote}>
      <Facts
        items={[
          [facts.date, date],
          [facts.technology, facts.technologyValue],
          [facts.tools, facts.toolsValue],
          [facts.pages, facts.pagesValue],
          [facts.plan, facts.planValue],
        ]}
      />
    </Section>
  )
}

const Appeal = ({ lang }: { lang: Lang }) => {
  const { appeal, appealNote, appeals } = words[lang]
  return (
    <Section id="recours" title={appeal} note={appealNote}>
      <ul>
        <li>
          <OutsideLink href={OMBUDSMAN_FORM}>{appeals.write}</OutsideLink>
        </li>
        <li>
          <OutsideLink href={OMBUDSMAN_DELEGATES}>{appeals.delegate}</OutsideLink>
        </li>
        <li>{appeals.post}</li>
      </ul>
    </Section>
  )
}
