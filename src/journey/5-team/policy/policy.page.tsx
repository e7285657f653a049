import { DEFAULT_POLICY, words as engineWords, type Policy } from '#engines/team/index.ts'
import { dayOf } from '#platform/clock.ts'
import { formatDate, formatMoney, formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Choice,
  ErrorSummary,
  Field,
  Form,
  Grid,
  Notice,
  Page,
  Row,
  Section,
  Select,
  Stack,
  Table,
} from '#platform/ui/index.tsx'
import { countNames, moneyNames, type PolicyField, weightNames } from './policy.form.ts'
import type { PolicyVersion } from './policy.queries.ts'
import { words } from './policy.words.ts'

type Values = Pick<Policy, 'weights' | 'rules'>
export type PolicyProps = {
  lang: Lang
  path: string
  space: { slug: string; name: string }
  inForce: Policy
  versions: readonly PolicyVersion[]
  names: ReadonlyMap<string, string>
  mayChange: boolean
  compared: { first: number; second: number }
  saved: boolean
  refusal?: 'form-wrong' | 'changed-meanwhile' | undefined
  wrong?: readonly PolicyField[] | undefined
  given: Readonly<Record<string, string>>
}

export const PolicyPage = (props: PolicyProps) => {
  const { lang, path, space, inForce, refusal, wrong = [], saved } = props
  const said = words[lang]
  return (
    <Page
      {...{ lang, path }}
      section="spaces"
      title={said.title}
      lead={said.lead}
      breadcrumb={[
        [said.spaces, to(lang, '/espaces')],
        [space.name, to(lang, `/espaces/${space.slug}`)],
      ]}
      margin={<p>{said.inForce(inForce.version)}</p>}
      robots="noindex"
    >
      {saved && <Notice kind="ok" title={said.saved} live />}
      {refusal === 'changed-meanwhile' && <Notice kind="err" title={said.refusals[refusal]} live />}
      <ErrorSummary errors={wrong.map((field) => ({ field, message: messageFor(lang, field) }))} />
      <Section id="poids" title={said.weights} note={said.weightsNote}>
        <Values
          lang={lang}
          rows={weightRows(lang, inForce)}
          caption={said.weights}
          heads={[said.name, said.value]}
        />
      </Section>
      <Section id="regles" title={said.rules} note={said.rulesNote}>
        <Values
          lang={lang}
          rows={ruleRows(lang, inForce)}
          caption={said.rules}
          heads={[said.rule, said.ruleValue]}
        />
      </Section>
      <History {...props} />
      {props.mayChange && <Change {...props} />}
    </Page>
  )
}

const messageFor = (lang: Lang, field: PolicyField): string =>
  field === 'why' ? words[lang].wrongWhy : words[lang].wrong(words[lang].names[field])

type ValueRow = { name: PolicyField; value: string; meaning: string }

const weightRows = (lang: Lang, { weights }: Values): ValueRow[] =>
  weightNames.map((name) => ({
    name,
    value: formatNumber(lang, weights[name]),
    meaning: engineWords[lang].weights[name],
  }))

function ruleRows(lang: Lang, { rules }: Values): ValueRow[] {
  const said = words[lang]
  const values = [
    ...countNames.map((name) => [name, formatNumber(lang, rules[name])] as const),
    ...moneyNames.map((name) => [name, formatMoney(lang, BigInt(rules[name]))] as const),
    ['senior', rules.senior ? said.yes : said.no] as const,
  ]
  return values.map(([name, value]) => ({ name, value, meaning: engineWords[lang].rules[name] }))
}

type ValuesProps = {
  lang: Lang
  rows: readonly ValueRow[]
  caption: string
  heads: readonly [name: string, value: string]
}

const Values = ({ lang, rows, caption, heads: [name, value] }: ValuesProps) => {
  const said = words[lang]
  return (
    <Table
      caption={caption}
      captionUnseen
      columns={[{ label: name }, { label: value, kind: 'number' }, { label: said.meaning }]}
      rows={rows.map(({ name, value, meaning }) => [said.names[name], value, meaning])}
    />
  )
}

