import { z } from 'zod'
import { declineReasons } from '#engines/engagement/states.ts'
import { plausibleDay } from '#platform/plausible-day.ts'
import { proposedTo } from './candidacy.tables.ts'

const MESSAGE_MAX = 2_000
const REASON_MAX = 500

/** PostgreSQL refuses one control character, and nobody means the others. */
const clean = (text: string) =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .trim()
const text = (max: number) =>
  z
    .string()
    .transform(clean)
    .pipe(z.string().max(max))
    .transform((value) => value || null)
    .nullable()
    .default(null)
const number = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt)

export const applyForm = z.object({ message: text(MESSAGE_MAX), joint: text(MESSAGE_MAX) })
/** Without a role, the invitation is to lead with the others. */
export const inviteForm = z.object({
  adresse: z
    .string()
    .trim()
    .transform((given) => given.split('/').at(-1) ?? '')
    .pipe(z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/)),
  role: z
    .literal('')
    .transform(() => null)
    .or(number),
  message: text(MESSAGE_MAX),
})
export const answerForm = z.object({
  reponse: z.enum(['accept', 'decline', 'withdraw']),
  motif: z
    .literal('')
    .transform(() => undefined)
    .or(z.enum(declineReasons))
    .optional(),
  precision: text(REASON_MAX),
})
export const endForm = z.object({ motif: text(REASON_MAX) })
export const renewalForm = z.object({
  suite: z.enum(['oui', 'non']),
  jusqu: z
    .literal('')
    .transform(() => undefined)
    .or(plausibleDay)
    .optional(),
})
export const preferenceForm = z.object({
  propose: z.enum(proposedTo),
  lettres: z.literal('oui').optional(),
})
export type CandidacyField =
  | 'message'
  | 'joint'
  | 'adresse'
  | 'role'
  | 'motif'
  | 'precision'
  | 'jusqu'
  | 'suite'
  | 'propose'
