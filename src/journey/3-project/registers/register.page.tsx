import type { Child } from 'hono/jsx'
import { type Lang, to } from '#platform/lang.ts'
import { Empty, ErrorSummary, Section, TableFiles } from '#platform/ui/index.tsx'
import type { Project } from '../projects/project.queries.ts'
import { ProjectFrame } from '../projects/project-frame.page.tsx'
import type { DecisionField, RiskField } from './register.form.ts'
import type { Decision, ProjectDocument, Risk } from './register.queries.ts'
import { type RegisterWords, words } from './register.words.ts'
import { DecisionForm, DocumentForm, type FormValues, RiskForm, riskIds } from './register-forms.page.tsx'
import { DecisionList, DocumentTable, RiskTable } from './register-lists.page.tsx'

export type RegisterRefusal = keyof RegisterWords['refusals']
export type RegisterPageProps = {
  lang: Lang
  today: string
  project: Project
  mayChange: boolean
  decisions: readonly Decision[]
  risks: readonly Risk[]
  documents: readonly ProjectDocument[]
  /** The risk that the form changes, when it is not a new one. */
  risk: Risk | undefined
  /** What incidents alike taught. */
  before: Child
  values: FormValues
  wrong: readonly DecisionField[]
  wrongRisk: readonly RiskField[]
  sent: { form: 'risk' | 'document'; values: FormValues } | undefined
  refusal: RegisterRefusal | undefined
}
const fieldOf: Readonly<Record<RegisterRefusal, string>> = {
  'document-wrong': 'document-titre',
  'document-one': 'url',
  'file-size': 'fichier',
  'files-full': 'fichier',
  'file-kind': 'fichier',
}

export const RegisterPage = (props: RegisterPageProps) => {
  const { lang, project, wrong, wrongRisk, refusal } = props
  const said = words[lang]
  const errors = [
    ...wrong.map((field) => ({ field, message: said.wrong[field] })),
    ...wrongRisk.map((name) => ({ field: riskIds[name], message: said.wrongRisk[name] })),
    ...(refusal ? [{ field: fieldOf[refusal], message: said.refusals[refusal] }] : []),
  ]
  return (
    <ProjectFrame
      project={project}
      lang={lang}
      path={`/chantiers/${project.slug}/registre`}
      title={said.title}
      lead={said.lead}
      intro={<ErrorSummary errors={errors} />}
    >
      <Lists {...props} />
      {props.mayChange && <Forms {...props} />}
    </ProjectFrame>
  )
}

const Lists = ({ lang, project, mayChange, decisions, risks, documents }: RegisterPageProps) => {
  const said = words[lang]
  const base = mayChange ? `/chantiers/${project.slug}/registre` : undefined
  return (
    <>
      <Section id="decisions" title={said.decisions} note={said.decisionsNote}>
        {decisions.length === 0 ? (
          <Empty title={said.noDecision}>{said.noDecisionText}</Empty>
        ) : (
          <>
            <DecisionList {...{ lang, decisions }} />
            <TableFiles href={to(lang, `/chantiers/${project.slug}/decisions`)} />
          </>
        )}
      </Section>
      <Section id="risques" title={said.risks} note={said.risksNote}>
        {risks.length === 0 ? (
          <Empty title={said.noRisk}>{said.noRiskText}</Empty>
        ) : (
          <>
            <RiskTable {...{ lang, risks, base }} />
            <TableFiles href={to(lang, `/chantiers/${project.slug}/risques`)} />
          </>
        )}
      </Section>
      <Section id="documents" title={said.documents} note={said.documentsNote}>
        {documents.length === 0 ? (
          <Empty title={said.noDocument}>{said.noDocumentText}</Empty>
        ) : (
          <DocumentTable {...{ lang, documents, base }} slug={project.slug} />
        )}
      </Section>
    </>
  )
}

const Forms = (props: RegisterPageProps) => {
  const said = words[props.lang]
  return (
    <>
      <Section id="decider" title={said.decide} note={said.decideNote}>
        <DecisionForm {...props} />
      </Section>
      {props.before}
      <Section id="risque" title={said.riskAdd} note={said.riskAddNote}>
        <RiskForm {...props} />
      </Section>
      <Section id="document" title={said.documentAdd} note={said.documentAddNote}>
        <DocumentForm {...props} />
      </Section>
    </>
  )
}
