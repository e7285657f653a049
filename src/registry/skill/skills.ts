import { indexSkills, type SkillIndex, suggestSkills as suggestIn } from '#engines/skills/suggest.ts'
import type { Lang } from '#platform/lang.ts'
import { readSkills, type Skill } from './read-skills.ts'

/** What people can know how to do, by family. The list is ours: data/skills. */
export const skills: readonly Skill[] = readSkills()

const byId = new Map(skills.map((skill) => [skill.id, skill]))
let index: SkillIndex | undefined

export const findSkill = (id: string): Skill | undefined => byId.get(id)
/** An id that left the list is said as it is. */
export const skillLabel = (lang: Lang, id: string): string => byId.get(id)?.label[lang] ?? id

export const namesOfSkill = ({ label, aliases }: Skill): string[] => [label.fr, label.en, ...aliases]

/** The three skills that a text most likely means, likeliest first: the person confirms. */
export function suggestSkills(text: string): Skill[] {
  index ??= indexSkills(skills.map((skill) => ({ id: skill.id, names: namesOfSkill(skill) })))
  return suggestIn(index, text).flatMap((id) => byId.get(id) ?? [])
}
