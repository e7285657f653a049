import { ways } from '#engines/choice/ways.ts'
import type { Lang } from '#platform/lang.ts'
import { Choice, Choices, Field, Grid, type Option, Select, TextArea } from '#platform/ui/index.tsx'
import type { CharterField } from './project.form.ts'
import { words } from './project.words.ts'

export type CharterValues = Partial<Record<CharterField, string>> & { themeList: readonly string[] }
export type CharterOptions = { regions: readonly Option[]; themes: readonly Option[] }
type Props = CharterOptions & { lang: Lang; values: CharterValues; wrong: readonly CharterField[] }

/** The questions of a charter, the same when a chantier opens and when it changes. */
export const CharterFields = ({ lang, values, wrong, regions, themes }: Props) => {
  const said = words[lang]
  const ask = (name: CharterField) => ({
    name,
    label: said.fields[name],
    value: values[name],
    error: wrong.includes(name) ? said.wrong[name] : undefined,
  })
  return (
    <>
      <Field {...ask('title')} maxlength={120} required />
      <Choices {...ask('choice')} legend={said.fields.choice} options={waysIn(lang)} />
      <Field {...ask('solution')} help={said.solutionHelp} maxlength={200} optional />
      <TextArea {...ask('purpose')} help={said.purposeHelp} maxlength={2_000} optional />
      <Field {...ask('common')} help={said.commonHelp} maxlength={200} optional />
      <Field {...ask('licence')} help={said.licenceHelp} maxlength={100} spellcheck={false} optional />
      <TextArea {...ask('done_means')} help={said.doneHelp} maxlength={2_000} rows={3} optional />
      <Grid size="wide">
        <Field {...ask('starts_on')} type="date" optional />
        <Field {...ask('ends_on')} type="date" optional />
      </Grid>
      <Select {...ask('territory')} options={regions} optional />
      <Choices
        {...ask('themes')}
        legend={said.fields.themes}
        kind="checkbox"
        value={values.themeList}
        options={themes}
        optional
      />
      <Choice
        name="is_public"
        label={said.isPublic}
        help={said.isPublicHelp}
        checked={values.is_public === 'oui'}
      />
    </>
  )
}

const waysIn = (lang: Lang) => ways.map((way) => ({ value: way, label: words[lang].ways[way] }))

/** What a refused charter says first, each line leading to its field. */
export const charterErrors = (lang: Lang, wrong: readonly CharterField[]) =>
  wrong.map((field) => ({ field, message: words[lang].wrong[field] }))
