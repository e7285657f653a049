import { type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ErrorSummary,
  Field,
  Note,
  Notice,
  Page,
  Row,
  Section,
  Select,
  Stack,
} from '#platform/ui/index.tsx'
import { organisationKinds, organisationWords } from '#registry/organisation/index.ts'
import { shortName } from './short-name.ts'
import type { UsageField } from './usage.form.ts'
import { words as usageWords } from './usage.words.ts'
import { type UsagePageWords, words } from './usage-pages.words.ts'

/** What became of « fill in »: what was found, or why nothing was. */
export type Filled = { found: string } | { fault: string } | { nothing: 'absent' | 'silent' | 'closed' }
export type DeclareProps = {
  lang: Lang
  path: string
  solution: { slug: string; name: string }
  /** What was typed, given back as it was. */
  given: Readonly<Partial<Record<UsageField, string>>>
  wrong?: readonly UsageField[] | undefined
  /** A refusal of the whole, told at the field that may change it. */
  refusal?: { field: UsageField; message: string } | undefined
  filled?: Filled | undefined
}
type Part = DeclareProps & { said: UsagePageWords; error: (field: UsageField) => string | undefined }

export const DeclareUsagePage = (props: DeclareProps) => {
  const { lang, path, solution, wrong = [], refusal, filled } = props
  const said = words[lang]
  const faults = new Map<UsageField, string>(wrong.map((field) => [field, usageWords[lang].fields[field]]))
  if (refusal) faults.set(refusal.field, refusal.message)
  if (filled && 'fault' in filled) faults.set('siren', filled.fault)
  const part: Part = { ...props, said, error: (field) => faults.get(field) }
  const here = to(lang, `/solutions/${solution.slug}`)
  return (
    <Page
      {...{ lang, path }}
      section="solutions"
      title={said.declareTitle(solution.name)}
      here={said.declareHere}
      breadcrumb={[
        [said.solutions, to(lang, '/solutions')],
        [shortName(solution.name), here],
      ]}
      lead={said.declareLead}
      robots="noindex"
    >
      {/* Over several blocks, a form without spacing of its own leaves the line of the margin whole. */}
      <form action={`${here}/usages/nouveau`} method="post" novalidate>
        <Section id="qui" title={said.who} note={said.whoNote}>
          <Stack>
            <ErrorSummary errors={[...faults].map(([field, message]) => ({ field, message }))} />
            <FilledNotice {...part} />
            <Who {...part} />
          </Stack>
        </Section>
        <Section id="quoi" title={said.what} note={said.whatNote}>
          <What {...part} />
        </Section>
        <Section id="cle" title={said.key} note={said.keyNote}>
          <Stack>
            <Field
              name="courriel"
              type="email"
              label={said.email}
              help={said.emailHelp}
              optional
              autocomplete="email"
              value={props.given.courriel}
              error={part.error('courriel')}
              maxlength={254}
            />
            <Row as="div">
              <Button kind="first">{said.declare}</Button>
              <Note>{said.shownAs}</Note>
            </Row>
          </Stack>
        </Section>
      </form>
    </Page>
  )
}

const FilledNotice = ({ filled, said }: Part) => {
  if (!filled || 'fault' in filled) return null
  return 'found' in filled ? (
    <Notice kind="ok" title={said.filled(filled.found)} live />
  ) : (
    <Notice kind="attn" title={said[filled.nothing]} live />
  )
}

const Who = ({ lang, given, said, error }: Part) => (
  <>
    <Row as="div">
      <Field
        name="siren"
        label={said.siren}
        help={said.sirenHelp}
        optional
        inputmode="numeric"
        value={given.siren}
        error={error('siren')}
        maxlength={60}
      />
      <Button name="geste" value="remplir">
        {said.fill}
      </Button>
    </Row>
    <Field
      name="organisme"
      label={said.body}
      autocomplete="organization"
      value={given.organisme}
      error={error('organisme')}
      maxlength={300}
    />
    <Select
      name="nature"
      label={said.kind}
      optional
      value={given.nature}
      error={error('nature')}
      options={organisationKinds.map((kind) => ({ value: kind, label: organisationWords[lang].kinds[kind] }))}
    />
  </>
)

const What = ({ given, said, error }: Part) => (
  <Stack>
    <Field
      name="pour"
      label={said.purpose}
      help={said.purposeHelp}
      optional
      value={given.pour}
      error={error('pour')}
      maxlength={300}
    />
    <Field
      name="depuis"
      label={said.since}
      help={said.sinceHelp}
      optional
      value={given.depuis}
      error={error('depuis')}
      maxlength={10}
    />
    <Field
      name="adresse"
      type="url"
      label={said.source}
      help={said.sourceHelp}
      optional
      value={given.adresse}
      error={error('adresse')}
      maxlength={2_000}
    />
  </Stack>
)
