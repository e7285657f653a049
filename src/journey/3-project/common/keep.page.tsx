import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ErrorSummary,
  Field,
  Form,
  Page,
  Section,
  Select,
  Table,
  TextArea,
} from '#platform/ui/index.tsx'
import type { CommonField } from './common.form.ts'
import type { Call, Common, Maintainer, SupportRow } from './common.queries.ts'

import { CommonFields, type CommonValues, commonErrors } from './common-form.page.tsx'
import { remedies } from './common-health.ts'
import { criterionLabel } from './criteria.words.ts'
import { type CommonRefusal, keepWords } from './keep.words.ts'

export type Refused = { reason: CommonRefusal; at: string; values: Readonly<Record<string, string>> }
type Props = {
  lang: Lang
  path: string
  today: string
  common: Common
  maintainers: readonly Maintainer[]
  supports: readonly SupportRow[]
  calls: readonly Call[]
  values: CommonValues
  wrong: readonly CommonField[]
  /** What was refused, the form that was sent, and what was typed in it. */
  refusal: Refused | undefined
  /** The criterion for which a call is about to be opened. */
  code: string
  mayState: boolean
}

export const KeepCommonPage = (props: Props) => {
  const { lang, path, common, values, wrong, mayState } = props
  const said = keepWords[lang]
  return (
    <Page
      {...{ lang, path }}
      section="commons"
      title={said.keepTitle}
      lead={said.keepLead}
      breadcrumb={[
        [said.commons, to(lang, '/communs')],
        [common.name, to(lang, `/communs/${common.slug}`)],
      ]}
      robots="noindex"
    >
      <Section id="declare" title={said.declared} note={said.cardNote}>
        <Form action={address(props, 'tenir')}>
          <ErrorSummary errors={commonErrors(lang, wrong)} />
          <CommonFields {...{ lang, values, wrong }} />
          <p>
            <Button kind="first">{said.save}</Button>
          </p>
        </Form>
      </Section>
      <Maintainers {...props} />
      <Supports {...props} />
      {mayState && <Statement {...props} />}
      <Calls {...props} />
    </Page>
  )
}

const address = ({ lang, common }: Props, rest: string) => to(lang, `/communs/${common.slug}/${rest}`)

const Refusal = ({ lang, refusal, at, field }: Props & { at: string; field: string }) =>
  refusal?.at === at ? (
    <ErrorSummary errors={[{ field, message: keepWords[lang].refusals[refusal.reason] }]} />
  ) : null

/** What was typed in a form that was refused, or what the form proposes. */
const typed = ({ refusal }: Props, at: string, proposed: Readonly<Record<string, string>> = {}) =>
  refusal?.at === at ? refusal.values : proposed

const Maintainers = (props: Props) => {
  const { lang, today, maintainers } = props
  const said = keepWords[lang]
  const sent = typed(props, 'mainteneurs', { from_on: today })
  return (
    <Section id="mainteneurs" title={said.maintainers} note={said.maintainersNote}>
      {maintainers.length > 0 && (
        <Table
          caption={said.maintainers}
          captionUnseen
          columns={[{ label: said.who }, { label: said.part }, { label: said.endToday, unseen: true }]}
          rows={maintainers.map(({ id, organisation, shown_as, part, until_on }) => [
            organisation ?? shown_as,
            part,
            until_on === null && (
              <form method="post" action={address(props, `mainteneurs/${id}/fin`)}>
                <Button about={organisation ?? shown_as ?? ''}>{said.endToday}</Button>
              </form>
            ),
          ])}
        />
      )}
      <Form action={address(props, 'mainteneurs')} label={said.addMaintainer}>
        <Refusal {...props} at="mainteneurs" field="siren" />
        <Field
          name="siren"
          label={said.siren}
          help={said.sirenHelp}
          value={sent.siren}
          inputmode="numeric"
          optional
        />
        <Field
          name="shown_as"
          label={said.shownAs}
          help={said.shownAsHelp}
          value={sent.shown_as}
          maxlength={120}
          optional
        />
        <Field name="part" label={said.part} value={sent.part} maxlength={200} />
        <Field name="from_on" id="mainteneur-depuis" type="date" label={said.since} value={sent.from_on} />
        <p>
          <Button>{said.addMaintainer}</Button>
        </p>
      </Form>
    </Section>
  )
}

