import { formatNumber, type Lang, to } from '#platform/lang.ts'
import { ButtonLink, Facts, Page, Prose, Section, Stack, Table } from '#platform/ui/index.tsx'
import { type ApiWords, type DumpFile, words } from './api.words.ts'
import { words as problems } from './problem.words.ts'

export type ShownOperation = {
  method: string
  path: string
  summary: string
  description: string
  parameters: readonly string[]
  /** A command that can be pasted in a terminal. */
  example: string
}
export type ShownDump = { file: DumpFile; licence: string }

export type ApiPageProps = {
  lang: Lang
  path: string
  title: string
  description: string
  operations: readonly ShownOperation[]
  /** Each name once, with what it means. */
  parameters: readonly (readonly [name: string, meaning: string])[]
  dumps: readonly ShownDump[]
  /** Per minute and per address. */
  limits: { reads: number; writes: number }
}
type Part = ApiPageProps & { said: ApiWords }

export const ApiPage = (props: ApiPageProps) => {
  const { lang, path, title, description } = props
  const said = words[lang]
  const intro = (
    <p>
      <ButtonLink kind="first" href={to(lang, '/api/v1/openapi.json')}>
        {said.document}
      </ButtonLink>
    </p>
  )
  return (
    <Page {...{ lang, path, title, description }} lead={said.lead} intro={intro}>
      <Rules {...props} said={said} />
      <Operations {...props} said={said} />
      <Section id="precisions" title={said.parameters} note={said.parametersNote}>
        <Facts items={props.parameters.map(([name, meaning]) => [<code>{name}</code>, meaning])} />
      </Section>
      <Dumps {...props} said={said} />
      <Refusals {...props} said={said} />
    </Page>
  )
}

const Rules = ({ lang, limits, said, description }: Part) => (
  <Section id="regles" title={said.rules} note={said.rulesNote}>
    <Prose>
      <p>{description}</p>
      <ul>
        {said.rulesText.map((rule) => (
          <li>{rule}</li>
        ))}
        <li>{said.limits(formatNumber(lang, limits.reads), formatNumber(lang, limits.writes))}</li>
      </ul>
    </Prose>
  </Section>
)

const Operations = ({ operations, said }: Part) => (
  <Section id="operations" title={said.operations} note={said.operationsNote}>
    <Stack>
      {operations.map(({ method, path, summary, description, parameters, example }) => (
        <article>
          <h3>{summary}</h3>
          <p>
            <code>
              {method.toUpperCase()} {path}
            </code>
          </p>
          <p>
            {description}
            {parameters.length > 0 && ` ${said.takes} ${parameters.join(', ')}.`}
          </p>
          <p>
            <code>{example}</code>
          </p>
        </article>
      ))}
    </Stack>
  </Section>
)

const Dumps = ({ dumps, said }: Part) => (
  <Section id="donnees" title={said.dumps} note={said.dumpsNote}>
    <Stack>
      <Table
        caption={said.dumpsCaption}
        captionUnseen
        columns={[{ label: said.file }, { label: said.holds }, { label: said.licence }]}
        rows={dumps.map(({ file, licence }) => [
          <a href={`/donnees/${file}`} download>
            {file}
          </a>,
          said.files[file],
          licence,
        ])}
      />
      <p>{said.reproducible}</p>
    </Stack>
  </Section>
)

/** The type of a problem is the address of its paragraph here. */
const Refusals = ({ lang, said }: Part) => (
  <Section id="refus" title={said.refusals} note={said.refusalsNote}>
    <Facts
      items={Object.entries(problems[lang]).map(([kind, { title, text }]) => [
        <code id={kind}>{kind}</code>,
        `${title}. ${text}`,
      ])}
    />
  </Section>
)
