import type { Question } from '#engines/understanding/taxonomy.ts'
import type { Lang } from '#platform/lang.ts'
import { Choices, Field, Select, Stack, TextArea } from '#platform/ui/index.tsx'
import { ANSWER_PREFIX } from './need.form.ts'
import { words } from './need.words.ts'

export type AskedQuestion = { question: Question; isMandatory: boolean; value: string; isMissing: boolean }

/** The questions of a subject, mandatory ones first, each with the answer already given. */
export const SubjectQuestions = ({
  lang,
  questions,
}: {
  lang: Lang
  questions: readonly AskedQuestion[]
}) => (
  <Stack>
    {questions.map((asked) => (
      <OneQuestion lang={lang} {...asked} />
    ))}
  </Stack>
)

const OneQuestion = ({ lang, question, isMandatory, value, isMissing }: AskedQuestion & { lang: Lang }) => {
  const said = words[lang]
  const name = `${ANSWER_PREFIX}${question.id}`
  const label = question.label[lang]
  const shared = {
    name,
    value,
    optional: !isMandatory,
    help: isMandatory ? said.mandatory : undefined,
    error: isMissing ? said.refusals['answers-missing'] : undefined,
  }
  if (question.kind === 'yes-no') {
    const options = [
      { value: 'oui', label: said.yes },
      { value: 'non', label: said.no },
    ]
    return <Choices {...shared} legend={label} options={options} />
  }
  if (question.kind === 'choice') {
    const options = question.choices.map((choice) => ({ value: choice.id, label: choice.label[lang] }))
    return <Select {...shared} label={label} options={options} />
  }
  if (question.kind === 'text') return <TextArea {...shared} label={label} rows={2} />
  return <Field {...shared} label={label} type={question.kind === 'date' ? 'date' : 'text'} />
}
