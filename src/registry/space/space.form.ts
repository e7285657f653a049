import { z } from 'zod'
import { isAddress } from '#platform/mail/index.ts'
import { modules, roles } from './roles.ts'

const day = z.iso.date()
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
export const endForm = z.object({
  jusqu: day,
  motif: z.string().trim().max(500).default(''),
})
export const roleForm = z.object({ personne: z.uuid(), role: z.enum(roles), des: day })
/** What stays on is ticked: a browser sends nothing for the rest. */
export const modulesForm = z.object({ actifs: many(z.enum(modules)) })
