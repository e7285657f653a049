import {
  type Assignment,
  type Clash,
  words as engineWords,
  type Fix,
  type Unmet,
} from '#engines/team/index.ts'
import type { Lang } from '#platform/lang.ts'
import type { Reason } from '#platform/ui/index.tsx'
import { skillLabel } from '#registry/skill/index.ts'
import { isMark } from './instance.ts'
import { words } from './team.words.ts'

/** The names that the reader may know, by person; the titles of the roles, by number. */
export type Names = {
  people: ReadonlyMap<string, string>
  roles: ReadonlyMap<string, string>
  project: string
  /** Whether the chantier is somewhere: nearness means nothing otherwise. */
  isPlaced: boolean
}

const HALF = 0.5
export const nameIn = (lang: Lang, { people }: Names, id: string): string =>
  people.get(id) ?? words[lang].somebody

/** Why one person is in a team, in plain words: what suits, what suits in part, what does not. */
export function reasonsOf(lang: Lang, { why }: Assignment, { isPlaced }: Names): Reason[] {
  const place = isPlaced ? [placeReason(lang, why)] : []
  return [...skillReasons(lang, why), ...termReasons(lang, why), ...place, ...keyReasons(lang, why)]
}
type Why = Assignment['why']

const skillReasons = (lang: Lang, { skills }: Why): Reason[] =>
  skills
    .filter(({ id }) => !isMark(id))
    .map(({ id, level, wanted, learns }): Reason => {
      const name = skillLabel(lang, id)
      if (level >= wanted) return { state: 'ok', text: words[lang].skill(name, level, wanted) }
      if (learns) return { state: 'partly', text: words[lang].learns(name) }
      return { state: 'no', text: words[lang].skill(name, level, wanted) }
    })

function placeReason(lang: Lang, { terms: { territory } }: Why): Reason {
  const said = words[lang]
  if (territory === 1) return { state: 'ok', text: said.isHere }
  return territory >= HALF ? { state: 'partly', text: said.isRemote } : { state: 'no', text: said.isFar }
}

function termReasons(lang: Lang, { terms }: Why): Reason[] {
  const said = words[lang]
  return [
    ...(terms.aspiration > 0 ? [{ state: 'ok' as const, text: said.isWish }] : []),
    ...(terms.theme > 0 ? [{ state: 'ok' as const, text: said.isCause }] : []),
    terms.underUsed >= HALF ? { state: 'ok', text: said.hasRoom } : { state: 'partly', text: said.isBusy },
  ]
}

function keyReasons(lang: Lang, { keys, binds }: Why): Reason[] {
  const said = words[lang]
  const engine = engineWords[lang]
  return [
    ...keys.map((key): Reason => ({ state: 'ok', text: said.key(engine.keys[key]) })),
    ...(binds === 'role-done'
      ? []
      : [{ state: 'partly' as const, text: said.whyNotMore(engine.binds[binds]) }]),
  ]
}

/** One wish that a team leaves unmet, and why. */
export function unmetText(lang: Lang, unmet: Unmet, names: Names): { text: string; details: string[] } {
  const said = words[lang]
  const engine = engineWords[lang]
  const title = (role: string) => names.roles.get(role) ?? role
  switch (unmet.kind) {
    case 'half-days': {
      // The record's own keys.
      const kept = Object.entries(unmet.keptOut ?? {}) as [keyof typeof engine.barriers, number][]
      return {
        text: said.undone(title(unmet.role), unmet.halfDays),
        details: [
          engine.undone[unmet.why],
          ...kept.map(([why, count]) => said.keptOut(count, engine.barriers[why])),
        ],
      }
    }
    case 'nice-skill':
      return { text: said.niceSkill(skillLabel(lang, unmet.skill), title(unmet.role)), details: [] }
    case 'local':
      return { text: said.local, details: [engine.undone[unmet.why]] }
    case 'wish':
      return { text: said.wish(nameIn(lang, names, unmet.person)), details: [engine.barriers[unmet.why]] }
  }
}

const NUMBER = /^\d+$/
const ABOUT_ROLES: ReadonlySet<string> = new Set([
  'dates',
  'people-max',
  'people-min',
  'skills',
  'learner-role',
  'must-role',
])

/** The rules that clash, each in words; and those whose absence alone would allow a team. */
export function clashText(
  lang: Lang,
  { rules, frees }: Clash,
  names: Names,
): { rules: string[]; frees: string[] } {
  const say = ({ rule, where }: Clash['rules'][number]) =>
    engineWords[lang].clashes[rule](
      rule === 'kept'
        ? nameIn(lang, names, where)
        : ABOUT_ROLES.has(rule)
          ? (names.roles.get(where) ?? where)
          : names.project,
    )
  return { rules: rules.map(say), frees: frees.map(say) }
}

/** What breaks when someone leaves, in words; a place of the engine is `person/project/role` or a part of it. */
export function brokenText(lang: Lang, { broken }: Fix, names: Names): string {
  const said = words[lang]
  const [, role] = broken.where.split('/').filter((part) => NUMBER.test(part))
  const title = role === undefined ? undefined : (names.roles.get(role) ?? role)
  if (broken.rule === 'half-days') return said.leftUndone(title ?? '', broken.limit)
  const rule = engineWords[lang].violations[broken.rule]
  return said.breaks(title === undefined ? rule : `${rule} (${title})`)
}
