import type { z } from 'zod'
import type { SolutionRecord } from './record.form.ts'
import { type RecordRule, words } from './record.words.ts'

/** One thing that an import refuses or remarks: where it stands, which key, which rule, how to put it right. */
export type ImportProblem = {
  file?: string | undefined
  line: number
  key: string
  rule: string
  remedy: { fr: string; en: string }
}
export type Place = { file?: string | undefined; line?: number | undefined }

export const recordProblem = (at: Place, key: string, rule: RecordRule, detail = ''): ImportProblem => ({
  ...(at.file === undefined ? {} : { file: at.file }),
  line: at.line ?? 1,
  key,
  rule,
  remedy: { fr: words.fr[rule](detail), en: words.en[rule](detail) },
})

const isRule = (text: string): text is RecordRule => Object.hasOwn(words.fr, text)

/** The faults that the form found in a record, in the words of an import. */
export function formProblems(record: Place, issues: readonly z.core.$ZodIssue[]): ImportProblem[] {
  return issues.map((issue) => {
    const key = issue.path.filter((part) => part !== 'fields').join('.')
    if (issue.code === 'unrecognized_keys') return recordProblem(record, issue.keys[0] ?? key, 'unknown-key')
    const isMissing = issue.code === 'invalid_type' && issue.input === undefined
    return recordProblem(record, key, isMissing ? 'missing' : isRule(issue.message) ? issue.message : 'state')
  })
}

/** « line 12 », or the file when there is one solution per file. */
export const placeOf = ({ file, line }: Pick<SolutionRecord, 'file' | 'line'>): string =>
  [file, line === undefined ? undefined : `l. ${line}`].filter(Boolean).join(', ')
