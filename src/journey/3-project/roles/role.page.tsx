import { type Lang, to } from '#platform/lang.ts'
import { Button, Empty, ErrorSummary, Field, Form, Row, Section } from '#platform/ui/index.tsx'
import type { Project } from '../projects/project.queries.ts'
import { ProjectFrame } from '../projects/project-frame.page.tsx'
import { type SheetRefusal, SheetSection } from '../sheets/sheet.page.tsx'
import type { RoleWanted } from './role.queries.ts'
import { type RoleWords, words } from './role.words.ts'
import { RoleForm, type RoleFormProps, RoleMoves } from './role-form.page.tsx'
import { RoleTable } from './role-table.page.tsx'

export type RoleRefusal = keyof RoleWords['refusals']
type Sent = Pick<RoleFormProps, 'values' | 'wrong' | 'skillErrors'>
type Props = Sent & {
  lang: Lang
  project: Project
  roles: readonly RoleWanted[]
  mayChange: boolean
  refusal?: RoleRefusal | undefined
  sheetRefusal?: SheetRefusal | undefined
}
const baseOf = (project: Project) => `/chantiers/${project.slug}/roles`
const errorOf = (lang: Lang, refusal: RoleRefusal | undefined) =>
  refusal
    ? [
        {
          field: refusal === 'budget-wrong' ? 'team_budget' : 'contenu',
          message: words[lang].refusals[refusal],
        },
      ]
    : []

export const RolesPage = (props: Props) => {
  const { lang, project, roles, mayChange, refusal, sheetRefusal } = props
  const said = words[lang]
  const base = baseOf(project)
  return (
    <ProjectFrame
      project={project}
      lang={lang}
      path={base}
      title={said.title}
      lead={said.lead}
      intro={<ErrorSummary errors={errorOf(lang, refusal)} />}
    >
      <Section id="liste" title={said.list} note={said.listNote}>
        {roles.length === 0 ? (
          <Empty title={said.none}>{said.noneText}</Empty>
        ) : (
          <RoleTable {...{ lang, roles }} base={mayChange ? base : undefined} />
        )}
      </Section>
      {mayChange && (
        <Section id="ajouter" title={said.add} note={said.addNote}>
          <RoleForm {...props} action={base} />
        </Section>
      )}
      {mayChange && <TeamBudget {...props} />}
      <SheetSection {...{ lang, base, mayChange }} refusal={sheetRefusal} />
    </ProjectFrame>
  )
}

const TeamBudget = ({ lang, project, refusal, values }: Props) => {
  const said = words[lang]
  const cents = project.team_budget_cents
  const kept = cents === null ? '' : `${cents / 100n},${String(cents % 100n).padStart(2, '0')}`
  return (
    <Section id="budget" title={said.budget} note={said.budgetNote}>
      <Form action={to(lang, `${baseOf(project)}/budget`)} label={said.saveBudget}>
        <Field
          name="team_budget"
          label={said.budgetMost}
          help={said.budgetHelp}
          value={values.team_budget ?? kept}
          error={refusal === 'budget-wrong' ? said.refusals[refusal] : undefined}
          maxlength={20}
          optional
        />
        <Row as="div">
          <Button>{said.saveBudget}</Button>
        </Row>
      </Form>
    </Section>
  )
}

type OneProps = Sent & { lang: Lang; project: Project; role: RoleWanted; refusal?: RoleRefusal | undefined }

export const RolePage = (props: OneProps) => {
  const { lang, project, role, refusal } = props
  const said = words[lang]
  const path = `${baseOf(project)}/${role.id}`
  return (
    <ProjectFrame
      {...{ lang, path, project }}
      title={role.title}
      trail={[[said.title, to(lang, baseOf(project))]]}
      intro={<ErrorSummary errors={errorOf(lang, refusal)} />}
    >
      <Section id="changer" title={said.edit} note={said.editNote}>
        <RoleForm {...props} action={path} first />
      </Section>
      <Section id="publication" title={said.state} note={said.listNote}>
        <RoleMoves lang={lang} path={path} role={role} />
      </Section>
    </ProjectFrame>
  )
}
