import { type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Choices,
  ErrorSummary,
  Field,
  Notice,
  Page,
  Row,
  Section,
  TextArea,
} from '#platform/ui/index.tsx'
import { type NeedRefusal, words } from './need.words.ts'

export type PublicationValues = {
  visibility: string
  public_title: string
  public_text: string
  email: string
}

type Props = {
  lang: Lang
  path: string
  need: { id: bigint; ref: string; title: string }
  values: PublicationValues
  refusal: NeedRefusal | undefined
  /** The labels of the answers that the subject still asks for. */
  missing: readonly string[]
}

/** Which field a refusal is about. */
const fieldOf: Partial<Record<NeedRefusal, keyof PublicationValues>> = {
  'email-wrong': 'email',
  'public-text-missing': 'public_title',
  'names-the-body': 'public_title',
  'fields-wrong': 'visibility',
}

export const PublicationPage = ({ lang, path, need, values, refusal, missing }: Props) => {
  const said = words[lang]
  const home = to(lang, `/besoins/${need.ref}`)
  const field = refusal && fieldOf[refusal]
  const errorOn = (name: keyof PublicationValues) =>
    field === name && refusal ? said.refusals[refusal] : undefined
  return (
    <Page
      lang={lang}
      path={path}
      section="needs"
      title={said.publishTitle}
      lead={said.publishLead}
      margin={<p>{said.need(need.id)}</p>}
      breadcrumb={[
        [said.needs, to(lang, '/besoins')],
        [need.title, home],
      ]}
      here={said.publish}
      robots="noindex"
    >
      <form action={to(lang, path)} method="post" novalidate>
        <Section id="visibilite" title={said.publish} note={said.publishNote}>
          {missing.length > 0 && <MissingAnswers lang={lang} refNeed={need.ref} missing={missing} />}
          <ErrorSummary errors={field && refusal ? [{ field, message: said.refusals[refusal] }] : []} />
          <Choices
            name="visibility"
            legend={said.publishTitle}
            value={values.visibility}
            options={(['private', 'redacted', 'public'] as const).map((value) => {
              const [label, help] = said.visibilities[value]
              return { value, label, help }
            })}
          />
          <Field
            name="public_title"
            label={said.publicTitle}
            help={said.publicHelp}
            optional
            value={values.public_title}
            error={errorOn('public_title')}
          />
          <TextArea name="public_text" label={said.publicText} optional rows={5} value={values.public_text} />
          <Field
            name="email"
            type="email"
            autocomplete="email"
            label={said.email}
            help={said.emailHelp}
            optional
            value={values.email}
            error={errorOn('email')}
          />
          <Row as="div">
            <Button kind="first">{said.publishDo}</Button>
            <a href={home}>{said.back}</a>
          </Row>
        </Section>
      </form>
    </Page>
  )
}

const MissingAnswers = ({
  lang,
  refNeed,
  missing,
}: {
  lang: Lang
  refNeed: string
  missing: readonly string[]
}) => {
  const said = words[lang]
  return (
    <Notice kind="err" title={said.refusals['answers-missing']} live>
      <ul>
        {missing.map((label) => (
          <li>{label}</li>
        ))}
      </ul>
      <p>
        <a href={to(lang, `/besoins/${refNeed}/preciser`)}>{said.precise}</a>
      </p>
    </Notice>
  )
}
