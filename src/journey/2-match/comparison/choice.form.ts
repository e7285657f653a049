import { z } from 'zod'

const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)

export const choiceForm = z.object({
  voie: z.enum(['adopt', 'adapt', 'create']),
  solution: z.preprocess(blank, z.string().max(100).optional()),
  note: z.preprocess(blank, z.string().trim().max(1_000).optional()),
})
