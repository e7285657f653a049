import { type Fault, language as languageFault } from './checks.ts'
import { type Place, type Problem, problem, type Rule } from './problem.ts'
import type { Field, Shape } from './shape.ts'
import type { Entry, Tree } from './tree.ts'
import { countries } from './vocabulary.ts'

export type FileLook = (path: string) => 'missing' | 'image' | 'other'
export type Reading = {
  errors: Problem[]
  warnings: Problem[]
  isReduced: boolean
  isVersion1: boolean
  look: FileLook | undefined
}
type Value = string | number | boolean | null | Value[] | { [key: string]: Value }
type At<Kind extends Shape['is']> = {
  shape: Extract<Shape, { is: Kind }>
  tree: Tree
  key: string
  reading: Reading
}

/** Reads a tree as its shape expects; what does not fit is added to the errors, and the value is left out. */
export function readShape(shape: Shape, tree: Tree, key: string, reading: Reading): Value | undefined {
  if (shape.is === 'anything') return asWritten(tree)
  if (tree.is === 'scalar' && tree.value === null) return undefined
  if (shape.is === 'text') return readText({ shape, tree, key, reading })
  if (shape.is === 'flag') return readFlag({ shape, tree, key, reading })
  if (shape.is === 'list') return readList({ shape, tree, key, reading })
  if (shape.is === 'languages') return readLanguages({ shape, tree, key, reading })
  return readSection({ shape, tree, key, reading })
}

function readText({ shape, tree, key, reading }: At<'text'>): string | undefined {
  if (tree.is !== 'scalar') return wrong(reading, 'not-text', tree.at, key)
  for (const check of shape.checks) {
    const fault = check(tree.text)
    if (fault) return wrong(reading, fault.rule, tree.at, key, fault.detail)
  }
  const fault = shape.file && fileFault(shape.file, tree.text, reading)
  return fault ? wrong(reading, fault.rule, tree.at, key) : tree.text
}

function fileFault(kind: 'image' | 'any', path: string, { look }: Reading): Fault | undefined {
  if (!look || /^https?:/i.test(path)) return undefined
  const found = look(path)
  if (found === 'missing') return { rule: 'missing-file' }
  return kind === 'image' && found === 'other' ? { rule: 'not-an-image' } : undefined
}

function readFlag({ tree, key, reading }: At<'flag'>): boolean | undefined {
  if (tree.is === 'scalar' && typeof tree.value === 'boolean') return tree.value
  return wrong(reading, 'not-yes-no', tree.at, key, tree.is === 'scalar' ? tree.text.slice(0, 20) : '…')
}

function readList({ shape, tree, key, reading }: At<'list'>): Value[] | undefined {
  const items = tree.is === 'list' ? tree.items : shape.orOne && tree.is === 'scalar' ? [tree] : undefined
  if (!items) return wrong(reading, 'not-a-list', tree.at, key)
  if (items.length < shape.min) return wrong(reading, 'empty-list', tree.at, key)
  return items.flatMap((item, i) => {
    const value = readShape(shape.of, item, `${key}[${i}]`, reading)
    if (value === undefined && item.is === 'scalar' && item.value === null)
      wrong(reading, 'not-text', item.at, `${key}[${i}]`)
    return value ?? []
  })
}

function readLanguages({ shape, tree, key, reading }: At<'languages'>): Value | undefined {
  if (tree.is !== 'map') return wrong(reading, 'not-a-section', tree.at, key)
  if (tree.entries.length === 0) return wrong(reading, 'empty-list', tree.at, key)
  const pairs = tree.entries.map((entry): [string, Value] => {
    const name = `${key}.${entry.key}`
    const fault = languageFault(entry.key)
    if (fault) wrong(reading, fault.rule, entry.at, name)
    return [entry.key, readShape(shape.of, entry.tree, name, reading) ?? {}]
  })
  return Object.fromEntries(pairs)
}

