import type { Child } from 'hono/jsx'
import { type ComparedWay, type Way, ways } from '#engines/choice/ways.ts'
import { needWords } from '#journey/1-need/index.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  Field,
  Form,
  Notice,
  type Option,
  Page,
  Row,
  Section,
  Select,
  Table,
} from '#platform/ui/index.tsx'
import type { NeedChoice } from './choice.queries.ts'
import { type ChoiceRefusal, words } from './comparison.words.ts'
import { comparisonRows } from './comparison-text.ts'

type Props = {
  lang: Lang
  path: string
  need: { id: bigint; ref: string; title: string; isOwn: boolean }
  compared: Record<Way, ComparedWay>
  candidates: readonly Option[]
  candidate: Option | undefined
  choice: NeedChoice | undefined
  /** What later chapters say under a choice. */
  more?: Child
  sent: { way: string; note: string; refusal: ChoiceRefusal } | undefined
}

export const ComparisonPage = (props: Props) => {
  const { lang, path, need, compared, candidates, candidate } = props
  const said = words[lang]
  const base = `/besoins/${need.ref}`
  return (
    <Page
      lang={lang}
      path={path}
      section="needs"
      title={said.title}
      lead={said.lead}
      margin={<p>{needWords[lang].need(need.id)}</p>}
      breadcrumb={[
        [needWords[lang].needs, to(lang, '/besoins')],
        [need.title, to(lang, base)],
      ]}
      robots={need.isOwn ? 'noindex' : undefined}
    >
      <Section id="voies" title={said.compare} note={said.compareNote}>
        {candidates.length > 1 && (
          <Form method="get" action={to(lang, path)} label={said.with}>
            <Row as="div">
              <Select
                name="solution"
                label={said.with}
                options={candidates}
                value={candidate?.value}
                empty={false}
              />
              <Button>{said.show}</Button>
            </Row>
          </Form>
        )}
        <Table
          caption={said.compare}
          captionUnseen
          columns={[
            { label: said.aspect },
            ...ways.map((way) => ({ label: said.wayOf[way](candidate?.label ?? said.nothing) })),
          ]}
          rows={comparisonRows(lang, compared).map(({ aspect, cells }) => [
            aspect,
            ...cells.map((sentences) => <Sentences sentences={sentences} />),
          ])}
        />
      </Section>
      {need.isOwn && <Choose {...props} />}
      {props.more}
      <Section id="emporter" title={said.exports} note={said.exportsNote}>
        <Row>
          {(['pdf', 'xlsx', 'csv'] as const).map((kind) => (
            <ButtonLink
              href={to(lang, `${base}/comparer.${kind}${candidate ? `?solution=${candidate.value}` : ''}`)}
              icon="download"
              download
            >
              {said[kind]}
            </ButtonLink>
          ))}
          <a href={to(lang, base)}>{said.back}</a>
        </Row>
      </Section>
    </Page>
  )
}

const Sentences = ({ sentences }: { sentences: readonly string[] }) =>
  sentences.length === 1 ? (
    <>{sentences[0]}</>
  ) : (
    <ul>
      {sentences.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  )

const Choose = ({ lang, path, candidate, choice, sent }: Props) => {
  const said = words[lang]
  const options = ways
    .filter((way) => way === 'create' || candidate)
    .map((way) => ({ value: way, label: said.wayOf[way](candidate?.label ?? said.nothing) }))
  const chosenName = choice && said.wayOf[choice.way](choice.name ?? said.nothing)
  return (
    <Section id="choix" title={said.choose} note={said.chooseNote}>
      {choice && chosenName && (
        <Notice kind="ok" title={said.chosen(chosenName, formatDate(lang, choice.chosen_on))}>
          {choice.note ?? undefined}
        </Notice>
      )}
      <ErrorSummary errors={sent ? [{ field: 'voie', message: said.refusals[sent.refusal] }] : []} />
      <Form action={to(lang, path)}>
        <input type="hidden" name="solution" value={candidate?.value ?? ''} />
        <Choices
          name="voie"
          legend={said.choose}
          options={options}
          value={sent?.way ?? choice?.way}
          error={sent && said.refusals[sent.refusal]}
        />
        <Field
          name="note"
          label={said.note}
          help={said.noteHelp}
          optional
          value={sent?.note ?? choice?.note ?? ''}
        />
        <p>
          <Button kind="first">{said.save}</Button>
        </p>
      </Form>
    </Section>
  )
}
