import { z } from '@hono/zod-openapi'
import { FIELDS } from '#engines/matching/index.ts'

const TEXT_LETTERS_MAX = 10_000
const RESULTS_MAX = 50
const RESULTS = 10
const LICENCES_MAX = 30

const clean = (text: string): string => text.toWellFormed().replaceAll('\0', '')

const wishes = z.strictObject({
  hosting: z.enum(['serveur', 'service', 'poste', 'mobile']).optional(),
  audience: z
    .string()
    .regex(/^[a-z]{1,40}$/)
    .optional(),
  licences: z
    .array(z.string().regex(/^[A-Za-z0-9.+-]{1,60}$/))
    .max(LICENCES_MAX)
    .optional(),
  inSill: z.boolean().optional(),
  supported: z.boolean().optional(),
  used: z.boolean().optional(),
  withArchived: z.boolean().optional(),
})
const constraints = wishes.openapi('Constraints')
/** As the engine names them: what a text asks for may go beyond what a program may ask. */
const used = wishes
  .extend({ hosting: z.string().optional(), licences: z.array(z.string()).readonly().optional() })
  .openapi('ConstraintsUsed')

export const matchBody = z
  .strictObject({
    text: z.string().min(1).max(TEXT_LETTERS_MAX).transform(clean).openapi({ type: 'string' }),
    constraints: constraints.optional(),
    limit: z.int().min(1).max(RESULTS_MAX).default(RESULTS),
  })
  .openapi('MatchRequest')
export const matchExample = { text: 'Prendre rendez-vous en ligne à la mairie', limit: 5 }

const wordsMet = z.object({
  kind: z.literal('words'),
  words: z.string(),
  readAs: z.string().optional(),
  by: z.string(),
  subject: z.object({ id: z.string(), label: z.string(), phrase: z.string() }).optional(),
  via: z.string().optional(),
  fields: z.array(z.enum(FIELDS)),
  share: z.number(),
})
const fact = z.object({
  kind: z.literal('fact'),
  fact: z.string(),
  count: z.int().optional(),
  phase: z.string().optional(),
})
const unmet = z.object({
  kind: z.literal('unmet'),
  constraint: z.string(),
  state: z.enum(['no', 'unknown']),
  wanted: z.string(),
  penalty: z.number(),
})
const reason = z.discriminatedUnion('kind', [wordsMet, fact, unmet]).openapi('Reason')

const result = z
  .object({
    slug: z.string(),
    name: z.string(),
    score: z.number(),
    coverage: z.array(
      z.object({
        id: z.string(),
        state: z.enum(['proven', 'partly', 'no', 'unknown']),
        proof: z.string().optional(),
        note: z.string().optional(),
      }),
    ),
    reasons: z.array(reason),
    links: z.object({ self: z.url(), html: z.url() }),
  })
  .openapi('MatchResult')
export type MatchResult = z.infer<typeof result>

export const matchAnswer = z
  .object({
    confidence: z.enum(['high', 'medium', 'low']),
    understood: z.object({
      functions: z.array(z.object({ id: z.string(), origin: z.enum(['said', 'deduced']) })),
      constraints: used,
    }),
    results: z.array(result),
  })
  .openapi('MatchAnswer')