function readSection({ shape, tree, key, reading }: At<'section'>): Value | undefined {
  if (tree.is !== 'map') return wrong(reading, 'not-a-section', tree.at, key)
  const value: Record<string, Value> = {}
  for (const entry of tree.entries) {
    const read = readEntry(shape, entry, keyOf(key, entry.key), reading)
    // Defined and not assigned, since a file may well hold a key named __proto__.
    if (read !== undefined)
      Object.defineProperty(value, entry.key, {
        value: read,
        enumerable: true,
        writable: true,
        configurable: true,
      })
  }
  for (const [name, field] of Object.entries(shape.fields))
    if (field.required === 'always') demand(field, tree, { name, key: keyOf(key, name) }, reading)
  return value
}

function readEntry(
  shape: At<'section'>['shape'],
  entry: Entry,
  key: string,
  reading: Reading,
): Value | undefined {
  const field = Object.hasOwn(shape.fields, entry.key) ? shape.fields[entry.key] : undefined
  if (!field) return readUnknown(shape.open, entry, key, reading)
  if (field.deprecated !== undefined && !isNil(entry.tree))
    reading.warnings.push(problem('deprecated', entry.at, key, field.deprecated))
  return readShape(field.shape, entry.tree, key, reading)
}

/** At the top of a file, `x-…` keys are anyone's, and version 0 lets each country have its own section. */
function readUnknown(open: boolean, entry: Entry, key: string, reading: Reading): Value | undefined {
  if (open && entry.key.startsWith('x-')) {
    reading.warnings.push(problem('extension-key', entry.at, key))
    return asWritten(entry.tree)
  }
  if (open && !reading.isVersion1 && countries.has(entry.key)) {
    reading.warnings.push(problem('country-section', entry.at, key))
    return asWritten(entry.tree)
  }
  return wrong(
    reading,
    reading.isVersion1 && wasRemoved(key) ? 'removed-in-v1' : 'unknown-key',
    entry.at,
    key,
  )
}

const wasRemoved = (key: string): boolean =>
  /^(IT|it|monochromeLogo|inputTypes|outputTypes|legal\.(repoOwner|authorsFile)|description\.[^.]+\.genericName)$/.test(
    key,
  )

/** A mandatory key must be there and hold something; when it holds the wrong thing, that is said already. */
function demand(
  field: Field,
  tree: Tree,
  { name, key }: { name: string; key: string },
  reading: Reading,
): void {
  const entry = tree.is === 'map' ? tree.entries.find((each) => each.key === name) : undefined
  const isBlank = !entry || isNil(entry.tree) || (field.shape.is === 'text' && isEmptyText(entry.tree))
  if (!isBlank) return
  const at = entry?.at ?? tree.at
  const isSaid = reading.errors.some((error) => error.key === key)
  if (isSaid) return
  if (reading.isReduced && !['name', 'url', 'legal.license'].includes(key))
    reading.warnings.push(problem('reduced', at, key))
  else reading.errors.push(problem('required', at, key))
}

/** Extension keys are data of somebody else: kept with the types that YAML gives them. */
function asWritten(tree: Tree): Value {
  if (tree.is === 'list') return tree.items.map(asWritten)
  if (tree.is === 'map')
    return Object.fromEntries(tree.entries.map(({ key, tree: value }) => [key, asWritten(value)]))
  // A number is kept only when it is written back as it stood: 1.10 and 0x1F stay texts.
  return typeof tree.value === 'number' && written(tree.value) !== tree.text ? tree.text : tree.value
}

const written = (value: number): string => (Object.is(value, -0) ? '-0' : String(value))

export const isNil = (tree: Tree): boolean => tree.is === 'scalar' && tree.value === null
const isEmptyText = (tree: Tree): boolean => tree.is === 'scalar' && tree.text.trim() === ''
export const keyOf = (parent: string, name: string): string => (parent === '' ? name : `${parent}.${name}`)

function wrong(reading: Reading, rule: Rule, at: Place, key: string, detail?: string): undefined {
  reading.errors.push(problem(rule, at, key, detail))
}
