import { type Lang, to } from '#platform/lang.ts'
import { Button, Choice, Field, Form, Grid, Select, TextArea } from '#platform/ui/index.tsx'
import type { DecisionField } from './register.form.ts'
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

export const RiskForm = (props: Props) => {
  const { lang, risk, sent } = props
  const said = words[lang]
  const shown = sent?.form === 'risk' ? sent.values : { ...risk }
  const options = (of: 'likelihood' | 'impact') =>
    degrees.map((degree) => ({ value: degree, label: said[of][degree] }))
  return (
    <Form action={baseOf(props, risk ? `risques/${risk.id}` : 'risques')}>
      <Field id="risque-titre" name="title" label={said.risk} value={shown.title ?? ''} maxlength={160} />
      <Grid size="wide">
        <Select
          name="likelihood"
          label={said.likely}
          value={shown.likelihood}
          options={options('likelihood')}
        />
        <Select name="impact" label={said.hits} value={shown.impact} options={options('impact')} />
      </Grid>
      <TextArea
        name="answer"
        label={said.answer}
        value={shown.answer ?? ''}
        maxlength={1_000}
        rows={3}
        optional
      />
      <Field name="owner" label={said.owner} value={shown.owner ?? ''} maxlength={120} optional />
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
