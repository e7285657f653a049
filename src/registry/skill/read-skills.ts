import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { assert } from '#engines/assert.ts'

const folder = new URL('../../../data/skills/', import.meta.url)

const label = z.string().min(1).max(80)
const skillRow = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  fr: label,
  en: label,
  aliases: z.array(label).min(1).max(20),
  /** Code of a job of the ROME, when it is certain. */
  rome: z
    .string()
    .regex(/^[A-N]\d{4}$/)
    .optional(),
  /** Address of a concept of ESCO, when it is certain. */
  esco: z.url({ protocol: /^http$/, hostname: /^data\.europa\.eu$/ }).optional(),
})
const skillFile = z.strictObject({
  family: z.strictObject({ fr: label, en: label }),
  skills: z.array(skillRow).min(1),
})
export type SkillFamily = { id: string; label: { fr: string; en: string } }
export type Skill = {
  id: string
  family: SkillFamily
  label: { fr: string; en: string }
  aliases: readonly string[]
  rome?: string | undefined
  esco?: string | undefined
}

/** The skills of data/skills, checked: a file that breaks a promise stops the start, and says which. */
export function readSkills(): Skill[] {
  const all = readdirSync(folder)
    .filter((file) => file.endsWith('.yml'))
    .sort()
    .flatMap(readFamily)
  assert(new Set(all.map(({ id }) => id)).size === all.length, 'a skill is written once')
  return all
}

function readFamily(file: string): Skill[] {
  const read = skillFile.safeParse(parse(readFileSync(new URL(file, folder), 'utf8'), { maxAliasCount: 0 }))
  if (!read.success) {
    const reasons = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`data/skills/${file}: ${reasons.join('; ')}`)
  }
  const family = { id: file.replace('.yml', ''), label: read.data.family }
  return read.data.skills.map(({ id, fr, en, ...rest }) => ({ id, family, label: { fr, en }, ...rest }))
}
