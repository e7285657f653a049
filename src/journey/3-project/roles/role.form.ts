import { z } from 'zod'
import { plausibleDay } from '#platform/plausible-day.ts'
import { line, number, optional, orNull, ticked } from '../projects/project.form.ts'
import { roleRemotes } from './role.tables.ts'
import { skillNamed } from './role-skills.ts'

export const SKILL_ROWS = 6

const role = z.object({
  title: line(120),
  position: optional(number(1, 10_000)),
  half_days: number(1, 2_000),
  from_on: orNull(plausibleDay),
  until_on: orNull(plausibleDay),
  places: number(1, 50),
  is_learner_place: ticked,
  is_senior: ticked,
  is_must: ticked,
  remote: orNull(z.enum(roleRemotes)),
})
const inOrder = ({ from_on, until_on }: { from_on: string | null; until_on: string | null }) =>
  !from_on || !until_on || from_on <= until_on

export const roleForm = role.refine(inOrder, { path: ['until_on'] })
export type RoleValues = z.infer<typeof roleForm>

const skill = z.object({
  skill_id: z.string().transform((text, context) => {
    const id = skillNamed(text)
    if (id === undefined) context.addIssue({ code: 'custom' })
    return id ?? z.NEVER
  }),
  level: number(0, 3),
  is_must: ticked,
})
export const skillRowsForm = z
  .array(skill)
  .refine((rows) => new Set(rows.map(({ skill_id }) => skill_id)).size === rows.length)
export type RoleField = keyof RoleValues | 'skills'

export type SkillRow = { skill_id: string; level: string; is_must: string }

/** The lines of skills of a form that say something. */
export const skillRowsIn = (fields: Record<string, string>): SkillRow[] =>
  Array.from({ length: SKILL_ROWS }, (_, i) => ({
    skill_id: (fields[`skill-${i}`] ?? '').trim().slice(0, 100),
    level: fields[`level-${i}`] || '1',
    is_must: fields[`must-${i}`] ?? '',
  })).filter(({ skill_id }) => skill_id !== '')
