import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Choices,
  Disclosure,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Row,
  Section,
  Select,
  Table,
  TableFiles,
} from '#platform/ui/index.tsx'
import type { Project } from '../projects/project.queries.ts'
import { ProjectFrame } from '../projects/project-frame.page.tsx'
import type { Party } from './party.queries.ts'
import { partyKinds } from './party.tables.ts'
import { type PartyWords, words } from './party.words.ts'
import { PeopleSection, type ShownPerson } from './people.page.tsx'

export type PartyRefusal = keyof PartyWords['refusals']
export type Found = { id: bigint; name: string; detail: string }
export type PartyPageProps = {
  lang: Lang
  path: string
  today: string
  project: Project
  parties: readonly (Party & { href: string; mayEnd: boolean })[]
  people: readonly ShownPerson[]
  members: readonly { value: string; label: string }[]
  mayChange: boolean
  search: string
  found: readonly Found[]
  refusal: RefusedForm | undefined
}

/** The form that was sent (`ajouter`, `fin-12`, `personnes`), what was wrong, and what was typed. */
export type RefusedForm = { at: string; reason: PartyRefusal; values: Readonly<Record<string, string>> }

export const PartyPage = (props: PartyPageProps) => {
  const { lang, path, project, mayChange } = props
  const said = words[lang]
  return (
    <ProjectFrame
      {...{ lang, path, project }}
      title={said.title}
      lead={said.lead}
      intro={<Refused {...props} />}
    >
      <Section id="parties" title={said.parties} note={said.partiesNote}>
        <PartyTable {...props} />
        {props.parties.length > 0 && <TableFiles href={to(lang, path)} />}
        <Endings {...props} />
      </Section>
      {mayChange && <Adding {...props} />}
      <PeopleSection {...props} />
    </ProjectFrame>
  )
}

const fieldOf: Readonly<Partial<Record<PartyRefusal, string>>> = {
  'party-incomplete': 'organisation',
  'party-twice': 'kind',
  'lead-unknown': 'person',
  'already-there': 'person',
}

/** A refusal leads to the field to mend, or to the form when the field is not known. */
const Refused = ({ lang, refusal, found }: PartyPageProps) => {
  if (!refusal) return null
  const { at, reason } = refusal
  const isShown = at !== 'ajouter' || found.length > 0
  const field = (isShown && fieldOf[reason]) || at
  return <ErrorSummary errors={[{ field, message: words[lang].refusals[reason] }]} />
}

const PartyTable = ({ lang, project, parties }: PartyPageProps) => {
  const said = words[lang]
  if (parties.length === 0) return <Empty title={said.noParty}>{said.noPartyText}</Empty>
  return (
    <Table
      caption={said.parties}
      captionUnseen
      columns={[
        { label: said.body },
        { label: said.part },
        { label: said.since, kind: 'date' },
        { label: said.until, kind: 'date' },
        { label: said.note },
      ]}
      rows={parties.map(({ name, href, kind, from_on, until_on, note, standing }) => [
        <a href={to(lang, href)}>{name}</a>,
        [said.kinds[kind], said.standings[standing](project.owner)].filter(Boolean).join(' · '),
        formatDate(lang, from_on),
        until_on ? formatDate(lang, until_on) : said.running,
        note ?? '',
      ])}
    />
  )
}

const Endings = ({ lang, project, parties, today, refusal }: PartyPageProps) => {
  const said = words[lang]
  const sent = (id: bigint) => (refusal?.at === `fin-${id}` ? refusal.values : undefined)
  const running = parties.filter(({ mayEnd, until_on }) => mayEnd && until_on === null)
  return (
    <>
      {running.map(({ id, name, kind }) => (
        <Disclosure summary={said.endPart(name, said.kinds[kind])} open={sent(id) !== undefined}>
          <Form action={to(lang, `/chantiers/${project.slug}/parties/${id}/fin`)}>
            <Field
              id={`fin-${id}`}
              name="until_on"
              type="date"
              label={said.endOn}
              value={sent(id)?.until_on ?? today}
            />
            <Field
              id={`raison-${id}`}
              name="reason"
              label={said.endReason}
              value={sent(id)?.reason}
              maxlength={500}
              optional
            />
            <p>
              <Button about={name}>{said.endDo}</Button>
            </p>
          </Form>
        </Disclosure>
      ))}
    </>
  )
}

const Adding = (props: PartyPageProps) => {
  const { lang, path, search, found } = props
  const said = words[lang]
  return (
    <Section id="ajouter" title={said.add} note={said.addNote}>
      <Form method="get" action={`${to(lang, path)}#ajouter`} label={said.add}>
        <Row as="div">
          <Field name="organisme" type="search" label={said.search} value={search} maxlength={100} />
          <Button>{said.searchDo}</Button>
        </Row>
      </Form>
      {search !== '' && found.length === 0 && <p>{said.none}</p>}
      {found.length > 0 && <AddFound {...props} />}
    </Section>
  )
}

const AddFound = ({ lang, project, search, found, today, refusal }: PartyPageProps) => {
  const said = words[lang]
  const sent = refusal?.at === 'ajouter' ? refusal.values : {}
  const first = found.length === 1 ? String(found[0]?.id) : undefined
  return (
    <Form action={to(lang, `/chantiers/${project.slug}/parties`)}>
      <input type="hidden" name="organisme" value={search} />
      <Choices
        name="organisation"
        legend={said.which}
        value={sent.organisation ?? first}
        options={found.map(({ id, name, detail }) => ({ value: String(id), label: name, help: detail }))}
      />
      <Select
        name="kind"
        label={said.part}
        value={sent.kind}
        options={partyKinds.map((kind) => ({ value: kind, label: said.kinds[kind] }))}
      />
      <Field name="from_on" type="date" label={said.since} value={sent.from_on ?? today} />
      <Field name="note" label={said.note} help={said.noteHelp} value={sent.note} maxlength={500} optional />
      <p>
        <Button kind="first">{said.addDo}</Button>
      </p>
    </Form>
  )
}
