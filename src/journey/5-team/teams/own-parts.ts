import type { Clash, Proposal, Team } from '#engines/team/index.ts'

export type OwnParts = Pick<Proposal, 'status' | 'value' | 'bound' | 'gap'> & {
  teams: readonly Team[]
  infeasible: readonly Clash[]
}

/** How near the best a team is, to be called the best. */
const NEAR = 0.01

/**
 * Of one computation for several chantiers, what concerns one of them. The others keeping their team, none of this
 * chantier is worth more than its own value and what the whole still lacks of the bound.
 */
export function partsOf(proposal: Proposal, project: string): OwnParts {
  const infeasible = proposal.infeasible.filter((clash) => clash.project === project)
  const teams = proposal.byProject.find((one) => one.project === project)?.teams ?? []
  const [best] = teams
  if (!best) return { status: 'infeasible', value: 0, bound: 0, gap: 0, teams, infeasible }
  const bound = best.value + Math.max(0, proposal.bound - proposal.value)
  const gap = (bound - best.value) / Math.max(1, Math.abs(bound))
  return { status: gap <= NEAR ? 'optimal' : 'found', value: best.value, bound, gap, teams, infeasible }
}
