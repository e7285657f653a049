import { type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Page,
  Section,
  Select,
  TextArea,
} from '#platform/ui/index.tsx'
import type { CommonField } from './common.form.ts'
import type { KeeperSpace } from './common.queries.ts'
import { keepWords } from './keep.words.ts'

export type CommonValues = Partial<Record<CommonField, string>>
type FieldsProps = { lang: Lang; values: CommonValues; wrong: readonly CommonField[] }

/** What a space declares of a common, wherever it is asked. */
export const CommonFields = ({ lang, values, wrong }: FieldsProps) => {
  const said = keepWords[lang]
  const field = (name: CommonField) => ({
    name,
    label: said.fields[name],
    value: values[name] ?? '',
    error: wrong.includes(name) ? said.wrong[name] : undefined,
    help: said.helps[name as keyof typeof said.helps], // Some fields have no help.
  })
  return (
    <>
      <Field {...field('name')} maxlength={200} />
      <Field {...field('repository')} type="url" optional />
      <Field {...field('licence')} optional />
      <TextArea {...field('governance')} maxlength={2000} optional />
      <Field {...field('governance_url')} type="url" optional />
      <Field {...field('upkeep_half_days')} inputmode="numeric" optional />
      <Field {...field('alert_months')} inputmode="numeric" />
    </>
  )
}

export const commonErrors = (lang: Lang, wrong: readonly CommonField[]) =>
  wrong.map((field) => ({ field, message: keepWords[lang].wrong[field] }))

type Props = FieldsProps & {
  path: string
  spaces: readonly KeeperSpace[]
  isKept: boolean
}

export const NewCommonPage = ({ lang, path, spaces, values, wrong, isKept }: Props) => {
  const said = keepWords[lang]
  const errors = [
    ...commonErrors(lang, wrong),
    ...(isKept ? [{ field: 'solution', message: said.refusals['already-kept'] }] : []),
  ]
  return (
    <Page
      {...{ lang, path }}
      section="commons"
      title={said.declare}
      lead={said.newLead}
      breadcrumb={[[said.commons, to(lang, '/communs')]]}
      robots="noindex"
    >
      <Section id="declarer" title={said.declared} note={said.listNote}>
        {spaces.length === 0 ? (
          <Empty title={said.noSpace}>{said.noSpaceText}</Empty>
        ) : (
          <Form action={to(lang, '/communs/nouveau')}>
            <ErrorSummary errors={errors} />
            <Select
              name="owner"
              label={said.fields.owner}
              value={values.owner ?? String(spaces[0]?.id)}
              empty={false}
              options={spaces.map(({ id, name }) => ({ value: String(id), label: name }))}
              error={wrong.includes('owner') ? said.wrong.owner : undefined}
            />
            <Field
              name="solution"
              label={said.fields.solution}
              help={said.helps.solution}
              value={values.solution ?? ''}
              error={wrong.includes('solution') ? said.wrong.solution : undefined}
              optional
            />
            <CommonFields {...{ lang, values, wrong }} />
            <p>
              <Button kind="first">{said.declare}</Button>
            </p>
          </Form>
        )}
      </Section>
    </Page>
  )
}
