import type { Child } from 'hono/jsx'
import { formatSiren } from '#engines/siren/siren.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Facts,
  Field,
  Form,
  Notice,
  Page,
  Row,
  Section,
  Select,
  Stack,
} from '#platform/ui/index.tsx'
import type { Company, Unavailable } from './company-directory.ts'
import { organisationKinds } from './kinds.ts'
import { legalForm } from './legal-category.words.ts'
import type { ManualField } from './organisation.form.ts'
import { type OrganisationWords, words } from './organisation.words.ts'

export type Step =
  | { step: 'ask'; fault?: string | undefined }
  | { step: 'known'; name: string; href: string }
  | { step: 'found'; company: Company }
  | { step: 'closed'; name: string }
  | { step: 'manual'; because: 'absent' | 'asked' | Unavailable; wrong: readonly ManualField[] }

export type NewProps = {
  lang: Lang
  path: string
  today: string
  /** What was typed, given back as it was. */
  given: Readonly<Partial<Record<'numero' | ManualField, string>>>
  step: Step
}
type Part<Name extends Step['step']> = NewProps & {
  said: OrganisationWords
  step: Extract<Step, { step: Name }>
}

export const NewOrganisationPage = (props: NewProps) => {
  const { lang, path, step, given } = props
  const said = words[lang]
  const fault = step.step === 'ask' ? step.fault : undefined
  const wrong = step.step === 'manual' ? step.wrong : []
  const errors = [
    ...(fault ? [{ field: 'numero', message: fault }] : []),
    ...wrong.map((field) => ({ field, message: said.fields[field] })),
  ]
  return (
    <Page
      lang={lang}
      path={path}
      section="organisations"
      title={said.addTitle}
      breadcrumb={[[said.title, to(lang, '/organismes')]]}
      lead={said.addLead}
      robots="noindex"
    >
      <Section id="identite" title={said.numberTitle} note={said.numberNote}>
        <Stack>
          <ErrorSummary errors={errors} />
          <Form method="get" action={to(lang, '/organismes/nouveau')} label={said.number}>
            <Field
              name="numero"
              label={said.number}
              help={said.numberHelp}
              value={given.numero}
              error={fault}
              inputmode="numeric"
              maxlength={60}
            />
            <Row as="div">
              <Button kind={step.step === 'ask' ? 'first' : 'second'}>{said.ask}</Button>
            </Row>
          </Form>
        </Stack>
      </Section>
      {next(props, said)}
    </Page>
  )
}

function next(props: NewProps, said: OrganisationWords): Child {
  const { step } = props
  switch (step.step) {
    case 'ask':
      return null
    case 'known':
      return <Known {...props} step={step} said={said} />
    case 'found':
      return <Found {...props} step={step} said={said} />
    case 'closed':
      return <Closed {...props} step={step} said={said} />
    case 'manual':
      return <Manual {...props} step={step} said={said} />
  }
}

const Known = ({ step, said }: Part<'known'>) => (
  <Section id="connu" title={said.known}>
    <p>
      <ButtonLink kind="first" href={step.href}>
        {step.name}
      </ButtonLink>
    </p>
  </Section>
)

const Closed = ({ step, said }: Part<'closed'>) => (
  <Section id="ferme" title={said.closed}>
    <Notice kind="attn" title={said.closed}>
      {said.closedNote(step.name)}
    </Notice>
  </Section>
)

const KindSelect = ({
  said,
  value,
  error,
}: {
  said: OrganisationWords
  value: string
  error?: string | undefined
}) => (
  <Select
    name="nature"
    label={said.kind}
    value={value}
    error={error}
    options={organisationKinds.map((kind) => ({ value: kind, label: said.kinds[kind] }))}
  />
)

const Found = ({ lang, today, given, step: { company }, said }: Part<'found'>) => {
  const source = said.sources['recherche-entreprises'](formatDate(lang, today))
  const asTyped = new URLSearchParams({ numero: given.numero ?? company.siren, saisie: 'oui' })
  const { siren, siret, name, address, legalCategory } = company
  return (
    <Section id="trouve" title={said.found} note={said.foundNote}>
      <Stack>
        <Facts
          items={[
            [said.name, name, source],
            [said.siren, formatSiren(siren), source],
            [said.siret, siret && formatSiren(siret), siret ? source : undefined],
            [said.legalCategory, legalForm(lang, legalCategory), legalCategory ? source : undefined],
            [said.address, address, address ? source : undefined],
          ]}
        />
        <Form action={to(lang, '/organismes/nouveau')}>
          <input type="hidden" name="numero" value={given.numero ?? siren} />
          <input type="hidden" name="source" value="annuaire" />
          <KindSelect said={said} value={given.nature ?? company.kind} />
          <Row as="div" ends>
            <Button kind="first">{said.confirm}</Button>
            <a href={to(lang, `/organismes/nouveau?${asTyped}`)}>{said.notThat}</a>
          </Row>
        </Form>
      </Stack>
    </Section>
  )
}

const Manual = ({ lang, given, step: { because, wrong }, said }: Part<'manual'>) => {
  const error = (field: ManualField) => (wrong.includes(field) ? said.fields[field] : undefined)
  return (
    <Section id="saisie" title={said.manual} note={said.manualNote}>
      <Stack>
        {because === 'absent' && (
          <Notice kind="attn" title={said.absent}>
            {said.absentNote}
          </Notice>
        )}
        {because !== 'absent' && because !== 'asked' && (
          <Notice kind="attn" title={said.silent}>
            {said.silentNote(because)}
          </Notice>
        )}
        <Form action={to(lang, '/organismes/nouveau')}>
          <input type="hidden" name="numero" value={given.numero ?? ''} />
          <input type="hidden" name="source" value="saisie" />
          <Field name="nom" label={said.manualName} value={given.nom} error={error('nom')} maxlength={300} />
          <KindSelect said={said} value={given.nature ?? ''} error={error('nature')} />
          <Field
            name="adresse"
            label={said.address}
            optional
            value={given.adresse}
            error={error('adresse')}
          />
          <Field
            name="code_postal"
            label={said.manualPostalCode}
            optional
            inputmode="numeric"
            value={given.code_postal}
            error={error('code_postal')}
          />
          <Row as="div">
            <Button kind="first">{said.confirm}</Button>
          </Row>
        </Form>
      </Stack>
    </Section>
  )
}
