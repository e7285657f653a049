import { z } from 'zod'

const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const INVITED_MAX = 20

export const groupForm = z.object({
  title: z.string().trim().min(1).max(120),
  purpose: z.preprocess(blank, z.string().trim().min(1).max(2_000).optional()),
  invited: z
    .preprocess(
      (value) => (value === undefined ? [] : [value].flat()),
      z.array(z.string().regex(/^[a-z0-9]{10}$/)),
    )
    .transform((refs) => refs.slice(0, INVITED_MAX)),
})

/** Whole euros; nothing withdraws what was announced. */
export const readyForm = z.object({
  euros: z.preprocess(
    blank,
    z
      .string()
      .transform((text) => text.replace(/[\s\u00a0\u202f€.]/g, ''))
      .pipe(z.string().regex(/^[1-9]\d{0,8}$/))
      .transform((digits) => BigInt(digits) * 100n)
      .optional(),
  ),
})
