import { z } from 'zod'

/** A day of a form, in years that people speak of: PostgreSQL knows no year 0, and nobody means the year 9999. */
export const plausibleDay = z.iso.date().refine((day) => day >= '1900-01-01' && day <= '2199-12-31')
