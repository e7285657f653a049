import { answerBy } from '#engines/engagement/renewal.ts'
import { declineReasons } from '#engines/engagement/states.ts'
import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
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
    halfDays === null ? undefined : formatNumber(lang, halfDays),
    from === null ? undefined : formatDate(lang, from),
    until === null ? undefined : formatDate(lang, until),
  )

type AnswerProps = {
  lang: Lang
  candidacy: Pick<Candidacy, 'id' | 'project' | 'role'>
  action: string
  about?: string
}

/** Yes in one press; no with a reason, which the other side reads. */
export const AnswerForms = ({ lang, candidacy, action, about }: AnswerProps) => {
  const said = engagementWords[lang]
  const id = String(candidacy.id)
  const of = about ?? candidacy.project
  return (
    <Stack>
      <Form action={to(lang, action)} label={`${said.accept} ${of}`}>
        <Row as="div">
          <Button kind="first" name="reponse" value="accept" about={of}>
            {said.accept}
          </Button>
        </Row>
      </Form>
      <Disclosure summary={said.declineTitle}>
        <Form action={to(lang, action)} label={`${said.decline} ${of}`}>
          <Select
            name="motif"
            id={`motif-${id}`}
            label={said.reason}
            options={declineReasons.map((value) => ({ value, label: said.reasons[value] }))}
          />
          <Field name="precision" id={`precision-${id}`} label={said.precision} maxlength={500} optional />
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

type RenewalProps = {
  lang: Lang
  engagement: EngagementRow
  action: string
  side: 'person' | 'organiser'
  name?: string
}

/** Whether an engagement past its date goes on: each side answers for itself. */
export const RenewalCard = ({ lang, engagement, action, side, name }: RenewalProps) => {
  const said = engagementWords[lang]
  const { id, until_on: until, asked_on: asked, renewed_until: proposed } = engagement
  const own = side === 'person' ? engagement.person_renews : engagement.organiser_renews
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
            <Field name="jusqu" id={`jusqu-${id}`} type="date" label={said.renewUntil} optional />
          )}
          <Row as="div">
            <Button kind="first" name="suite" value="oui">
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

type EndProps = { lang: Lang; engagement: EngagementRow; action: string; about: string }
export const EndForm = ({ lang, engagement, action, about }: EndProps) => {
  const said = engagementWords[lang]
  return (
    <Disclosure summary={said.end}>
      <Form action={to(lang, action)} label={`${said.endTitle} ${about}`}>
        <Field
          name="motif"
          id={`fin-${engagement.id}`}
          label={said.endReason}
          help={said.endHelp}
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
