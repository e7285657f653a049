import { type Lang, to } from '#platform/lang.ts'
import { Facts, OutsideLink, Page, Prose, Section, Table } from '#platform/ui/index.tsx'
import type { Host } from './host.ts'
import { words } from './notice.words.ts'
import { Contact, Paragraphs } from './text.page.tsx'

const COMPLAINTS = 'https://www.cnil.fr/fr/plaintes'

/** Days that the program keeps things, read from where it keeps them. */
export type KeptDays = { draft: number; mail: number; cookie: number }
type Props = { lang: Lang; path: string; host: Host; days: KeptDays }

export const NoticePage = ({ lang, path, host, days }: Props) => {
  const said = words[lang]
  return (
    <Page
      lang={lang}
      path={path}
      title={said.title}
      description={said.description}
      breadcrumb={[]}
      lead={said.lead}
    >
      <Publisher lang={lang} host={host} />
      <Section id="donnees" title={said.personal} note={said.personalNote}>
        <p>{said.personalText}</p>
        <Table
          caption={said.table}
          columns={said.columns.map((label) => ({ label }))}
          rows={said.kept(days)}
        />
      </Section>
      <Section id="cookie" title={said.cookie} note={said.cookieNote}>
        <Prose>
          <Paragraphs texts={said.cookieText(days.cookie)} />
        </Prose>
      </Section>
      <Section id="dehors" title={said.outside} note={said.outsideNote}>
        <Prose>
          <Paragraphs texts={said.outsideText} />
        </Prose>
      </Section>
      <Rights lang={lang} />
      <Section id="reutiliser" title={said.reuse} note={said.reuseNote}>
        <Prose>
          <p>{said.reuseText}</p>
          <p>
            <a href={to(lang, '/methode')}>{said.method}</a>
          </p>
          <p>
            <a href={to(lang, '/plan')}>{said.map}</a>
          </p>
        </Prose>
      </Section>
    </Page>
  )
}

const Publisher = ({ lang, host }: { lang: Lang; host: Host }) => {
  const { publisher, publisherNote, facts, unset, software } = words[lang]
  const isIncomplete = Object.values(host).includes(undefined)
  return (
    <Section id="editeur" title={publisher} note={publisherNote}>
      <Prose>
        <Facts
          items={[
            [facts.name, host.name],
            [facts.address, host.address],
            [facts.contact, host.contact && <Contact contact={host.contact} />],
            [facts.director, host.director],
            [facts.provider, host.provider],
          ]}
        />
        {isIncomplete && <p>{unset}</p>}
        <p>{software}</p>
      </Prose>
    </Section>
  )
}

const Rights = ({ lang }: { lang: Lang }) => {
  const { rights, rightsNote, rightsText, complaint, complaintLink } = words[lang]
  return (
    <Section id="droits" title={rights} note={rightsNote}>
      <Prose>
        <Paragraphs texts={rightsText} />
        <p>
          {complaint} <OutsideLink href={COMPLAINTS}>{complaintLink}</OutsideLink>
        </p>
      </Prose>
    </Section>
  )
}
