import { type Lang, to } from '#platform/lang.ts'
import { Button, Choice, Field, Form, Grid, Select, TextArea } from '#platform/ui/index.tsx'
import type { DecisionField, RiskField } from './register.form.ts'
import type { Risk } from './register.queries.ts'
import { degrees } from './register.tables.ts'
import { words } from './register.words.ts'

export type FormValues = Readonly<Record<string, string>>
type Props = {
  lang: Lang
  today: string
  project: { slug: string }
  values: FormValues
  wrong: readonly DecisionField[]
  wrongRisk: readonly RiskField[]
  risk: Risk | undefined
  /** The form that was refused, and what was typed in it: the others stay as they were. */
  sent: { form: 'risk' | 'document'; values: FormValues } | undefined
}
const baseOf = ({ lang, project }: Pick<Props, 'lang' | 'project'>, rest: string) =>
  to(lang, `/chantiers/${project.slug}/registre/${rest}`)

export const DecisionForm = (props: Props) => {
  const { lang, today, values, wrong } = props
  const said = words[lang]
  const ask = (name: DecisionField) => ({
    name,
    value: values[name],
    error: wrong.includes(name) ? said.wrong[name] : undefined,
  })
  return (
    <Form action={baseOf(props, 'decisions')}>
      <Field {...ask('title')} label={said.what} maxlength={160} />
      <TextArea {...ask('why')} label={said.why} maxlength={2_000} rows={3} />
      <Field {...ask('who')} label={said.who} help={said.whoHelp} maxlength={300} />
      <Grid size="wide">
        <Field {...ask('decided_on')} label={said.decidedOn} type="date" value={values.decided_on ?? today} />
        <Field {...ask('review_on')} label={said.reviewOn} type="date" optional />
      </Grid>
      <Field {...ask('replaces')} label={said.replacesField} inputmode="numeric" optional />
      <Choice name="is_public" label={said.isPublic} checked={values.is_public === 'oui'} />
      <p>
        <Button>{said.decideDo}</Button>
      </p>
    </Form>
  )
}

/** Where each answer stands in the page: the title of a decision is there too. */
export const riskIds = {
  title: 'risque-titre',
  likelihood: 'likelihood',
  impact: 'impact',
  answer: 'answer',
  owner: 'owner',
} as const satisfies Record<RiskField, string>

export const RiskForm = (props: Props) => {
  const { lang, risk, sent, wrongRisk } = props
  const said = words[lang]
  const shown = sent?.form === 'risk' ? sent.values : { ...risk }
  const ask = (name: RiskField) => ({
    id: riskIds[name],
    name,
    value: shown[name] ?? '',
    error: wrongRisk.includes(name) ? said.wrongRisk[name] : undefined,
  })
  const degree = (name: 'likelihood' | 'impact') => ({
    ...ask(name),
    options: degrees.map((value) => ({ value, label: said[name][value] })),
  })
  return (
    <Form action={baseOf(props, risk ? `risques/${risk.id}` : 'risques')}>
      <Field {...ask('title')} label={said.risk} maxlength={160} />
      <Grid size="wide">
        <Select {...degree('likelihood')} label={said.likely} />
        <Select {...degree('impact')} label={said.hits} />
      </Grid>
      <TextArea {...ask('answer')} label={said.answer} maxlength={1_000} rows={3} optional />
      <Field {...ask('owner')} label={said.owner} maxlength={120} optional />
      <p>
        <Button>{said.riskSave}</Button>
      </p>
    </Form>
  )
}

export const DocumentForm = (props: Props) => {
  const said = words[props.lang]
  const shown: FormValues = props.sent?.form === 'document' ? props.sent.values : {}
  return (
    <Form action={baseOf(props, 'documents')} upload>
      <Field id="document-titre" name="title" label={said.name} value={shown.title} maxlength={160} />
      <Field
        name="url"
        label={said.url}
        help={said.urlHelp}
        value={shown.url}
        type="url"
        maxlength={500}
        optional
      />
      <Field name="fichier" label={said.file} type="file" optional />
      <Choice
        id="document-public"
        name="is_public"
        label={said.isPublicDocument}
        checked={shown.is_public === 'oui'}
      />
      <p>
        <Button>{said.documentSave}</Button>
      </p>
    </Form>
  )
}
