import { type Lang, to } from '#platform/lang.ts'
import { Button, Empty, ErrorSummary, Field, Form, Grid, Section } from '#platform/ui/index.tsx'
import type { Project } from '../projects/project.queries.ts'
import { ProjectFrame } from '../projects/project-frame.page.tsx'
import { type SheetRefusal, SheetSection } from '../sheets/sheet.page.tsx'
import type { MilestoneField } from './milestone.form.ts'
import type { Milestone } from './milestone.queries.ts'
import { words } from './milestone.words.ts'
import { MilestoneTable } from './milestone-table.page.tsx'

export type MilestoneValues = Partial<Record<MilestoneField, string>>
type Props = {
  lang: Lang
  today: string
  project: Project
  milestones: readonly Milestone[]
  mayChange: boolean
  values: MilestoneValues
  wrong: readonly MilestoneField[]
  isFull: boolean
  sheetRefusal?: SheetRefusal | undefined
}
const baseOf = (project: Project) => `/chantiers/${project.slug}/jalons`

export const MilestonesPage = (props: Props) => {
  const { lang, today, project, milestones, mayChange, sheetRefusal } = props
  const said = words[lang]
  const base = baseOf(project)
  return (
    <ProjectFrame project={project} lang={lang} path={base} title={said.title} lead={said.lead}>
      <Section id="liste" title={said.list} note={said.listNote}>
        {milestones.length === 0 ? (
          <Empty title={said.none}>{said.noneText}</Empty>
        ) : (
          <MilestoneTable
            {...{ lang, today, phase: project.phase, milestones }}
            base={mayChange ? base : undefined}
          />
        )}
      </Section>
      {mayChange && (
        <Section id="ajouter" title={said.add} note={said.addNote}>
          <MilestoneForm {...props} action={base} />
        </Section>
      )}
      <SheetSection {...{ lang, base, mayChange }} refusal={sheetRefusal} />
    </ProjectFrame>
  )
}

type FormProps = Pick<Props, 'lang' | 'values' | 'wrong' | 'isFull'> & { action: string; first?: boolean }

const MilestoneForm = ({ lang, values, wrong, isFull, action, first }: FormProps) => {
  const said = words[lang]
  const ask = (name: MilestoneField) => ({
    name,
    value: values[name],
    error: wrong.includes(name) ? said.wrong[name] : undefined,
  })
  const full = isFull ? [{ field: 'title', message: said.full }] : []
  return (
    <Form action={to(lang, action)}>
      <ErrorSummary errors={[...full, ...wrong.map((field) => ({ field, message: said.wrong[field] }))]} />
      <Field {...ask('title')} label={said.what} maxlength={160} />
      <Grid size="wide">
        <Field {...ask('due_on')} type="date" label={said.due} optional />
        <Field {...ask('done_on')} type="date" label={said.doneOn} help={said.doneHelp} optional />
      </Grid>
      <Field {...ask('position')} label={said.order} help={said.positionHelp} inputmode="numeric" optional />
      <Field {...ask('note')} label={said.note} maxlength={500} optional />
      <p>
        <Button kind={first ? 'first' : 'second'}>{said.save}</Button>
      </p>
    </Form>
  )
}

type OneProps = Pick<Props, 'lang' | 'project' | 'values' | 'wrong'> & { milestone: Milestone }

export const MilestonePage = ({ lang, project, milestone, values, wrong }: OneProps) => {
  const said = words[lang]
  const path = `${baseOf(project)}/${milestone.id}`
  return (
    <ProjectFrame
      {...{ lang, path, project }}
      title={milestone.title}
      trail={[[said.title, to(lang, baseOf(project))]]}
    >
      <Section id="changer" title={said.edit} note={said.editNote}>
        <MilestoneForm {...{ lang, values, wrong }} isFull={false} action={path} first />
        <Form action={to(lang, `${path}/retirer`)}>
          <p>
            <Button kind="danger">{said.remove}</Button>
          </p>
        </Form>
      </Section>
    </ProjectFrame>
  )
}
