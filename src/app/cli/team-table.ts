import {
  type Clash,
  type ClashingRule,
  words as engineWords,
  type Proposal,
  type Team,
  type Unmet,
} from '#engines/team/index.ts'
import { formatMoney, type Lang } from '#platform/lang.ts'
import type { Io } from './command.ts'
import { words } from './team.words.ts'

const WISHES_SHOWN = 10
const HUNDRED = 100

/** Shows a proposal to a person: the best team with its reasons, what stays open, the other teams, what clashes. */
export function tellProposal(proposal: Proposal, lang: Lang, io: Io): void {
  const own = words[lang]
  const { teams, value, gap, bound, policy, seed } = proposal
  io.out(own.status[proposal.status])
  if (proposal.stoppedBy === 'time') io.out(own.late)
  const [best, ...others] = teams
  if (best) {
    io.out(own.summary(value.toFixed(2), (gap * HUNDRED).toFixed(2), bound.toFixed(2)))
    io.out(`${own.policy(policy.version, seed)}\n\n${own.best}`)
    tellTeam(best, lang, io)
    tellUnmet(best.unmet, lang, io)
  }
  const isMany = proposal.byProject.length > 1
  if (!isMany) for (const team of others) tellOther(team, best, { lang, io })
  for (const { project, teams: own } of isMany ? proposal.byProject : [])
    for (const team of own.slice(1)) tellOther(team, own[0], { lang, io, project })
  tellClashes(proposal, lang, io)
}

function tellTeam({ assignments }: Team, lang: Lang, io: Io): void {
  const rows = assignments.map(({ person, project, role, halfDays, cents, why }) => [
    `${project} / ${role}`,
    person,
    words[lang].halfDays(halfDays),
    formatMoney(lang, BigInt(cents)),
    why.fit.toFixed(2),
    [...why.keys.map((key) => engineWords[lang].keys[key]), engineWords[lang].binds[why.binds]].join(', '),
  ])
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)))
  for (const row of rows)
    io.out(`  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd())
}

function tellUnmet(unmet: readonly Unmet[], lang: Lang, io: Io): void {
  if (unmet.length === 0) return
  io.out(`\n${words[lang].unmet}`)
  const wishes = unmet.filter(({ kind }) => kind === 'wish').slice(WISHES_SHOWN)
  for (const one of unmet) if (!wishes.includes(one)) io.out(`  – ${unmetLine(one, lang)}`)
  if (wishes.length > 0) io.out(`  … +${wishes.length}`)
}

function unmetLine(unmet: Unmet, lang: Lang): string {
  const own = words[lang]
  const reasons = engineWords[lang]
  switch (unmet.kind) {
    case 'half-days':
      return own.undone(`${unmet.project} / ${unmet.role}`, unmet.halfDays, reasons.undone[unmet.why])
    case 'nice-skill':
      return own.nice(`${unmet.project} / ${unmet.role}`, unmet.skill)
    case 'local':
      return own.local(unmet.project)
    case 'wish':
      return own.wish(unmet.person, unmet.project, reasons.barriers[unmet.why])
  }
}

type Told = { lang: Lang; io: Io; project?: string }

/** Another team of the whole, or of one project while the others keep theirs. */
function tellOther(team: Team, best: Team | undefined, { lang, io, project }: Told): void {
  io.out(`\n${words[lang].other(team.rank, team.value.toFixed(2), project)}`)
  const before = new Set(best?.assignments.map(({ person }) => person))
  const added = new Set(team.assignments.map(({ person }) => person).filter((id) => !before.has(id)))
  io.out(`  ${words[lang].without(team.without.join(', ') || '–')} ; + ${[...added].join(', ') || '–'}`)
}

function tellClashes({ infeasible }: Proposal, lang: Lang, io: Io): void {
  const own = words[lang]
  for (const clash of infeasible) {
    const isFound = clash.rules.length > 0
    io.out(
      `\n${isFound ? own.clash(clash.project, clash.smallest === true) : own.unexplained(clash.project)}`,
    )
    for (const rule of clash.rules) io.out(`  – ${ruleLine(clash, rule, lang)}`)
  }
}

function ruleLine({ frees, budgetNeeded }: Clash, { rule, where }: ClashingRule, lang: Lang): string {
  const own = words[lang]
  const notes: string[] = []
  if (frees.some((one) => one.rule === rule && one.where === where)) notes.push(own.frees)
  if (rule === 'budget' && budgetNeeded !== undefined)
    notes.push(own.needed(formatMoney(lang, BigInt(budgetNeeded))))
  const tail = notes.length > 0 ? ` (${notes.join(', ')})` : ''
  return engineWords[lang].clashes[rule](where) + tail
}
