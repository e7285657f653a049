import { type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Notice,
  Row,
  Section,
  Table,
} from '#platform/ui/index.tsx'
import type { Project } from '../projects/project.queries.ts'
import { ProjectFrame } from '../projects/project-frame.page.tsx'
import { type SheetWords, words } from './sheet.words.ts'
import { isEmptyDiff, type SheetDiff, type SheetKind, type SheetRow } from './sheet-diff.ts'

export type SheetRefusal = keyof SheetWords['refusals']

type SectionProps = { lang: Lang; base: string; mayChange: boolean; refusal?: SheetRefusal | undefined }

/** Under a table: the files that leave, and the one that comes back. */
export const SheetSection = ({ lang, base, mayChange, refusal }: SectionProps) => {
  const said = words[lang]
  return (
    <Section id="tableur" title={said.take} note={said.takeNote}>
      <Row>
        {(['csv', 'xlsx'] as const).map((kind) => (
          <ButtonLink href={to(lang, `${base}.${kind}`)} icon="download" download>
            {said[kind]}
          </ButtonLink>
        ))}
      </Row>
      {mayChange && (
        <Form action={to(lang, `${base}/comparer`)} upload>
          <ErrorSummary errors={refusal ? [{ field: 'fichier', message: said.refusals[refusal] }] : []} />
          <Field
            name="fichier"
            type="file"
            label={said.file}
            help={said.fileHelp}
            accept=".csv,.xlsx,text/csv"
            error={refusal && said.refusals[refusal]}
          />
          <p>
            <Button>{said.send}</Button>
          </p>
        </Form>
      )}
    </Section>
  )
}

type Props = {
  lang: Lang
  project: Project
  /** Address and name of the table. */
  base: string
  table: string
  kind: SheetKind
  rows: readonly SheetRow[]
  diff: SheetDiff
  seen: string
  isStale: boolean
}

export const SheetDiffPage = (props: Props) => {
  const { lang, project, base, table, diff, isStale } = props
  const said = words[lang]
  const cells = diff.changed.flatMap(({ changes }) => changes)
  const counts = [diff.added.length, cells.length, diff.removed.length] as const
  return (
    <ProjectFrame
      project={project}
      lang={lang}
      path={`${base}/comparer`}
      title={said.title}
      lead={said.lead}
      trail={[[table, to(lang, base)]]}
    >
      {diff.problems.length > 0 && <Problems {...props} />}
      <Section id="changements" title={said.summary(...counts)} note={said.unchanged(diff.unchanged)}>
        {isStale && (
          <Notice kind="attn" title={said.stale} live>
            {said.staleText}
          </Notice>
        )}
        {isEmptyDiff(diff) ? <Empty title={said.nothing}>{said.nothingText}</Empty> : <Changes {...props} />}
        <Deciding {...props} />
      </Section>
    </ProjectFrame>
  )
}

const nameOf = ({ kind, lang }: Pick<Props, 'kind' | 'lang'>, column: string | null) =>
  (column && kind.headers[lang][column]) ?? column ?? ''

const Problems = (props: Props) => {
  const said = words[props.lang]
  return (
    <Section id="corriger" title={said.problems} note={said.problemsNote}>
      <Notice kind="err" title={said.problems} live>
        <ul>
          {props.diff.problems.slice(0, 50).map(({ line, column, rule }) => (
            <li>
              <strong>{said.at(line, nameOf(props, column))}</strong> : {said.rules[rule] ?? rule}
            </li>
          ))}
        </ul>
      </Notice>
    </Section>
  )
}

const Changes = (props: Props) => {
  const { lang, diff } = props
  const said = words[lang]
  const title = (cells: Record<string, string>) => cells.title ?? ''
  const cell = (text: string) => text || <span class="doux">{said.empty}</span>
  const rows = [
    ...diff.changed.flatMap(({ cells, changes }) =>
      changes.map(({ column, before, after }) => [
        title(cells),
        said.changed,
        nameOf(props, column),
        cell(before),
        cell(after),
      ]),
    ),
    ...diff.added.map(({ cells }) => [title(cells), said.added, '', '', summaryOf(props, cells)]),
    ...diff.removed.map((cells) => [title(cells), said.removed, '', summaryOf(props, cells), '']),
  ]
  return (
    <Table
      caption={said.title}
      captionUnseen
      columns={[
        { label: said.what },
        { label: said.how },
        { label: said.column },
        { label: said.before },
        { label: said.after },
      ]}
      rows={rows}
    />
  )
}

const summaryOf = (props: Props, cells: Record<string, string>): string =>
  props.kind.columns
    .filter((column) => column !== 'id' && column !== 'title' && cells[column])
    .map((column) => `${nameOf(props, column)} ${cells[column]}`)
    .join(' · ')

const Deciding = ({ lang, base, rows, diff, seen }: Props) => {
  const said = words[lang]
  const mayApply = diff.problems.length === 0 && !isEmptyDiff(diff)
  return (
    <>
      {mayApply && (
        <Form action={to(lang, `${base}/appliquer`)}>
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="rows" value={JSON.stringify(rows)} />
          <p>
            <Button kind="first">{said.apply}</Button>
          </p>
        </Form>
      )}
      <p>
        <a href={to(lang, base)}>{said.cancel}</a>
      </p>
    </>
  )
}
