import { z } from 'zod'

const line = (max: number) => z.string().trim().min(1).max(max)
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)

export const askForm = z.object({
  name: line(120),
  email: z.string().trim().max(254),
  message: z.preprocess(blank, line(2_000).optional()),
})

export const answerForm = z.object({
  state: z.enum(['taken', 'refused', 'done', 'given-up']),
  reason: z.preprocess(blank, line(500).optional()),
})
