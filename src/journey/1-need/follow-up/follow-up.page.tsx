import { mayMove, type NeedStage, needState } from '#engines/follow-up/need-state.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Disclosure,
  Empty,
  ErrorSummary,
  Facts,
  Field,
  Form,
  Journal,
  Page,
  Row,
  Section,
  State,
  Table,
  TextArea,
} from '#platform/ui/index.tsx'
import type { NeedAnswer } from '../answers/answer.queries.ts'
import type { NeedEvent, OwnNeed } from '../needs/need.queries.ts'
import { words as needWords } from '../needs/need.words.ts'
import { stateKinds } from '../needs/states.ts'
import { type FollowUpRefusal, words } from './follow-up.words.ts'

export type AskValues = { name: string; email: string; message: string }
type Props = {
  lang: Lang
  path: string
  need: OwnNeed
  answers: readonly NeedAnswer[]
  events: readonly NeedEvent[]
  /** When the clock will write next, if nothing moves. */
  nextMail: string | undefined
  values: AskValues
  refusal: FollowUpRefusal | undefined
}

export const FollowUpPage = (props: Props) => {
  const { lang, path, need, answers, events } = props
  const said = words[lang]
  return (
    <Page
      lang={lang}
      path={path}
      section="needs"
      title={said.title}
      lead={said.lead}
      margin={<p>{needWords[lang].need(need.id)}</p>}
      breadcrumb={[
        [needWords[lang].needs, to(lang, '/besoins')],
        [need.title, to(lang, `/besoins/${need.ref}`)],
      ]}
      robots="noindex"
    >
      <Standing {...props} />
      <Answers lang={lang} answers={answers} />
      {need.stage === 'open' && <Ask {...props} />}
      <Moves lang={lang} need={need} />
      <Section id="histoire" title={said.history}>
        <Journal
          items={told(lang, events).map(({ day, text, times }) => ({
            date: day,
            label: formatDate(lang, day),
            children: times > 1 ? said.times(text, times) : text,
          }))}
        />
      </Section>
    </Page>
  )
}

type Told = { day: string; text: string; times: number }

/** The history in words; the same thing several times on one day, without anything between, is said once. */
function told(lang: Lang, events: readonly NeedEvent[]): Told[] {
  const said = words[lang]
  const lines: Told[] = []
  for (const { kind, note, happened_at } of events) {
    const day = happened_at.toISOString().slice(0, 10)
    const event = said.events[kind] ?? kind
    const text = note ? said.noted(event, note) : event
    const last = lines.at(-1)
    if (last?.day === day && last.text === text) last.times += 1
    else lines.push({ day, text, times: 1 })
  }
  return lines
}

const Standing = ({ lang, need, answers, nextMail, refusal }: Props) => {
  const said = words[lang]
  const state = needState(
    need.stage,
    answers.map((answer) => answer.state),
  )
  const errors = refusal ? [{ field: 'ask-name', message: said.refusals[refusal] }] : []
  return (
    <Section id="etat" title={said.state} note={said.stateNote}>
      <ErrorSummary errors={errors} />
      <p>
        <State kind={stateKinds[state]}>{needWords[lang].states[state]}</State>
      </p>
      <Facts
        items={[
          [said.visibility, said.visibilities[need.visibility]],
          [said.publishedOn, need.published_on ? formatDate(lang, need.published_on) : said.notYet],
          [said.movedOn, formatDate(lang, need.moved_on)],
          [said.nextMail, nextMail ? said.mailOn(formatDate(lang, nextMail)) : said.noMail],
          [said.email, need.email],
        ]}
      />
      <p>
        <a href={to(lang, `/besoins/${need.ref}/publier`)}>{said.change}</a>
      </p>
    </Section>
  )
}

const Answers = ({ lang, answers }: Pick<Props, 'lang' | 'answers'>) => {
  const said = words[lang]
  return (
    <Section id="reponses" title={said.answers} note={said.answersNote}>
      {answers.length === 0 ? (
        <Empty title={said.noAnswer}>{said.noAnswerText}</Empty>
      ) : (
        <Table
          caption={said.answers}
          captionUnseen
          columns={[
            { label: said.who },
            { label: said.answer },
            { label: said.since, kind: 'date' },
            { label: said.why },
          ]}
          rows={answers.map(({ name, state, asked_on, answered_on, reason }) => [
            name,
            said.answerStates[state],
            formatDate(lang, answered_on ?? asked_on),
            reason ?? '',
          ])}
        />
      )}
    </Section>
  )
}

const Ask = ({ lang, need, values, refusal }: Props) => {
  const said = words[lang]
  const onEmail = refusal === 'email-wrong' || refusal === 'asked-already'
  const error = refusal && said.refusals[refusal]
  return (
    <Section id="demander" title={said.ask} note={said.askNote}>
      <Form action={to(lang, `/besoins/${need.ref}/demandes`)}>
        <Field
          id="ask-name"
          name="name"
          label={said.name}
          value={values.name}
          error={refusal === 'ask-incomplete' ? error : undefined}
        />
        <Field
          name="email"
          type="email"
          label={needWords[lang].email}
          value={values.email}
          error={onEmail ? error : undefined}
        />
        <TextArea name="message" label={said.message} optional rows={3} value={values.message} />
        <p>
          <Button kind="first">{said.send}</Button>
        </p>
      </Form>
    </Section>
  )
}

const closing: readonly NeedStage[] = ['handled', 'withdrawn', 'open']

const Moves = ({ lang, need }: Pick<Props, 'lang' | 'need'>) => {
  const said = words[lang]
  const possible = closing.filter(
    (stage) => mayMove(need.stage, stage) && !(need.stage === 'draft' && stage === 'open'),
  )
  return (
    <Section id="fermer" title={said.end} note={said.endNote}>
      <Form action={to(lang, `/besoins/${need.ref}/etat`)}>
        <Field name="note" label={said.note} help={said.noteHelp} optional maxlength={500} />
        <Row as="div">
          {possible.map((stage) => (
            <Button name="vers" value={stage}>
              {said.moves[stage]}
            </Button>
          ))}
        </Row>
      </Form>
      <Disclosure summary={said.erase}>
        <Form action={to(lang, `/besoins/${need.ref}/effacer`)}>
          <p>
            <strong>{said.eraseAsk}</strong> {said.eraseText}
          </p>
          <p>
            <Button kind="danger">{said.erase}</Button>
          </p>
        </Form>
      </Disclosure>
    </Section>
  )
}
