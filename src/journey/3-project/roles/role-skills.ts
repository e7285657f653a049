import { fold } from '#engines/text/fold.ts'
import type { Lang } from '#platform/lang.ts'
import { findSkill, namesOfSkill, skillLabel, suggestSkills } from '#registry/skill/index.ts'
import type { RoleSkill } from './role.queries.ts'
import { words } from './role.words.ts'

/** The skill that a text names exactly: its id, its label or one of its other names, without accents or case. */
export function skillNamed(text: string): string | undefined {
  const known = findSkill(text.trim())
  if (known) return known.id
  return suggestSkills(text).find((skill) =>
    namesOfSkill(skill).some((name) => fold(name) === fold(text.trim())),
  )?.id
}

/** What to write instead of a name that nothing has. */
export const skillsNear = (lang: Lang, text: string): string[] =>
  suggestSkills(text).map(({ label }) => label[lang])

/** A skill as a page says it: « React, niveau 2, indispensable ». */
export const skillText = (lang: Lang, { skill_id, level, is_must }: RoleSkill): string =>
  [skillLabel(lang, skill_id), words[lang].levels[level], is_must ? words[lang].must : words[lang].nice].join(
    ', ',
  )

/** A skill as a spreadsheet cell says it: « react 2 indispensable ». */
export const skillCell = (lang: Lang, { skill_id, level, is_must }: RoleSkill): string =>
  `${skill_id} ${level} ${is_must ? words[lang].must : words[lang].nice}`

const MUST = /^(indispensable|must)$/

/** Reads what `skillCell` writes, in both languages; nothing when one of the skills is not known. */
export function readSkillCell(cell: string): RoleSkill[] | undefined {
  const read = cell
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(readOne)
  const known = read.filter((one) => one !== undefined)
  const ids = new Set(known.map(({ skill_id }) => skill_id))
  return known.length === read.length && ids.size === known.length ? known : undefined
}

function readOne(part: string): RoleSkill | undefined {
  const [, name = '', level = '', weight = ''] =
    /^(.{1,80}?)(?:\s+([0-3]))?(?:\s+(indispensable|souhaitée?|must|nice))?$/i.exec(part) ?? []
  const skill_id = skillNamed(name)
  return skill_id === undefined
    ? undefined
    : { skill_id, level: Number(level || '1'), is_must: MUST.test(weight.toLowerCase()) }
}
