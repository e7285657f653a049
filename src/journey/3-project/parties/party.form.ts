import { z } from 'zod'
import { day, id, optional } from '../projects/project.form.ts'
import { partyKinds } from './party.tables.ts'

export const partyForm = z.object({
  organisation: id,
  kind: z.enum(partyKinds),
  from_on: day,
  note: optional(z.string().max(500)),
})
export const endForm = z.object({ until_on: day, reason: optional(z.string().max(500)) })
export const leadForm = z.object({ person: z.uuid() })