const Supports = (props: Props) => {
  const { lang, today, supports } = props
  const said = keepWords[lang]
  const sent = typed(props, 'soutiens', { from_on: today })
  return (
    <Section id="soutiens" title={said.supports} note={said.runwayNote}>
      {supports.length > 0 && (
        <Table
          caption={said.supports}
          captionUnseen
          columns={[
            { label: said.supportSource },
            { label: said.halfDays, kind: 'number' },
            { label: said.until, kind: 'date' },
            { label: said.endSupport, unseen: true },
          ]}
          rows={supports.map(({ id, source, half_days, until_on, ended_on }) => [
            source,
            formatNumber(lang, half_days),
            formatDate(lang, ended_on ?? until_on),
            <form method="post" class="rang" action={address(props, `soutiens/${id}/fin`)}>
              <Refusal {...props} at={`soutiens-${id}`} field={`fin-${id}`} />
              <Field
                name="on"
                id={`fin-${id}`}
                type="date"
                label={said.endOn}
                value={typed(props, `soutiens-${id}`, { on: today }).on}
              />
              <Button about={source}>{said.endSupport}</Button>
            </form>,
          ])}
        />
      )}
      <Form action={address(props, 'soutiens')} label={said.addSupport}>
        <Refusal {...props} at="soutiens" field="source" />
        <Field name="source" label={said.supportSource} value={sent.source} maxlength={120} />
        <Field name="source_url" type="url" label={said.supportUrl} value={sent.source_url} optional />
        <Field name="half_days" label={said.halfDays} value={sent.half_days} inputmode="numeric" />
        <Field name="from_on" id="soutien-du" type="date" label={said.from} value={sent.from_on} />
        <Field name="until_on" id="soutien-au" type="date" label={said.until} value={sent.until_on} />
        <p>
          <Button>{said.addSupport}</Button>
        </p>
      </Form>
    </Section>
  )
}

const Statement = (props: Props) => {
  const said = keepWords[props.lang]
  const sent = typed(props, 'parole')
  return (
    <Section id="parole" title={said.statement} note={said.statementNote}>
      <Form action={address(props, 'parole')} label={said.statement}>
        <Refusal {...props} at="parole" field="reason" />
        <TextArea name="reason" label={said.reason} value={sent.reason} rows={2} maxlength={500} />
        <Field
          name="until_on"
          id="parole-jusque"
          type="date"
          label={said.stableUntil}
          value={sent.until_on}
        />
        <p class="rang">
          <Button name="kind" value="stable">
            {said.sayStable}
          </Button>
          <Button name="kind" value="withdrawn">
            {said.withdraw}
          </Button>
        </p>
      </Form>
    </Section>
  )
}

const Calls = (props: Props) => {
  const { lang, calls, code } = props
  const said = keepWords[lang]
  const sent = typed(props, 'appels', { code })
  const label = (code: string) => criterionLabel(lang, code)
  return (
    <Section id="appels" title={said.calls} note={said.callsNote}>
      {calls.length > 0 && (
        <Table
          caption={said.calls}
          captionUnseen
          columns={[{ label: said.remedy }, { label: said.criterion }, { label: said.close, unseen: true }]}
          rows={calls.map(({ id, codes, kind }) => [
            said.kinds[kind],
            codes.map(label).join(' · '),
            <form method="post" action={address(props, `appels/${id}/fin`)}>
              <Button about={said.kinds[kind]}>{said.close}</Button>
            </form>,
          ])}
        />
      )}
      <Form action={address(props, 'appels')} label={said.openCall}>
        <Refusal {...props} at="appels" field="code" />
        <Select
          name="code"
          label={said.criterion}
          value={sent.code}
          options={Object.entries(remedies).map(([value, kind]) => ({
            value,
            label: label(value),
            group: said.kinds[kind],
          }))}
        />
        <Field name="note" label={said.callNote} value={sent.note} maxlength={500} optional />
        <p>
          <Button>{said.open}</Button>
        </p>
      </Form>
    </Section>
  )
}
