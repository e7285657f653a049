import { formatDate, type Lang, to } from '#platform/lang.ts'
import { State, type StateKind, Table } from '#platform/ui/index.tsx'
import { isOver } from '../projects/phase.policy.ts'
import type { Phase } from '../projects/project.tables.ts'
import type { Milestone } from './milestone.queries.ts'
import { words } from './milestone.words.ts'
import { type MilestoneState, milestoneState } from './milestone-state.ts'

const kinds: Readonly<Record<MilestoneState, StateKind>> = {
  done: 'ok',
  late: 'err',
  soon: 'attn',
  planned: 'soon',
}
type Props = {
  lang: Lang
  today: string
  phase: Phase
  milestones: readonly Milestone[]
  base?: string | undefined
}

/** `base` is given to who may change: each line then leads to its form. */
export const MilestoneTable = ({ lang, today, phase, milestones, base }: Props) => {
  const said = words[lang]
  return (
    <Table
      caption={said.list}
      captionUnseen
      columns={[
        { label: said.what },
        { label: said.due, kind: 'date' },
        { label: said.state },
        ...(base ? [{ label: said.change, unseen: true }] : []),
      ]}
      rows={milestones.map((milestone) => [
        <>
          {milestone.title}
          {milestone.note && (
            <>
              <br />
              <small class="doux">{milestone.note}</small>
            </>
          )}
        </>,
        milestone.due_on ? formatDate(lang, milestone.due_on) : said.noDate,
        <MilestoneMark {...{ lang, today, phase, milestone }} />,
        ...(base
          ? [
              <a href={to(lang, `${base}/${milestone.id}`)}>
                {said.change}
                <span class="cache"> {milestone.title}</span>
              </a>,
            ]
          : []),
      ])}
    />
  )
}

type Marked = Pick<Props, 'lang' | 'today' | 'phase'> & { milestone: Milestone }
const MilestoneMark = ({ lang, today, phase, milestone }: Marked) => {
  const said = words[lang]
  const state = milestoneState(milestone, today, isOver(phase))
  const day = milestone.done_on ?? milestone.due_on
  return (
    <State kind={kinds[state]}>
      {state === 'late' && day ? said.lateSince(formatDate(lang, day)) : said.states[state]}
      {state === 'done' && day && ` · ${formatDate(lang, day)}`}
    </State>
  )
}
