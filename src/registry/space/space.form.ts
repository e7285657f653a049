import { z } from 'zod'
import { isAddress } from '#platform/mail/index.ts'
import { plausibleDay } from '#platform/plausible-day.ts'
import { modules, roles } from './roles.ts'

const many = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema),
  )

export const openForm = z.object({
  organisme: z.string().trim().min(1).max(60),
  courriel: z.string().trim().toLowerCase().max(254).refine(isAddress),
})
export const inviteForm = z.object({
  courriel: z.string().trim().toLowerCase().max(254).refine(isAddress),
  roles: many(z.enum(roles)).pipe(z.array(z.enum(roles)).min(1)),
})
export const answerForm = z.object({ reponse: z.enum(['accepted', 'declined']) })
/** A day, or nothing: without end. */
const dayOrNone = z.union([z.literal('').transform(() => null), plausibleDay]).default(null)
const reason = z
  .string()
  .trim()
  .max(500)
  .transform((text) => text || null)
  .default(null)
export const endForm = z.object({ jusqu: dayOrNone, motif: reason })
export const roleForm = z.object({
  personne: z.uuid(),
  role: z.enum(roles),
  des: plausibleDay,
  jusqu: dayOrNone,
  motif: reason,
})
/** What stays on is ticked: a browser sends nothing for the rest. */
export const modulesForm = z.object({
  actifs: many(z.enum(modules)),
  motif: z.string().trim().min(1).max(500),
})
/** What became of the site that a provider of identities gave. */
export const siteForm = z.enum(['siret-wrong', 'organisation-unknown', 'role-ended'])