const History = (props: PolicyProps) => {
  const { lang, path, versions, names, compared } = props
  const said = words[lang]
  const options = [
    { value: '0', label: said.commonDefault },
    ...versions.map(({ version }) => ({ value: String(version), label: String(version) })),
  ]
  return (
    <Section id="versions" title={said.history}>
      {versions.length === 0 ? (
        <p>{said.none}</p>
      ) : (
        <Stack>
          <Table
            caption={said.history}
            captionUnseen
            columns={[
              { label: said.version },
              { label: said.when, kind: 'date' },
              { label: said.who },
              { label: said.why },
            ]}
            rows={versions.map(({ version, made_at, person_id, why }) => [
              String(version),
              formatDate(lang, dayOf(made_at)),
              names.get(person_id ?? '') ?? said.somebody,
              why,
            ])}
          />
          <Form method="get" action={`${to(lang, path)}#versions`} label={said.compare}>
            <Row as="div">
              <Select
                name="a"
                label={said.first}
                value={String(compared.first)}
                options={options}
                empty={false}
              />
              <Select
                name="b"
                label={said.second}
                value={String(compared.second)}
                options={options}
                empty={false}
              />
              <Button>{said.compareAction}</Button>
            </Row>
          </Form>
          <Compared {...props} />
        </Stack>
      )}
    </Section>
  )
}

const Compared = ({ lang, versions, compared }: PolicyProps) => {
  const said = words[lang]
  const valuesOf = (version: number): Values =>
    versions.find((one) => one.version === version) ?? DEFAULT_POLICY
  const rowsOf = (version: number) => {
    const values = valuesOf(version)
    return [...weightRows(lang, values), ...ruleRows(lang, values)]
  }
  const labelOf = (version: number) => (version === 0 ? said.commonDefault : `${said.version} ${version}`)
  const second = new Map(rowsOf(compared.second).map(({ name, value }) => [name, value]))
  const changed = rowsOf(compared.first).filter(({ name, value }) => second.get(name) !== value)
  if (changed.length === 0) return <p>{said.same}</p>
  return (
    <Table
      caption={said.compare}
      captionUnseen
      columns={[
        { label: said.name },
        { label: labelOf(compared.first), kind: 'number' },
        { label: labelOf(compared.second), kind: 'number' },
      ]}
      rows={changed.map(({ name, value }) => [said.names[name], value, second.get(name)])}
    />
  )
}

/** A number as one writes it in a field: with the comma of the language, and no grouping. */
const typed = (lang: Lang, value: number | string) =>
  lang === 'fr' ? String(value).replace('.', ',') : String(value)
const euros = (cents: number) => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2))

const Change = ({ lang, path, inForce, given, wrong = [] }: PolicyProps) => {
  const said = words[lang]
  const error = (name: PolicyField) => (wrong.includes(name) ? messageFor(lang, name) : undefined)
  const field = (name: Exclude<PolicyField, 'senior' | 'why'>, value: string) => (
    <Field
      name={name}
      label={said.names[name]}
      value={given[name] ?? typed(lang, value)}
      error={error(name)}
      inputmode="decimal"
      maxlength={8}
    />
  )
  return (
    <Section id="changer" title={said.change} note={said.changeNote}>
      <Form action={to(lang, path)} label={said.change}>
        <Grid size="narrow">
          {weightNames.map((name) => field(name, String(inForce.weights[name])))}
          {countNames.map((name) => field(name, String(inForce.rules[name])))}
          {moneyNames.map((name) => field(name, euros(inForce.rules[name])))}
        </Grid>
        <Choice name="senior" label={said.names.senior} checked={inForce.rules.senior} />
        <Field name="why" label={said.names.why} value={given.why} error={error('why')} maxlength={500} />
        <Row as="div">
          <Button kind="first">{said.save}</Button>
        </Row>
      </Form>
    </Section>
  )
}
