import { z } from 'zod'
import { listQuery } from '#platform/list-query.ts'
import { plausibleDay } from '#platform/plausible-day.ts'
import { remotes } from '#registry/profile/index.ts'
import { findSkill } from '#registry/skill/index.ts'

const PAGE_MAX = 500
const TEXT_MAX = 100

/** What the address of a list says, as its form shows it. */
export type VivierSearch = {
  mots: string
  savoir: string
  niveau: number
  envie: '' | 'apprendre' | 'transmettre'
  region: string
  distance: string
  libres: number
  du: string
  au: string
}

const text = z.string().transform((given) =>
  given
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, TEXT_MAX),
)
const day = plausibleDay.or(z.literal('')).catch('').default('')
const count = (max: number) => z.coerce.number().int().min(0).max(max).catch(0).default(0)

const form = z.object({
  mots: text.catch('').default(''),
  savoir: z
    .string()
    .refine((id) => findSkill(id) !== undefined)
    .catch('')
    .default(''),
  niveau: count(3),
  envie: z.enum(['', 'apprendre', 'transmettre']).catch('').default(''),
  region: z
    .string()
    .regex(/^\d{2,3}$/)
    .catch('')
    .default(''),
  distance: z
    .enum(['', ...remotes])
    .catch('')
    .default(''),
  libres: count(400),
  du: day,
  au: day,
  page: z.coerce.number().int().min(1).max(PAGE_MAX).catch(1).default(1),
})

/** Addresses are written and shared by people: what cannot be read is left out, the rest is answered. */
export function readVivier(query: Record<string, string>): { search: VivierSearch; page: number } {
  const { page, ...search } = form.parse(query)
  return { search, page }
}

/** The same search as an address, in the order of its form. */
export const vivierQuery = (search: VivierSearch, page = 1): string =>
  listQuery({ ...search, niveau: String(search.niveau || ''), libres: String(search.libres || '') }, page)
