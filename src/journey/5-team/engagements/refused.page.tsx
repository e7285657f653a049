import type { Lang } from '#platform/lang.ts'
import { ErrorSummary, Notice } from '#platform/ui/index.tsx'
import { type EngagementRefusal, engagementWords } from './engagement.words.ts'
import { fieldId, type SentForm } from './gestures.page.tsx'

type Props = { lang: Lang; refusal: EngagementRefusal | undefined; sent: SentForm | undefined }

/** What was refused, over the page of the person and that of the organiser: a gesture, or the fields of a form. */
export const Refused = ({ lang, refusal, sent }: Props) => {
  const said = engagementWords[lang]
  const errors = sent?.wrong.map((field) => ({
    field: fieldId(sent, field),
    message: said.fields[field] ?? field,
  }))
  return (
    <>
      {refusal && refusal !== 'form-wrong' && <Notice kind="err" title={said.refusals[refusal]} live />}
      <ErrorSummary errors={errors ?? []} />
    </>
  )
}
