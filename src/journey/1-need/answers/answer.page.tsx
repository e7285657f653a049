import { type AnswerState, mayAnswer } from '#engines/follow-up/need-state.ts'
import { type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ErrorSummary,
  Field,
  Form,
  Notice,
  Page,
  Quote,
  Row,
  Section,
  State,
} from '#platform/ui/index.tsx'
import type { AskedNeed } from './answer.queries.ts'
import { type AnswerRefusal, words } from './answer.words.ts'

type Props = {
  lang: Lang
  path: string
  asked: AskedNeed
  reason: string
  refusal: AnswerRefusal | undefined
}

const offered: readonly AnswerState[] = ['taken', 'refused', 'done', 'given-up']

export const AnswerPage = ({ lang, path, asked, reason, refusal }: Props) => {
  const said = words[lang]
  const errors = refusal ? [{ field: 'reason', message: said.refusals[refusal] }] : []
  return (
    <Page lang={lang} path={path} title={said.title} lead={said.lead(asked.name)} robots="noindex, nofollow">
      <Section id="besoin" title={said.need}>
        <h3>{asked.title}</h3>
        <Quote>{asked.text}</Quote>
        {asked.message && (
          <Notice title={said.added}>
            <p>{asked.message}</p>
          </Notice>
        )}
      </Section>
      <Section id="reponse" title={said.yourAnswer} note={said.note}>
        <ErrorSummary errors={errors} />
        <p>
          <State kind={asked.state === 'asked' ? 'acc' : 'ok'}>{said.states[asked.state]}</State>
        </p>
        {asked.stage === 'open' ? (
          <Form action={to(lang, path)}>
            <Field
              name="reason"
              label={said.reason}
              help={said.reasonHelp}
              optional
              value={reason}
              error={refusal && said.refusals[refusal]}
            />
            <Row as="div">
              {offered
                .filter((state) => mayAnswer(asked.state, state))
                .map((state) => (
                  <Button kind={state === 'taken' ? 'first' : 'second'} name="state" value={state}>
                    {said.moves[state]}
                  </Button>
                ))}
            </Row>
          </Form>
        ) : (
          <Notice title={said.over}>{said.overText}</Notice>
        )}
      </Section>
    </Page>
  )
}
