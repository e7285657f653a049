import { readFileSync, statSync } from 'node:fs'
import type { z } from 'zod'
import type { words } from './match.words.ts'

type Rule = keyof (typeof words.rules)['fr']
export type Refusal = { file: string; line: number; rule: Rule; detail: string }
export type ReadFile<T> = { read: true; value: T } | { read: false; refusals: Refusal[] }

const MEGABYTES_MAX = 300
const REFUSALS_MAX = 20

/** Reads a JSON list and checks each item. Refusals name the line where the faulty item begins. */
export function readListFile<T extends { id: string }[]>(file: string, schema: z.ZodType<T>): ReadFile<T> {
  const refuse = (line: number, rule: Rule, detail: string): ReadFile<T> => ({
    read: false,
    refusals: [{ file, line, rule, detail }],
  })
  const opened = open(file)
  if ('rule' in opened) return refuse(1, opened.rule, opened.detail)
  const { text } = opened
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return refuse(lineOfError(text, detail), 'json', detail)
  }
  const checked = schema.safeParse(json)
  if (checked.success) return uniqueIds(file, text, checked.data)
  const issues = checked.error.issues.slice(0, REFUSALS_MAX)
  const refusals = issues.map(({ path, message }): Refusal => {
    const [item, ...inside] = path
    const line = typeof item === 'number' ? lineOfItem(text, item) : 1
    return { file, line, rule: 'shape', detail: [inside.join('.'), message].filter(Boolean).join(' : ') }
  })
  return { read: false, refusals }
}

type Opened = { text: string } | { rule: Rule; detail: string }

function open(file: string): Opened {
  try {
    if (statSync(file).size > MEGABYTES_MAX * 1e6) return { rule: 'too-big', detail: String(MEGABYTES_MAX) }
    // Some editors begin a file with a mark that JSON does not know.
    return { text: readFileSync(file, 'utf8').replace(/^\uFEFF/, '') }
  } catch (error) {
    return { rule: 'unreadable', detail: error instanceof Error ? error.message : String(error) }
  }
}

function uniqueIds<T extends { id: string }[]>(file: string, text: string, items: T): ReadFile<T> {
  const seen = new Set<string>()
  const refusals: Refusal[] = []
  items.forEach(({ id }, at) => {
    if (seen.has(id) && refusals.length < REFUSALS_MAX)
      refusals.push({ file, line: lineOfItem(text, at), rule: 'same-id', detail: id })
    seen.add(id)
  })
  return refusals.length > 0 ? { read: false, refusals } : { read: true, value: items }
}

const linesBefore = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** The engine says the position of an error in its message, or that the text ended too soon. */
function lineOfError(text: string, message: string): number {
  const [, position] = /position (\d+)/.exec(message) ?? []
  return linesBefore(text, position === undefined ? text.length : Number(position))
}

const DEPTH: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 }

/** The line where the nth item of a top-level list begins, found without parsing the values. */
export function lineOfItem(text: string, wanted: number): number {
  let depth = 0
  let item = 0
  for (const { 0: mark, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]/g)) {
    const deeper = DEPTH[mark] ?? 0
    if (depth === 1 && deeper > 0 && item === wanted) return linesBefore(text, index)
    if (depth === 1 && mark === ',') item++
    depth += deeper
  }
  return 1
}
