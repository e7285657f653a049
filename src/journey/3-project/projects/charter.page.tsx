import type { Child } from 'hono/jsx'
import { type Way, ways } from '#engines/choice/ways.ts'
import { dayOf } from '#platform/clock.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ErrorSummary,
  Field,
  Form,
  Journal,
  Note,
  Section,
  Select,
  State,
} from '#platform/ui/index.tsx'
import {
  CharterFields,
  type CharterOptions,
  type CharterValues,
  charterErrors,
} from './charter-form.page.tsx'
import type { CharterField } from './project.form.ts'
import type { CharterChange, Project } from './project.queries.ts'
import type { Phase } from './project.tables.ts'
import { type ProjectWords, words } from './project.words.ts'
import { ProjectFrame } from './project-frame.page.tsx'

export type PhaseRefusal = keyof ProjectWords['phaseRefusals']
type Props = CharterOptions & {
  lang: Lang
  path: string
  today: string
  project: Project
  next: readonly Phase[]
  changes: readonly CharterChange[]
  /** What was learnt when others like it stopped or ended. */
  before: Child
  nameOf: (personId: string | null) => string | undefined
  values: CharterValues
  wrong: readonly CharterField[]
  refusal: PhaseRefusal | undefined
  /** What was typed of the phase that was refused. */
  phase: Readonly<Record<string, string>>
}

export const CharterPage = (props: Props) => {
  const { lang, path, project, values, wrong, regions, themes } = props
  const said = words[lang]
  return (
    <ProjectFrame
      {...{ lang, path, project }}
      title={said.charterTitle}
      margin={<State kind="acc">{said.phases[project.phase]}</State>}
    >
      <Section id="charte" title={said.charter} note={said.charterNote}>
        <Form action={to(lang, `/chantiers/${project.slug}/charte`)}>
          <ErrorSummary errors={charterErrors(lang, wrong)} />
          <CharterFields {...{ lang, values, wrong, regions, themes }} />
          <p>
            <Button kind="first">{said.save}</Button>
          </p>
        </Form>
      </Section>
      {props.before}
      <PhaseSection {...props} />
      <History {...props} />
    </ProjectFrame>
  )
}

const PhaseSection = ({ lang, today, project, next, refusal, phase: sent }: Props) => {
  const said = words[lang]
  return (
    <Section id="phase" title={said.phase} note={said.phaseNote}>
      <Form action={to(lang, `/chantiers/${project.slug}/phase`)}>
        <ErrorSummary errors={refusal ? [{ field: 'vers', message: said.phaseRefusals[refusal] }] : []} />
        <Select
          id="vers"
          name="phase"
          label={said.phaseNext}
          value={sent.phase}
          options={next.map((phase) => ({ value: phase, label: said.phases[phase] }))}
        />
        <Field name="from_on" type="date" label={said.phaseFrom} value={sent.from_on ?? today} />
        <Field
          name="reason"
          label={said.phaseReason}
          help={said.phaseReasonHelp}
          value={sent.reason}
          maxlength={500}
        />
        <p>
          <Button>{said.phaseSave}</Button>
        </p>
      </Form>
    </Section>
  )
}

const History = ({ lang, changes, nameOf }: Props) => {
  const said = words[lang]
  return (
    <Section id="historique" title={said.history} note={said.historyNote}>
      {changes.length === 0 ? (
        <p>{said.noHistory}</p>
      ) : (
        <Journal
          items={changes.map(({ field, before, after, person_id, made_at }) => {
            const date = dayOf(made_at)
            return {
              date,
              label: formatDate(lang, date),
              children: (
                <>
                  <strong>{labelOf(lang, field)}</strong>
                  <br />
                  {said.was(valueText(lang, field, before), valueText(lang, field, after))}
                  <br />
                  <Note>{nameOf(person_id) ?? said.someone}</Note>
                </>
              ),
            }
          })}
        />
      )}
    </Section>
  )
}

const labelOf = (lang: Lang, field: string): string =>
  Object.entries(words[lang].fields).find(([name]) => name === field)?.[1] ?? field

/** What a field said, in words: the register keeps codes. */
function valueText(lang: Lang, field: string, value: string | null): string | null {
  const said = words[lang]
  if (value === null) return null
  if (field === 'is_public') return value === 'true' ? said.yes : said.no
  if (field === 'choice') return ways.find((way) => way === value) ? said.ways[value as Way] : value // Just found.
  return field.endsWith('_on') ? formatDate(lang, value) : value
}
