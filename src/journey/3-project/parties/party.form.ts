import { z } from 'zod'
import { plausibleDay } from '#platform/plausible-day.ts'
import { id, optional } from '../projects/project.form.ts'
import { partyKinds } from './party.tables.ts'

export const partyForm = z.object({
  organisation: id,
  kind: z.enum(partyKinds),
  from_on: plausibleDay,
  note: optional(z.string().max(500)),
})
export const endForm = z.object({ until_on: plausibleDay, reason: optional(z.string().max(500)) })
export const leadForm = z.object({ person: z.uuid() })
