import type { Clash, Proposal, Team } from '#engines/team/index.ts'

export type OwnParts = Pick<Proposal, 'status' | 'value' | 'bound' | 'gap'> & {
  teams: readonly Team[]
  infeasible: readonly Clash[]
}

/** Of one computation for several chantiers, what concerns one of them: the same team is said once. */
export function partsOf(proposal: Proposal, project: string): OwnParts {
  const { status, value, bound, gap } = proposal
  const infeasible = proposal.infeasible.filter((clash) => clash.project === project)
  const cut = proposal.teams.map((team) => ({
    ...team,
    assignments: team.assignments.filter((one) => one.project === project),
    unmet: team.unmet.filter((one) => one.project === project),
  }))
  const once = new Map(cut.toReversed().map((team) => [whoIn(team), team]))
  const teams = [...once.values()].toReversed().filter(({ assignments }) => assignments.length > 0)
  return { status, value, bound, gap, teams, infeasible }
}

const whoIn = ({ assignments }: Team): string =>
  assignments
    .map(({ person, role, halfDays }) => `${person} ${role} ${halfDays}`)
    .toSorted()
    .join()
