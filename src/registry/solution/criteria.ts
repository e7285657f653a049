import { readLicence } from '#engines/spdx/licence.ts'
import { isFree } from '#engines/spdx/licence-family.ts'
import { addMonths } from '#platform/clock.ts'
import type { Kept, Retained, Said } from './retain.ts'
import type { Solution } from './solution.queries.ts'
import { kindOf } from './sources.ts'

export const criterionIds = [
  'code',
  'licence',
  'maintained',
  'release',
  'documentation',
  'sill',
  'support',
  'providers',
  'users',
] as const
export type CriterionId = (typeof criterionIds)[number]
export type CriterionState = 'ok' | 'partly' | 'no' | 'unknown'
export type Criterion = {
  id: CriterionId
  state: CriterionState
  /** A date, a version, a count: what the sentence of the criterion tells. */
  detail?: string | number | undefined
  /** Who says so. Counts are made from the proofs of the page, which cite their own sources. */
  from?: Said | undefined
}

/** A release older than this is told as a partial answer. Our own limit, said on the page. */
export const RELEASE_MONTHS_MAX = 24
/** The edition of the SILL that our editors read, as data/catalogue/sources.yml says. */
const EDITORS_SILL = '2022-05'
/** One provider is a dependence; two is a choice. */
const PROVIDERS_MIN = 2

export type Proofs = { providers: number; users: number; usersToConfirm: number }

/**
 * What one checks before choosing a solution, each with its source and its date. They are never added up: what is
 * decisive for a commune is not for a hospital. What no source tells is unknown, and never a « no ».
 */
export function criteriaOf(
  { licence, retained: { single } }: Pick<Solution, 'licence' | 'retained'>,
  proofs: Proofs,
  today: string,
): Criterion[] {
  return [
    present('code', single.repository),
    licenceCriterion(licence, single.licence),
    maintained(single.status),
    release(single, today),
    present('documentation', single.documentation),
    sill(single),
    support(single.sillSupported),
    {
      id: 'providers',
      state: proofs.providers >= PROVIDERS_MIN ? 'ok' : proofs.providers > 0 ? 'partly' : 'unknown',
      detail: proofs.providers,
    },
    {
      id: 'users',
      state: proofs.users > 0 ? 'ok' : proofs.usersToConfirm > 0 ? 'partly' : 'unknown',
      detail: proofs.users || proofs.usersToConfirm,
    },
  ]
}

const present = (id: CriterionId, kept: Kept<string> | undefined): Criterion =>
  kept ? { id, state: 'ok', from: kept.from } : { id, state: 'unknown' }

function licenceCriterion(expression: string | null, kept: Kept<string> | undefined): Criterion {
  const licence = expression === null ? undefined : readLicence(expression)
  if (!licence || !kept) return { id: 'licence', state: 'unknown' }
  const about = { id: 'licence', detail: licence.expression, from: kept.from } as const
  // A choice between licences is as good as its best one; several together, as their worst.
  const all = licence.choices ? licence.ids.some.bind(licence.ids) : licence.ids.every.bind(licence.ids)
  if (all(({ osiApproved }) => osiApproved)) return { ...about, state: 'ok' }
  if (all(({ family }) => isFree(family))) return { ...about, state: 'partly' }
  return { ...about, state: licence.ids.some(({ family }) => family === 'restricted') ? 'no' : 'unknown' }
}

function maintained(status: Retained['single']['status']): Criterion {
  if (!status || status.value === 'unknown') return { id: 'maintained', state: 'unknown' }
  return { id: 'maintained', state: status.value === 'active' ? 'ok' : 'no', from: status.from }
}

function release({ releaseDate, version }: Retained['single'], today: string): Criterion {
  if (releaseDate) {
    const isRecent =
      releaseDate.value >= addMonths(today, -RELEASE_MONTHS_MAX).slice(0, releaseDate.value.length)
    return {
      id: 'release',
      state: isRecent ? 'ok' : 'partly',
      detail: releaseDate.value,
      from: releaseDate.from,
    }
  }
  return { id: 'release', state: 'unknown', from: version?.from }
}

function sill({ sill, sillStatus }: Retained['single']): Criterion {
  if (!sill) return { id: 'sill', state: 'unknown' }
  const edition = kindOf(sill.from.source) === 'sill' ? sill.from.dated : EDITORS_SILL
  return {
    id: 'sill',
    state: sillStatus?.value === 'FR' ? 'partly' : 'ok',
    detail: edition ?? EDITORS_SILL,
    from: sill.from,
  }
}

function support(kept: Kept<boolean> | undefined): Criterion {
  if (!kept) return { id: 'support', state: 'unknown' }
  return { id: 'support', state: kept.value ? 'ok' : 'no', from: kept.from }
}
