import type { ImportProblem } from '../import-problem.ts'
import { readProblem } from './reading.ts'

/** An element of an array of a JSON text, and the line on which it begins. */
export type Element = { line: number; value: Record<string, unknown> }

export function parseJson(text: string, file: string): { value: unknown } | { problem: ImportProblem } {
  try {
    return { value: JSON.parse(text) }
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : ''
    const position = /position (\d+)/.exec(said)?.[1]
    const line = position ? text.slice(0, Number(position)).split('\n').length : 1
    return { problem: readProblem({ file, line }, '', 'json', said.split('\n')[0]) }
  }
}

/**
 * The objects of an array that is the whole text, or that its first level holds under a key, each with its line.
 * Nothing when there is no such array. The text has been read as JSON already.
 */
export function elementsOf(text: string, value: unknown, key?: string): Element[] | undefined {
  const array = key === undefined ? value : isObject(value) ? value[key] : undefined
  if (!Array.isArray(array)) return undefined
  const lines = linesOfElements(text, key)
  return array.map((element: unknown, i) => ({
    line: lines[i] ?? 1,
    value: isObject(element) ? element : {},
  }))
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// Strings whole, so that what they hold is not taken for structure; then what opens, closes, separates or ends a line.
const TOKENS = /"(?:[^"\\]|\\.)*"|[[\]{}\n]/g

/** The line of each object that stands directly in the array; the depth tells which brackets are its own. */
function linesOfElements(text: string, key: string | undefined): number[] {
  const wanted = key === undefined ? undefined : JSON.stringify(key)
  const state: State = { depth: 0, line: 1, lastKey: '', isInside: wanted === undefined }
  return [...text.matchAll(TOKENS)].flatMap(([token]) => step(token, state, wanted))
}

type State = { depth: number; line: number; lastKey: string; isInside: boolean }

function step(token: string, state: State, wanted: string | undefined): number[] {
  if (token === '[' || token === '{') return opened(token, state, wanted)
  if (token === '\n') state.line += 1
  else if (token === ']' || token === '}') state.depth -= 1
  else if (state.depth === 1) state.lastKey = token
  return []
}

/** A bracket opens: the line, when it is that of an element of our array. */
function opened(token: string, state: State, wanted: string | undefined): number[] {
  const isFirstLevel = token === '[' && state.depth === 1 && wanted !== undefined
  if (isFirstLevel) state.isInside = state.lastKey === wanted
  const isElement = token === '{' && state.depth === (wanted === undefined ? 1 : 2)
  state.depth += 1
  return isElement && state.isInside ? [state.line] : []
}
