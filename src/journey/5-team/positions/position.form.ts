import { z } from 'zod'
import { roleRemotes } from '#journey/3-project/index.ts'
import { plausibleDay } from '#platform/plausible-day.ts'
import { findSkill } from '#registry/skill/index.ts'
import type { PositionFilters } from './position.queries.ts'

const WORDS_MAX = 100
const PAGE_MAX = 500
/** In the list of regions: chantiers that have no place of their own. */
export const PLACELESS = 'aucune'

const orNothing = <Schema extends z.ZodType>(schema: Schema) => schema.catch('' as z.output<Schema>)

/** What the address of the list says; what cannot be read is left out. */
export const positionsAsked = z.object({
  mots: z
    .string()
    .transform((text) => text.replaceAll('\0', '').trim().slice(0, WORDS_MAX))
    .catch(''),
  savoir: orNothing(z.string().refine((id) => findSkill(id) !== undefined)),
  region: orNothing(z.string().regex(/^(\d{2,3}|aucune)$/)),
  apprentissage: orNothing(z.literal('oui') as z.ZodType<string>),
  presence: orNothing(z.enum(['', ...roleRemotes])),
  des: orNothing(plausibleDay),
  jusqua: orNothing(plausibleDay),
  temps: orNothing(z.string().regex(/^[1-9]\d{0,3}$/)),
  page: z.coerce.number().int().min(1).max(PAGE_MAX).catch(1),
})
export type PositionsAsked = z.infer<typeof positionsAsked>

export const filtersOf = (asked: PositionsAsked): PositionFilters => ({
  words: asked.mots || undefined,
  skill: asked.savoir || undefined,
  region: asked.region !== PLACELESS && asked.region !== '' ? asked.region : undefined,
  isPlaceless: asked.region === PLACELESS,
  remote: asked.presence || undefined,
  isLearnerPlace: asked.apprentissage === 'oui',
  from: asked.des || undefined,
  until: asked.jusqua || undefined,
  halfDaysMax: asked.temps === '' ? undefined : Number(asked.temps),
})
