import { type HalfState, isCommitment, readSlot, type Slot } from '#engines/half-days/grid.ts'
import { formatDate, type Lang } from '#platform/lang.ts'
import type { Grid } from './grid.queries.ts'
import { words } from './grid.words.ts'

/** What a page of time shows: a month (YYYY-MM) or an ISO week, five days of it or seven. */
export type View = { kind: 'month' | 'week'; name: string; days: 5 | 7 }

/** The same view as an address. */
export const viewQuery = ({ kind, name, days }: View): string =>
  `?${kind === 'month' ? 'mois' : 'semaine'}=${name}${days === 7 ? '&jours=7' : ''}`

/** What a state is, in words: the chantier of a commitment by its name. */
export function stateText(lang: Lang, { projects }: Pick<Grid, 'projects'>, state: HalfState): string {
  const said = words[lang]
  if (state === '') return said.nothing
  if (!isCommitment(state)) return said.kinds[state as 'available' | 'leave' | 'off'] // Neither empty nor a commitment.
  return projects.find(({ id }) => state === `project:${id}`)?.title ?? said.kinds.commitment
}

export function slotText(lang: Lang, slot: Slot): string {
  const { day, half } = readSlot(slot)
  return `${formatDate(lang, day)}, ${words[lang][half]}`
}
