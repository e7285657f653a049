import type { Fix, Team } from '#engines/team/index.ts'
import type { Lang } from '#platform/lang.ts'
import type { ChoiceRow, ProposalAnswer, ProposalRow } from './compose.queries.ts'
import type { Names } from './reasons.ts'
import type { TeamRefusal } from './team.words.ts'

/** What the page of the teams of a chantier is given. */
export type TeamProps = {
  lang: Lang
  path: string
  project: { slug: string; title: string }
  proposal: ProposalRow | undefined
  others: readonly Pick<ProposalRow, 'id' | 'made_at'>[]
  team: Team | undefined
  names: Names
  choices: readonly ChoiceRow[]
  answers: readonly ProposalAnswer[]
  leaving?: { person: string; fixes: readonly Fix[]; isSame: boolean } | undefined
  /** Where the policy of the space is, for who may read it. */
  policyHref: string | undefined
  mayDecide: boolean
  refusal?: TeamRefusal | undefined
}
/** The same, once there is a team to show. */
export type Shown = TeamProps & { proposal: ProposalRow; team: Team; base: string }
