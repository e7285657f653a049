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
  Tag,
} from '#platform/ui/index.tsx'
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
      breadcrumb={[]}
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
          <LessonList {...{ lang, lessons }} />
        )}
      </Section>
      {spaces.length > 0 && <Tell {...props} />}
    </Page>
  )
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
export const LessonAsk = (props: { lang: Lang; asked: AskedLesson; before: readonly Lesson[] }) => {
  const { lang, asked, before } = props
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
        <Field name="line" id={`lecon-ligne-${asked.id}`} label={said.question} maxlength={300} />
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
export const WhatHappened = ({ lang, today, slug }: { lang: Lang; today: string; slug: string }) => {
  const said = words[lang]
  return (
    <Section id="arrive" title={said.happened} note={said.happenedNote}>
      <Form action={to(lang, `/chantiers/${slug}/lecons`)} label={said.happened}>
        <Row as="div">
          <Select
            name="event"
            id="arrive-quoi"
            label={said.event}
            options={saidEvents.map((value) => ({ value, label: said.events[value] }))}
          />
          <Field name="on" id="arrive-quand" type="date" label={said.happenedOn} value={today} />
          <Button>{said.happenedSay}</Button>
        </Row>
      </Form>
    </Section>
  )
}

/** The form again, with what it lacks. */
export const HappenedRefused = (props: { lang: Lang; today: string; slug: string }) => {
  const { lang, slug } = props
  const said = words[lang]
  const errors = [{ field: 'arrive-quoi', message: said.happenedWrong }]
  return (
    <Page
      lang={lang}
      path={`/chantiers/${slug}/journal`}
      section="projects"
      title={said.happened}
      breadcrumb={[[slug, to(lang, `/chantiers/${slug}`)]]}
      intro={<ErrorSummary errors={errors} />}
      robots="noindex"
    >
      <WhatHappened {...props} />
    </Page>
  )
}
