import { z } from 'zod'
import { optional, text, ticked } from '../projects/project.form.ts'
import { moods } from './post.tables.ts'

export const NEEDS_MAX = 5
const NEED_SIGNS_MAX = 300

/** One need a line: what is missing, in the words of those who miss it. */
const needLines = z
  .string()
  .default('')
  .transform((value) =>
    value
      .toWellFormed()
      .replaceAll('\0', '')
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string().max(NEED_SIGNS_MAX)).max(NEEDS_MAX))

/** A short weekly post. */
export const postForm = z.object({
  mood: z.enum(moods),
  progress: text(1_500),
  priorities: optional(z.string().max(500)),
  figures: optional(z.string().max(500)),
  is_public: ticked,
})
export const newPostForm = postForm.extend({ needs: needLines })
export type PostField = keyof z.infer<typeof newPostForm>
