import { formatDate, type Lang, to } from '#platform/lang.ts'
import type { Milestone } from '../milestones/milestone.queries.ts'
import { milestoneState } from '../milestones/milestone-state.ts'
import type { Party } from '../parties/party.queries.ts'
import { isOver } from '../projects/phase.policy.ts'
import type { Project } from '../projects/project.queries.ts'
import type { Tie } from '../projects/project.tables.ts'
import { words as projectWords } from '../projects/project.words.ts'
import type { Decision, Risk } from '../registers/register.queries.ts'
import type { RoleWanted } from '../roles/role.queries.ts'
import type { WaitingItem } from './slots.routes.ts'
import { words } from './thread.words.ts'

export type InsideFacts = {
  project: Project
  milestones: readonly Milestone[]
  roles: readonly RoleWanted[]
  parties: readonly Party[]
  decisions: readonly Decision[]
  risks: readonly Risk[]
  people: readonly { tie: Tie; until_on: string | null }[]
}
type Reading = { lang: Lang; today: string }

/** Titles have commas of their own. */
const betweenNames = { fr: '\u202f; ', en: '; ' } as const

const asked = ['purpose', 'common', 'licence', 'done_means', 'ends_on'] as const

/** What waits for someone who may change a chantier: what is late, then what is missing. Nothing, once it is over. */
export function waitingInside({ lang, today }: Reading, facts: InsideFacts): WaitingItem[] {
  if (isOver(facts.project.phase)) return []
  const said = words[lang]
  const base = to(lang, `/chantiers/${facts.project.slug}`)
  const late = facts.milestones.filter((one) => milestoneState(one, today) === 'late')
  const missing = asked.filter((field) => facts.project[field] === null)
  const due = toReview(facts.decisions, today)
  const bare = unanswered(facts.risks)
  const drafts = facts.roles.filter((role) => role.published_on === null)
  const list = (names: readonly string[]) => names.slice(0, 3).join(betweenNames[lang])
  const items: (WaitingItem | false)[] = [
    isOrphan(facts, today) && {
      kind: 'attn',
      title: said.orphan,
      text: said.orphanText,
      href: `${base}/parties#personnes`,
      label: said.orphanDo,
    },
    late.length > 0 && {
      kind: 'err',
      title: said.late(late.length),
      text: list(late.map(({ title, due_on }) => `${title} (${due_on ? formatDate(lang, due_on) : ''})`)),
      href: `${base}/jalons`,
      label: said.lateDo,
    },
    due.length > 0 && {
      kind: 'attn',
      title: said.reviews(due.length),
      text: list(due.map(({ number, title }) => `${number}. ${title}`)),
      href: `${base}/registre#decisions`,
      label: said.reviewsDo,
    },
    bare.length > 0 && {
      kind: 'attn',
      title: said.bare(bare.length),
      text: list(bare.map(({ title }) => title)),
      href: `${base}/registre#risques`,
      label: said.bareDo,
    },
    missing.length > 0 && {
      kind: 'attn',
      title: said.missing(missing.length),
      text: missing.map((field) => projectWords[lang].fields[field]).join(', '),
      href: `${base}/charte`,
      label: said.missingDo,
    },
    facts.milestones.length === 0 && {
      kind: 'info',
      title: said.noMilestone,
      text: said.noMilestoneText,
      href: `${base}/jalons`,
      label: said.noMilestoneDo,
    },
    facts.parties.length === 0 && {
      kind: 'info',
      title: said.noParty,
      text: said.noPartyText,
      href: `${base}/parties`,
      label: said.noPartyDo,
    },
    drafts.length > 0 && {
      kind: 'info',
      title: said.drafts(drafts.length),
      text: list(drafts.map(({ title }) => title)),
      href: `${base}/roles`,
      label: said.draftsDo,
    },
  ]
  return items.filter((item) => item !== false)
}

/** Nobody leads it after today, and it still runs: the stewards of its space answer for it meanwhile. */
const isOrphan = ({ project, people }: InsideFacts, today: string): boolean =>
  !['handed-over', 'stopped'].includes(project.phase) &&
  !people.some(({ tie, until_on: until }) => tie === 'lead' && (until === null || until > today))

/** What anybody may know of today: what is late, what goes well, what comes next. */
export function waitingForAll(
  { lang, today }: Reading,
  { project, milestones }: Pick<InsideFacts, 'project' | 'milestones'>,
): WaitingItem[] {
  if (isOver(project.phase)) return []
  const said = words[lang]
  const late = milestones.filter((one) => milestoneState(one, today) === 'late')
  const done = milestones.filter(({ done_on }) => done_on !== null).length
  const [next] = milestones
    .flatMap(({ title, due_on, done_on }) =>
      done_on === null && due_on !== null && due_on >= today ? [{ title, due_on }] : [],
    )
    .toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1))
  const names = late.map(({ title }) => title).slice(0, 3)
  const items: (WaitingItem | false | undefined)[] = [
    late.length > 0 && { kind: 'err', title: said.late(late.length), text: names.join(betweenNames[lang]) },
    late.length === 0 &&
      done > 0 && { kind: 'ok', title: said.onTime, text: said.onTimeText(done, milestones.length) },
    next && {
      kind: 'info',
      title: said.nextTitle,
      text: said.nextText(next.title, formatDate(lang, next.due_on)),
    },
  ]
  return items.filter((item) => item !== false && item !== undefined)
}

/** The decisions to look at again on a day; one that another replaces is looked at no more. */
export function toReview<One extends Pick<Decision, 'number' | 'replaces' | 'review_on'>>(
  decisions: readonly One[],
  today: string,
): One[] {
  const replaced = new Set(decisions.map(({ replaces }) => replaces))
  return decisions.filter(
    ({ number, review_on }) => !replaced.has(number) && review_on !== null && review_on <= today,
  )
}

/** The risks that would hit hard and that nothing answers. */
export const unanswered = <One extends Pick<Risk, 'closed_on' | 'impact' | 'answer'>>(
  risks: readonly One[],
) => risks.filter((risk) => risk.closed_on === null && risk.impact === 'high' && !risk.answer)

const order = ['err', 'attn', 'acc', 'info', 'ok'] as const

/** The most pressing first; among equals, in the order in which they were said. */
export const mostPressing = (items: readonly WaitingItem[]): WaitingItem[] =>
  items.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
