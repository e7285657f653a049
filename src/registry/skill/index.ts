export type { Skill, SkillFamily } from './read-skills.ts'
export { findSkill, skillLabel, skills, suggestSkills } from './skills.ts'
