import type { Child } from 'hono/jsx'
import { factKey } from '#engines/understanding/corrections.ts'
import { populationUnits, type Understanding } from '#engines/understanding/understanding.ts'
import { type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Choices,
  Empty,
  ErrorSummary,
  Field,
  Grid,
  type Option,
  Page,
  Section,
  Select,
  Table,
  Tag,
} from '#platform/ui/index.tsx'
import { words as needWords } from '../needs/need.words.ts'
import { type CorrectionRefusal, words } from './correction.words.ts'
import { factText, whyText } from './fact-text.ts'

type Props = {
  lang: Lang
  path: string
  need: { id: bigint; ref: string; title: string }
  understood: Understanding
  labelOf: (functionId: string) => string
  /** What the words of the person may mean, once they looked for a function to add. */
  found: { words: string; options: readonly Option[] } | undefined
  refusal: CorrectionRefusal | undefined
}

export const CorrectionPage = (props: Props) => {
  const { lang, path, need, refusal } = props
  const said = words[lang]
  const home = to(lang, `/besoins/${need.ref}`)
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
        [need.title, home],
      ]}
      robots="noindex"
    >
      <Functions {...props} />
      <Facts {...props} />
      <Section id="completer" title={said.set} note={said.setNote}>
        <ErrorSummary errors={refusal ? [{ field: 'combien', message: said.refusals[refusal] }] : []} />
        <Completions lang={lang} path={path} />
        <p>
          <a class="bouton fort" href={home}>
            {said.back}
          </a>
        </p>
      </Section>
    </Page>
  )
}

type GestureProps = { lang: Lang; path: string; geste: string; children?: Child }

/** One gesture is one form: it works without script, and changes one thing. */
const Gesture = ({ lang, path, geste, children }: GestureProps) => (
  <form action={to(lang, path)} method="post" class="rang" novalidate>
    <input type="hidden" name="geste" value={geste} />
    {children}
  </form>
)

/** One line among others that the same form takes away: the button says which. */
const Removal = ({
  lang,
  name,
  value,
  about,
}: {
  lang: Lang
  name: string
  value: string
  about: string
}) => (
  <Button name={name} value={value} about={about}>
    {words[lang].remove}
  </Button>
)

/** A table whose lines may go: one form around it, not one for each. */
const Removals = ({ lang, path, geste, children }: GestureProps) => (
  <form action={to(lang, path)} method="post" novalidate>
    <input type="hidden" name="geste" value={geste} />
    {children}
  </form>
)

const Functions = ({ lang, path, understood, labelOf, found }: Props) => {
  const said = words[lang]
  return (
    <Section id="fonctions" title={said.functions} note={said.functionsNote}>
      {understood.functions.length === 0 ? (
        <Empty title={said.noFunction}>{said.noFunctionText}</Empty>
      ) : (
        <Removals lang={lang} path={path} geste="retirer">
          <Table
            caption={said.functions}
            captionUnseen
            columns={[
              { label: said.functions },
              { label: said.why },
              { label: said.remove, unseen: true, kind: 'number' },
            ]}
            rows={understood.functions.map((asked) => [
              <>
                {labelOf(asked.id)} {asked.origin === 'deduced' && <Tag>{said.deduced}</Tag>}
              </>,
              <small class="doux">{whyText(lang, asked)}</small>,
              <Removal lang={lang} name="fonction" value={asked.id} about={labelOf(asked.id)} />,
            ])}
          />
        </Removals>
      )}
      {found && found.options.length > 0 && (
        <Gesture lang={lang} path={path} geste="ajouter">
          <Choices name="fonction" legend={said.which} options={found.options} />
          <Button kind="first">{said.add}</Button>
        </Gesture>
      )}
      <Gesture lang={lang} path={path} geste="chercher">
        <Field
          name="mots"
          label={said.addFunction}
          help={said.addHelp}
          value={found?.words}
          error={found?.options.length === 0 ? said.refusals['no-function'] : undefined}
        />
        <Button>{said.look}</Button>
      </Gesture>
    </Section>
  )
}

const Facts = ({ lang, path, understood }: Props) => {
  const said = words[lang]
  return (
    <Section id="faits" title={said.facts} note={said.factsNote}>
      {understood.facts.length === 0 ? (
        <Empty title={said.noFact}>{said.noFactText}</Empty>
      ) : (
        <Removals lang={lang} path={path} geste="oublier">
          <Table
            caption={said.facts}
            captionUnseen
            columns={[
              { label: said.fact },
              { label: said.understood },
              { label: said.remove, unseen: true, kind: 'number' },
            ]}
            rows={understood.facts.map((fact) => [
              said.kinds[fact.kind],
              <>
                {factText(lang, fact)} {fact.origin === 'deduced' && <Tag>{said.deduced}</Tag>}
              </>,
              <Removal lang={lang} name="fait" value={factKey(fact)} about={factText(lang, fact)} />,
            ])}
          />
        </Removals>
      )}
    </Section>
  )
}

const Completions = ({ lang, path }: { lang: Lang; path: string }) => {
  const said = words[lang]
  const units = populationUnits.map((value) => ({ value, label: said.units[value] }))
  const conditions = Object.entries(said.conditions).map(([value, label]) => ({ value, label }))
  return (
    <Grid size="wide">
      <Gesture lang={lang} path={path} geste="population">
        <Field name="combien" label={said.population} inputmode="numeric" />
        <Select name="unite" label={said.unit} options={units} empty={false} />
        <Button about={said.population}>{said.save}</Button>
      </Gesture>
      <Gesture lang={lang} path={path} geste="budget">
        <Field name="min" label={said.budgetMin} inputmode="numeric" />
        <Field name="max" label={said.budgetMax} inputmode="numeric" />
        <Button about={said.kinds.budget}>{said.save}</Button>
      </Gesture>
      <Gesture lang={lang} path={path} geste="date">
        <Field name="date" type="date" label={said.date} />
        <Button about={said.date}>{said.save}</Button>
      </Gesture>
      <Gesture lang={lang} path={path} geste="condition">
        <Select name="condition" label={said.condition} options={conditions} />
        <Button about={said.condition}>{said.save}</Button>
      </Gesture>
      <Gesture lang={lang} path={path} geste="garder">
        <Field id="garder" name="quoi" label={said.keep} help={said.keepHelp} />
        <Button about={said.keep}>{said.save}</Button>
      </Gesture>
      <Gesture lang={lang} path={path} geste="remplacer">
        <Field id="remplacer" name="quoi" label={said.replace} help={said.replaceHelp} />
        <Button about={said.replace}>{said.save}</Button>
      </Gesture>
    </Grid>
  )
}
