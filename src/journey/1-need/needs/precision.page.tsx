import { type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Choice,
  Choices,
  ErrorSummary,
  Field,
  Grid,
  Notice,
  type Option,
  Page,
  Row,
  Section,
  Select,
  TextArea,
} from '#platform/ui/index.tsx'
import type { PrecisionField } from './need.form.ts'
import { type NeedWords, words } from './need.words.ts'
import { type AskedQuestion, SubjectQuestions } from './questions.page.tsx'

/** What each field shows: what was sent when it was refused, what is known otherwise. */
export type PrecisionValues = Partial<
  Record<Exclude<PrecisionField, 'accessibility'>, string | undefined>
> & {
  accessibility: boolean
  siren?: string | undefined
}

export type BodySearch = { candidates: readonly Option[]; isEmpty: boolean }

type Props = {
  lang: Lang
  path: string
  need: { id: bigint; ref: string; title: string }
  values: PrecisionValues
  wrong: readonly PrecisionField[]
  search: BodySearch | undefined
  kinds: readonly Option[]
  regions: readonly Option[]
  subjects: readonly Option[]
  questions: readonly AskedQuestion[]
}

type Part = Pick<Props, 'values' | 'kinds' | 'regions' | 'search'> & {
  said: NeedWords
  refused: (field: PrecisionField) => string | undefined
}

export const PrecisionPage = (props: Props) => {
  const { lang, path, need, values, wrong } = props
  const said = words[lang]
  const refused = (field: PrecisionField) => (wrong.includes(field) ? said.fieldRefusals[field] : undefined)
  const errors = wrong.map((field) => ({ field, message: said.fieldRefusals[field] }))
  const part = { said, refused, values, kinds: props.kinds, regions: props.regions, search: props.search }
  const home = to(lang, `/besoins/${need.ref}`)
  return (
    <Page
      lang={lang}
      path={path}
      section="needs"
      title={said.precise}
      lead={said.preciseLead}
      margin={<p>{said.need(need.id)}</p>}
      breadcrumb={[
        [said.needs, to(lang, '/besoins')],
        [need.title, home],
      ]}
      robots="noindex"
    >
      <form action={to(lang, path)} method="post" novalidate>
        <Section id="mots" title={said.words} note={said.wordsNote}>
          <ErrorSummary errors={errors} title={said.review(errors.length)} />
          <Field
            name="title"
            label={said.title}
            help={said.titleHelp}
            value={values.title}
            error={refused('title')}
          />
          <TextArea name="text" label={said.text} rows={6} value={values.text} error={refused('text')} />
        </Section>
        <Body {...part} />
        <Conditions {...part} />
        <Section id="sujet-titre" title={said.subject} note={said.subjectNote}>
          <Row as="div">
            <Select
              name="subject"
              label={said.subjectAsk}
              options={props.subjects}
              value={values.subject}
              error={refused('subject')}
            />
            <Button name="geste" value="sujet">
              {said.subjectShow}
            </Button>
          </Row>
          <SubjectQuestions lang={lang} questions={props.questions} />
          <Row as="div">
            <Button kind="first">{said.save}</Button>
            <a href={home}>{said.back}</a>
          </Row>
        </Section>
      </form>
    </Page>
  )
}

const Body = ({ said, refused, values, kinds, regions, search }: Part) => (
  <Section id="organisme-titre" title={said.body} note={said.bodyNote}>
    <Row as="div">
      <Field name="siren" label={said.siren} help={said.sirenHelp} value={values.siren} autocomplete="off" />
      <Button name="geste" value="remplir">
        {said.prefill}
      </Button>
    </Row>
    {search?.isEmpty && (
      <Notice kind="attn" title={said.none}>
        {said.noneHelp}
      </Notice>
    )}
    {search && search.candidates.length > 1 ? (
      <Choices
        name="organisation"
        legend={said.choose}
        options={search.candidates}
        value={values.organisation}
      />
    ) : (
      <input type="hidden" name="organisation" value={values.organisation ?? ''} />
    )}
    <Grid size="wide">
      <Field
        name="body_name"
        label={said.bodyName}
        optional
        value={values.body_name}
        error={refused('body_name')}
      />
      <Select
        name="body_kind"
        label={said.bodyKind}
        optional
        options={kinds}
        value={values.body_kind}
        error={refused('body_kind')}
      />
      <Select
        name="region_code"
        label={said.region}
        optional
        options={regions}
        value={values.region_code}
        error={refused('region_code')}
      />
      <Field
        name="population"
        label={said.population}
        help={said.populationHelp}
        optional
        inputmode="numeric"
        value={values.population}
        error={refused('population')}
      />
    </Grid>
  </Section>
)

const Conditions = ({ said, refused, values }: Part) => {
  const options = (labels: Record<string, string>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }))
  return (
    <Section id="conditions" title={said.conditions} note={said.conditionsNote}>
      <Grid size="wide">
        <Select
          name="hosting"
          label={said.hosting}
          optional
          options={options(said.hostings)}
          value={values.hosting}
          error={refused('hosting')}
        />
        <Select
          name="licence"
          label={said.licence}
          optional
          options={options(said.licences)}
          value={values.licence}
          error={refused('licence')}
        />
        <Field
          name="deadline"
          type="date"
          label={said.deadline}
          optional
          value={values.deadline}
          error={refused('deadline')}
        />
        <Field
          name="budget_min"
          label={said.budgetMin}
          optional
          inputmode="numeric"
          value={values.budget_min}
          error={refused('budget_min')}
        />
        <Field
          name="budget_max"
          label={said.budgetMax}
          optional
          inputmode="numeric"
          value={values.budget_max}
          error={refused('budget_max')}
        />
      </Grid>
      <Choice name="accessibility" value="on" label={said.accessibility} checked={values.accessibility} />
      <TextArea
        name="existing"
        label={said.existing}
        help={said.existingHelp}
        optional
        rows={3}
        value={values.existing}
        error={refused('existing')}
      />
    </Section>
  )
}
