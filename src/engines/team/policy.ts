/** What the co-op values. Points are for a project of weight 1 that is wholly staffed: its work is worth 100. */
export type Weights = {
  /** Parts of the fit, each between 0 and 1. */
  readonly level: number
  readonly aspiration: number
  readonly territory: number
  readonly theme: number
  readonly underUsed: number
  /** Taken from the fit when a half-day costs `costReference`. */
  readonly cost: number
  /** Lost for work that nobody does, as a multiple of what a perfect fit would earn. */
  readonly unmet: number
  /** Points lost for each engagement: few people for long rather than many for little. */
  readonly engagement: number
  /** Points lost when nobody of the team is of the territory of the project. */
  readonly local: number
  /** Points lost by a person whose load passes 80 % of their target by the whole of that target. */
  readonly over80: number
  /** Points lost besides, past 110 %. */
  readonly over110: number
}

export type Rules = {
  /** Half-days of the shortest engagement. */
  readonly engagementMin: number
  readonly projectsMax: number
  readonly peopleMax: number
  readonly senior: boolean
  /** Cents per half-day of whoever says none. */
  readonly rate: number
  /** Cents per half-day at which the cost term is whole. */
  readonly costReference: number
  /** Half-days over the calendar wished by whoever says none. */
  readonly target: number
}

export type Policy = { readonly version: string; readonly weights: Weights; readonly rules: Rules }
export type GivenPolicy = {
  readonly version?: string
  readonly weights?: Partial<Weights>
  readonly rules?: Partial<Rules>
}

/** What holds until an assembly decides otherwise. docs/formats/team.md explains each figure. */
export const DEFAULT_POLICY: Policy = {
  version: 'pluriel-2026-11',
  weights: {
    level: 0.5,
    aspiration: 0.2,
    territory: 0.12,
    theme: 0.1,
    underUsed: 0.08,
    cost: 0.25,
    unmet: 4,
    engagement: 0.03,
    local: 8,
    over80: 4,
    over110: 12,
  },
  rules: {
    engagementMin: 4,
    projectsMax: 3,
    peopleMax: 5,
    senior: true,
    rate: 25_000,
    costReference: 40_000,
    target: 60,
  },
}

/** The policy of an instance: what it says, and the default for what it does not say. */
export function policyOf(given: GivenPolicy | undefined): Policy {
  const { weights, rules, version: named } = given ?? {}
  // A co-op that changes a figure no longer follows the default version, unless it names its own.
  const version = weights || rules ? `${DEFAULT_POLICY.version}, amendée` : DEFAULT_POLICY.version
  return {
    version: named ?? version,
    weights: { ...DEFAULT_POLICY.weights, ...weights },
    rules: { ...DEFAULT_POLICY.rules, ...rules },
  }
}
