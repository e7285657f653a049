import { answerBy } from '#engines/engagement/renewal.ts'
import { declineReasons } from '#engines/engagement/states.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Card,
  Disclosure,
  Field,
  Form,
  Note,
  Row,
  Select,
  Stack,
  State,
} from '#platform/ui/index.tsx'
import type { Candidacy, EngagementRow } from './candidacy.queries.ts'
import { engagementWords } from './engagement.words.ts'

type Terms = Pick<Candidacy, 'half_days' | 'from_on' | 'until_on'>
export const termsLine = (lang: Lang, { half_days: halfDays, from_on: from, until_on: until }: Terms) =>
  engagementWords[lang].terms(
    halfDays ?? undefined,
    from === null ? undefined : formatDate(lang, from),
    until === null ? undefined : formatDate(lang, until),
  )

/** The form that was refused, what is wrong in it, and what was typed: the other forms stay as they were. */
export type SentForm = {
  form: string
  wrong: readonly string[]
  given: Readonly<Record<string, string>>
}
type Sent = { sent?: SentForm | undefined }

/** Where a wrong answer is on the page: a form that the page has for each line names its fields by the line. */
export function fieldId({ form }: Pick<SentForm, 'form'>, field: string): string {
  const [kind, id = '0'] = form.split('-')
  if (id === '0') return field
  return kind === 'fin' ? `fin-${id}` : `${field}-${id}`
}

/** What a form shows again when it is the one that was refused. */
const again = (lang: Lang, sent: SentForm | undefined, form: string) => {
  const own = sent?.form === form ? sent : undefined
  const error = (field: string) =>
    own?.wrong.includes(field) ? engagementWords[lang].fields[field] : undefined
  return { isOpen: own !== undefined, given: own?.given ?? {}, error }
}

type AnswerProps = Sent & {
  lang: Lang
  candidacy: Pick<Candidacy, 'id' | 'project' | 'role'>
  action: string
  about?: string
}

/** Yes in one press; no with a reason, which the other side reads. */
export const AnswerForms = ({ lang, candidacy, action, about, sent }: AnswerProps) => {
  const said = engagementWords[lang]
  const id = String(candidacy.id)
  const { isOpen, given, error } = again(lang, sent, `reponse-${id}`)
  const of = about ?? candidacy.project
  return (
    <Stack>
      <Form action={to(lang, action)} label={`${said.accept} ${of}`}>
        <Row as="div">
          <Button id={`reponse-${id}`} kind="first" name="reponse" value="accept" about={of}>
            {said.accept}
          </Button>
        </Row>
      </Form>
      <Disclosure summary={said.declineTitle} open={isOpen}>
        <Form action={to(lang, action)} label={`${said.decline} ${of}`}>
          <Select
            name="motif"
            id={`motif-${id}`}
            label={said.reason}
            value={given.motif}
            error={error('motif')}
            options={declineReasons.map((value) => ({ value, label: said.reasons[value] }))}
          />
          <Field
            name="precision"
            id={`precision-${id}`}
            label={said.precision}
            value={given.precision}
            error={error('precision')}
            maxlength={500}
            optional
          />
          <Row as="div">
            <Button name="reponse" value="decline" about={of}>
              {said.decline}
            </Button>
          </Row>
        </Form>
      </Disclosure>
    </Stack>
  )
}

type RenewalProps = Sent & {
  lang: Lang
  engagement: EngagementRow
  action: string
  side: 'person' | 'organiser'
  name?: string
}

/** Whether an engagement past its date goes on: each side answers for itself. */
export const RenewalCard = ({ lang, engagement, action, side, name, sent }: RenewalProps) => {
  const said = engagementWords[lang]
  const { id, until_on: until, asked_on: asked, renewed_until: proposed } = engagement
  const own = side === 'person' ? engagement.person_renews : engagement.organiser_renews
  const { given, error } = again(lang, sent, `suite-${id}`)
  const title = said.renewal(name ?? engagement.project, formatDate(lang, until ?? ''))
  return (
    <Card title={title}>
      {asked && <Note>{said.renewalNote(formatDate(lang, answerBy(asked)))}</Note>}
      {own === true ? (
        <p>{said.saidYes}</p>
      ) : (
        <Form action={to(lang, action)} label={title}>
          {proposed ? (
            <p>{said.otherYes(formatDate(lang, proposed))}</p>
          ) : (
            <Field
              name="jusqu"
              id={`jusqu-${id}`}
              type="date"
              label={said.renewUntil}
              value={given.jusqu}
              error={error('jusqu')}
              optional
            />
          )}
          <Row as="div">
            <Button id={`suite-${id}`} kind="first" name="suite" value="oui">
              {said.renewYes}
            </Button>
            <Button name="suite" value="non">
              {said.renewNo}
            </Button>
          </Row>
        </Form>
      )}
    </Card>
  )
}

export const EngagementState = ({ lang, engagement }: { lang: Lang; engagement: EngagementRow }) => {
  const kinds = { engaged: 'ok', renewing: 'attn', ended: 'soon' } as const
  return (
    <>
      <State kind={kinds[engagement.state]}>{engagementWords[lang].running[engagement.state]}</State>
      {engagement.ended_on && <Note> {formatDate(lang, engagement.ended_on)}</Note>}
      {engagement.end_reason && <Note> {engagement.end_reason}</Note>}
    </>
  )
}

type EndProps = Sent & { lang: Lang; engagement: EngagementRow; action: string; about: string }
export const EndForm = ({ lang, engagement, action, about, sent }: EndProps) => {
  const said = engagementWords[lang]
  const { isOpen, given, error } = again(lang, sent, `fin-${engagement.id}`)
  return (
    <Disclosure summary={said.end} open={isOpen}>
      <Form action={to(lang, action)} label={`${said.endTitle} ${about}`}>
        <Field
          name="motif"
          id={`fin-${engagement.id}`}
          label={said.endReason}
          help={said.endHelp}
          value={given.motif}
          error={error('motif')}
          maxlength={500}
        />
        <Row as="div">
          <Button kind="danger" about={about}>
            {said.end}
          </Button>
        </Row>
      </Form>
    </Disclosure>
  )
}
