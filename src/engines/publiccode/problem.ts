import { words } from './problem.words.ts'

export type Place = { line: number; column: number }
export type Rule = keyof (typeof words)['fr']
/** One thing that is wrong or discouraged in a file: where, which key, which rule, and how to put it right. */
export type Problem = {
  line: number
  column: number
  key: string
  rule: Rule
  remedy: { fr: string; en: string }
}

/** `detail` is what the rule needs to be said: a limit, the accepted values, what was read. */
export const problem = (rule: Rule, at: Place, key: string, detail = ''): Problem => ({
  line: at.line,
  column: at.column,
  key,
  rule,
  remedy: { fr: words.fr[rule](detail), en: words.en[rule](detail) },
})

/** In the order of the file, then by key: two readings of one file tell the same list. */
export const inOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => a.line - b.line || a.column - b.column || (a.key < b.key ? -1 : 1))
