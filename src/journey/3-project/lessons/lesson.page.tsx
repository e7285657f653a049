import type { Child } from 'hono/jsx'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Journal,
  Note,
  Page,
  Row,
  Section,
  Select,
  TableFiles,
  Tag,
} from '#platform/ui/index.tsx'
import { words as projectWords } from '../projects/project.words.ts'
import type { LessonField } from './lesson.form.ts'
import type { AskedLesson, Lesson } from './lesson.queries.ts'
import { type LessonEvent, lessonEvents, saidEvents } from './lesson.tables.ts'
import { words } from './lesson.words.ts'

type Props = {
  lang: Lang
  path: string
  lessons: readonly Lesson[]
  filters: { words: string; event: LessonEvent | undefined }
  /** The spaces in which the reader may write one. */
  spaces: readonly { id: bigint; name: string }[]
  values: Partial<Record<LessonField, string>>
  wrong: readonly LessonField[]
}

export const LessonsPage = (props: Props) => {
  const { lang, path, lessons, filters, spaces } = props
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="projects"
      title={said.title}
      lead={said.lead}
      breadcrumb={[[projectWords[lang].projects, to(lang, '/chantiers')]]}
      robots="noindex"
    >
      <Section id="chercher" title={said.search} note={said.searchNote}>
        <Form method="get" action={to(lang, '/lecons')} label={said.search}>
          <Field name="q" type="search" label={said.words} value={filters.words} optional />
          <Select
            name="moment"
            label={said.event}
            empty={said.every}
            value={filters.event}
            options={events(lang)}
          />
          <p>
            <Button>{said.filter}</Button>
          </p>
        </Form>
      </Section>
      <Section id="lecons" title={said.found(lessons.length)}>
        {lessons.length === 0 ? (
          <Empty title={said.none}>{said.noneText}</Empty>
        ) : (
          <>
            <LessonList {...{ lang, lessons }} />
            <TableFiles href={to(lang, '/lecons')} query={queryOf(filters)} />
          </>
        )}
      </Section>
      {spaces.length > 0 && <Tell {...props} />}
    </Page>
  )
}

/** What filters the list, as the address says it. */
function queryOf({ words: q, event }: Props['filters']): string {
  const query = new URLSearchParams({ ...(q && { q }), ...(event && { moment: event }) }).toString()
  return query && `?${query}`
}

const events = (lang: Lang) => lessonEvents.map((value) => ({ value, label: words[lang].events[value] }))

export const LessonList = ({ lang, lessons }: { lang: Lang; lessons: readonly Lesson[] }) => {
  const said = words[lang]
  return (
    <Journal
      items={lessons.map(({ told_on, event, line, buyer, slug, title }) => ({
        date: told_on ?? '',
        label: formatDate(lang, told_on ?? ''),
        children: (
          <>
            <p>{line}</p>
            <p class="rang">
              <Tag>{said.events[event]}</Tag>
              {buyer && <Note>{said.with(buyer)}</Note>}
              {slug && <a href={to(lang, `/chantiers/${slug}`)}>{title}</a>}
            </p>
          </>
        ),
      }))}
    />
  )
}

