import type { Child } from 'hono/jsx'
import { type Lang, to } from '#platform/lang.ts'
import { Button, ErrorSummary, Form, Page, Row, TextArea } from '#platform/ui/index.tsx'
import { type NeedRefusal, words } from './need.words.ts'

export type Written = { text?: string | undefined; refusal?: NeedRefusal | undefined }

type FieldProps = Written & { lang: Lang; beside?: Child }

/** The one question that everything begins with; alone on the home page. */
export const NeedField = ({ lang, text, refusal, beside }: FieldProps) => {
  const said = words[lang]
  return (
    <Form kind="need" action={to(lang, '/besoins')} draft="besoin">
      <TextArea
        name="text"
        label={said.describe}
        help={said.describeHelp}
        rows={4}
        value={text}
        placeholder={said.example}
        error={refusal && said.refusals[refusal]}
      />
      <Row as="div" ends>
        <Button kind="first" icon="arrow">
          {said.find}
        </Button>
        {beside}
      </Row>
    </Form>
  )
}

export const NewNeedPage = ({ lang, path, text, refusal }: Written & { lang: Lang; path: string }) => {
  const said = words[lang]
  const errors = refusal ? [{ field: 'text', message: said.refusals[refusal] }] : []
  return (
    <Page
      lang={lang}
      path={path}
      section="needs"
      title={said.newTitle}
      lead={said.newLead}
      breadcrumb={[[said.needs, to(lang, '/besoins')]]}
      script
    >
      <div class="bloc">
        <div class="marge" />
        <div class="corps">
          <ErrorSummary errors={errors} />
          <NeedField lang={lang} text={text} refusal={refusal} />
        </div>
      </div>
    </Page>
  )
}
