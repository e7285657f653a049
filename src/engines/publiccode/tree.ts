import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Place, Rule } from './problem.ts'

export type Entry = { key: string; at: Place; tree: Tree }
/** A YAML document as we need it: where each thing stands, and each scalar both as written and as understood. */
export type Tree = { at: Place } & (
  | { is: 'scalar'; text: string; value: string | number | boolean | null }
  | { is: 'list'; items: Tree[] }
  | { is: 'map'; entries: Entry[] }
)
export type TreeProblem = { at: Place; key: string; rule: Rule; detail?: string }

const BYTES_MAX = 1_000_000
const DEPTH_MAX = 12
const NODES_MAX = 20_000
const ALIASES_MAX = 50
const TOP: Place = { line: 1, column: 1 }

/** Thrown inside this file alone, to leave a walk at its first problem. */
class Stop extends Error {
  readonly problem: TreeProblem
  constructor(problem: TreeProblem) {
    super(problem.rule)
    this.problem = problem
  }
}

/**
 * Reads YAML 1.2 (core schema: `yes` and `on` are words) from text or from UTF-8 bytes.
 * Refuses what is too large, too deep, or would grow out of measure through aliases, before it is expanded.
 */
export function readTree(source: string | Uint8Array): { tree: Tree } | { problem: TreeProblem } {
  try {
    const text = decode(source)
    const lines = new LineCounter()
    const document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      lineCounter: lines,
      prettyErrors: false,
      // The library compares every key of a map with every other; `children` below does it with a set.
      uniqueKeys: false,
      logLevel: 'silent',
    })
    const place = (offset: number): Place => {
      const { line, col } = lines.linePos(offset)
      return { line: Math.max(line, 1), column: Math.max(col, 1) }
    }
    const [error] = document.errors
    if (error) refuse(error, place(error.pos[0]))
    const walk = {
      nodes: 0,
      aliases: 0,
      place,
      resolve: (alias: Parameters<typeof resolveIn>[1]) => resolveIn(document, alias),
    }
    return { tree: treeOf(document.contents, walk, 1, '') }
  } catch (cause) {
    if (cause instanceof Stop) return { problem: cause.problem }
    // The library reads nested collections by recursion: a very deep text ends its stack, and nothing else does.
    if (cause instanceof RangeError)
      return { problem: { at: TOP, key: '', rule: 'too-deep', detail: `${DEPTH_MAX}` } }
    throw cause
  }
}

/** The library tells the end of its own stack as a syntax error: for the reader it is a matter of depth. */
function refuse(error: Error, at: Place): never {
  if (error.message.includes('call stack')) return stop('too-deep', at, '', `${DEPTH_MAX}`)
  return stop('yaml', at, '', error.message.split('\n')[0])
}

function decode(source: string | Uint8Array): string {
  const length = source.length
  if (length > BYTES_MAX) stop('too-large', TOP, '', `${BYTES_MAX}`)
  if (typeof source === 'string') return source.replace(/^\uFEFF/, '')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(source)
  } catch {
    return stop('not-utf8', TOP, '')
  }
}

type Walk = {
  nodes: number
  aliases: number
  place: (offset: number) => Place
  resolve: (alias: Extract<Node, { source: string; type?: unknown }>) => Node | undefined
}

function treeOf(node: Node | null, walk: Walk, depth: number, key: string): Tree {
  const at = node?.range ? walk.place(node.range[0]) : TOP
  walk.nodes += 1
  if (walk.nodes > NODES_MAX) stop('too-many', at, key, `${NODES_MAX}`)
  if (depth > DEPTH_MAX) stop('too-deep', at, key, `${DEPTH_MAX}`)
  if (isAlias(node)) {
    walk.aliases += 1
    if (walk.aliases > ALIASES_MAX) stop('too-many-aliases', at, key, `${ALIASES_MAX}`)
    return treeOf(walk.resolve(node) ?? stop('yaml', at, key, node.source), walk, depth + 1, key)
  }
  if (isMap(node)) return { is: 'map', at, entries: entriesOf(node.items, walk, depth, key) }
  if (isSeq(node)) {
    const items = node.items.map((item, i) => treeOf(item as Node | null, walk, depth + 1, `${key}[${i}]`))
    return { is: 'list', at, items }
  }
  return scalarOf(node, at)
}

function entriesOf(
  pairs: { key: unknown; value: unknown }[],
  walk: Walk,
  depth: number,
  parent: string,
): Entry[] {
  const seen = new Set<string>()
  return pairs.map((pair) => {
    const { name, at } = nameOf(pair.key, walk, parent)
    const key = parent === '' ? name : `${parent}.${name}`
    if (seen.has(name)) stop('duplicate-key', at, key)
    seen.add(name)
    const tree = treeOf(pair.value as Node | null, walk, depth + 1, key)
    return { key: name, at, tree: pair.value ? tree : { ...tree, at } }
  })
}

function nameOf(key: unknown, walk: Walk, parent: string): { name: string; at: Place } {
  if (!isScalar(key)) return stop('yaml', TOP, parent)
  const at = key.range ? walk.place(key.range[0]) : TOP
  return { name: scalarOf(key, at).text, at }
}

function scalarOf(node: Node | null, at: Place): Extract<Tree, { is: 'scalar' }> {
  if (!isScalar(node) || node.value === null || node.value === undefined)
    return { is: 'scalar', at, text: '', value: null }
  const { value, source } = node
  if (typeof value === 'string') return { is: 'scalar', at, text: value, value }
  // 1.10 is a version and not the number 1.1: what was written is kept beside what YAML understands.
  const text = source ?? String(value)
  return typeof value === 'number' || typeof value === 'boolean'
    ? { is: 'scalar', at, text, value }
    : { is: 'scalar', at, text, value: text }
}

function stop(rule: Rule, at: Place, key: string, detail?: string): never {
  throw new Stop({ rule, at, key, ...(detail === undefined ? {} : { detail }) })
}

const resolveIn = (
  document: ReturnType<typeof parseDocument>,
  alias: { resolve: (doc: typeof document) => unknown },
) => alias.resolve(document) as Node | undefined