const Tell = ({ lang, spaces, values, wrong }: Props) => {
  const said = words[lang]
  const error = (field: LessonField) => (wrong.includes(field) ? said.wrong[field] : undefined)
  const field = (name: LessonField) => ({
    name,
    label: said.fields[name],
    value: values[name] ?? '',
    error: error(name),
  })
  return (
    <Section id="ecrire" title={said.tell} note={said.tellNote}>
      <Form action={to(lang, '/lecons')} label={said.tell}>
        <ErrorSummary errors={wrong.map((one) => ({ field: one, message: said.wrong[one] }))} />
        <Select
          {...field('owner')}
          value={values.owner ?? String(spaces[0]?.id)}
          empty={false}
          options={spaces.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <Select {...field('event')} options={events(lang)} />
        <Field {...field('line')} maxlength={300} />
        <Field {...field('siren')} inputmode="numeric" optional />
        <Field {...field('project')} help={said.projectHelp} optional />
        <p>
          <Button kind="first">{said.save}</Button>
        </p>
      </Form>
    </Section>
  )
}

/** On the page of an event: what is asked, and what was learnt when it happened before. */
export const LessonAsk = (props: {
  lang: Lang
  asked: Pick<AskedLesson, 'id' | 'event'>
  before: readonly Lesson[]
  /** What was sent, when it was refused. */
  typed?: string
}) => {
  const { lang, asked, before, typed } = props
  const said = words[lang]
  const action = to(lang, `/lecons/${asked.id}`)
  return (
    <Section id={`lecon-${asked.id}`} title={said.asked(said.events[asked.event])} note={said.askedNote}>
      {before.length > 0 && (
        <>
          <h3>{said.before}</h3>
          <LessonList lang={lang} lessons={before} />
        </>
      )}
      <Form action={action}>
        <Field
          name="line"
          id={`lecon-ligne-${asked.id}`}
          label={said.question}
          value={typed}
          error={typed === undefined ? undefined : said.wrong.line}
          maxlength={300}
        />
        <p class="rang">
          <Button kind="first">{said.save}</Button>
          <Button formaction={`${action}/rien`}>{said.nothing}</Button>
          <a href={to(lang, '/lecons')}>{said.all}</a>
        </p>
      </Form>
    </Section>
  )
}

/** Before an act: what was learnt of the last ones like it. Nothing alike, nothing shown. */
export const LessonsBefore = ({ lang, lessons }: { lang: Lang; lessons: readonly Lesson[] }) => {
  const said = words[lang]
  if (lessons.length === 0) return null
  return (
    <Section id="retenu" title={said.before} note={said.beforeNote}>
      <LessonList {...{ lang, lessons }} />
    </Section>
  )
}

/** Where to say that something happened: one line is then asked about it. */
export const WhatHappened = (props: {
  lang: Lang
  today: string
  slug: string
  sent?: Readonly<Record<string, string>>
}) => {
  const { lang, today, slug, sent = { on: today } } = props
  const said = words[lang]
  return (
    <Section id="arrive" title={said.happened} note={said.happenedNote}>
      <Form action={to(lang, `/chantiers/${slug}/lecons`)} label={said.happened}>
        <Row as="div">
          <Select
            name="event"
            id="arrive-quoi"
            label={said.event}
            value={sent.event}
            options={saidEvents.map((value) => ({ value, label: said.events[value] }))}
          />
          <Field name="on" id="arrive-quand" type="date" label={said.happenedOn} value={sent.on} />
          <Button>{said.happenedSay}</Button>
        </Row>
      </Form>
    </Section>
  )
}

/** A form of the journal again, alone, with what it lacks and what was typed. */
const JournalRefused = (props: {
  lang: Lang
  slug: string
  title: string
  heading: string
  error: { field: string; message: string }
  children?: Child
}) => {
  const { lang, slug, title, heading, error, children } = props
  const path = `/chantiers/${slug}`
  return (
    <Page
      lang={lang}
      path={`${path}/journal`}
      section="projects"
      title={heading}
      breadcrumb={[
        [projectWords[lang].projects, to(lang, '/chantiers')],
        [title, to(lang, path)],
      ]}
      intro={<ErrorSummary errors={[error]} />}
      robots="noindex"
    >
      {children}
    </Page>
  )
}

type Told = { lang: Lang; project: { slug: string; title: string } }

export const HappenedRefused = (props: Told & { today: string; sent: Readonly<Record<string, string>> }) => {
  const { lang, today, sent } = props
  const { slug, title } = props.project
  const said = words[lang]
  const error = { field: 'arrive-quoi', message: said.happenedWrong }
  return (
    <JournalRefused {...{ lang, slug, title, error }} heading={said.happened}>
      <WhatHappened {...{ lang, today, slug, sent }} />
    </JournalRefused>
  )
}

type Refused = {
  lang: Lang
  asked: { id: bigint; event: LessonEvent; slug: string | null; title: string | null }
}

export const AnswerRefused = ({ lang, asked, typed }: Refused & { typed: string }) => {
  const { id, slug, title } = asked
  const said = words[lang]
  const error = { field: `lecon-ligne-${id}`, message: said.wrong.line }
  return (
    <JournalRefused {...{ lang, error }} slug={slug ?? ''} title={title ?? ''} heading={said.toAnswer}>
      <LessonAsk {...{ lang, asked, typed }} before={[]} />
    </JournalRefused>
  )
}
