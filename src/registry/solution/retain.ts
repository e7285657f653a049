import { mayAgree } from '#engines/spdx/licence.ts'
import {
  type FunctionValue,
  isListField,
  type ListFields,
  type SingleFields,
  type SolutionFields,
} from './fields.ts'
import { trustOf } from './sources.ts'

/** One value of one source, as it is kept. */
export type Said = {
  field: string
  source: string
  value: unknown
  dated: string | null
  sourceUrl: string | null
}
/** A value that is shown, who said it, and who says otherwise. */
export type Kept<Value> = { value: Value; from: Said; others: Said[] }
export type KeptItem<Value> = { value: Value; from: Said[] }
export type KeptFunction = { id: string } & Kept<FunctionValue>

export type Retained = {
  single: { [Key in keyof SingleFields]?: Kept<SingleFields[Key]> }
  lists: { [Key in keyof ListFields]?: KeptItem<string>[] }
  functions: KeptFunction[]
}

/**
 * The most trusted source first (`sources.ts`), then what was said last, then by the name of the source, so that the
 * same values give the same choice whatever their order. A source without a date counts as the oldest of its kind.
 */
export const byTrust = (a: Said, b: Said): number =>
  trustOf(a.source) - trustOf(b.source) ||
  compare(b.dated ?? '', a.dated ?? '') ||
  compare(a.source, b.source)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * What is shown of a solution among all that its sources say. A single value is that of the first source by trust, and
 * those that contradict it are kept beside it; lists add up; functions are chosen one by one.
 */
export function retain(values: readonly Said[]): Retained {
  const retained: Retained = { single: {}, lists: {}, functions: [] }
  const byField = Map.groupBy(values.toSorted(byTrust), ({ field }) => field)
  for (const [field, said] of byField) {
    if (field === 'functions') retained.functions = functionsOf(said)
    else if (isListField(field)) retained.lists[field] = itemsOf(said)
    // Values are written by `saveSolutions` alone, which takes them typed by field.
    else Object.assign(retained.single, { [field]: chosen(field, said) })
  }
  return retained
}

function chosen(field: string, said: readonly Said[]): Kept<unknown> | undefined {
  const [from, ...rest] = said
  if (!from) return undefined
  return {
    value: from.value,
    from,
    others: rest.filter((other) => disagrees(field, from.value, other.value)),
  }
}

function itemsOf(said: readonly Said[]): KeptItem<string>[] {
  const items = new Map<string, KeptItem<string>>()
  for (const one of said)
    for (const value of one.value as string[]) {
      const key = fold(value)
      const known = items.get(key)
      if (known) known.from.push(one)
      else items.set(key, { value, from: [one] })
    }
  return [...items.values()]
}

function functionsOf(said: readonly Said[]): KeptFunction[] {
  const ids = new Set(said.flatMap(({ value }) => Object.keys(value as object)))
  return [...ids].sort().flatMap((id) => {
    const about = said.flatMap((one) => {
      const value = (one.value as SolutionFields['functions'])[id]
      return value ? [{ ...one, value }] : []
    })
    const [from, ...rest] = about
    if (!from) return []
    return [
      { id, value: from.value, from, others: rest.filter(({ value }) => value.state !== from.value.state) },
    ]
  })
}

/** Two spellings of one address, or a licence that only says less, are not a disagreement. */
function disagrees(field: string, one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string')
    return JSON.stringify(one) !== JSON.stringify(other)
  if (field === 'licence') return !mayAgree(one, other)
  if (field === 'website' || field === 'repository') return bare(one) !== bare(other)
  return fold(one) !== fold(other)
}

const bare = (url: string): string => url.toLowerCase().replace(/^https?:\/\/(www\.)?|(\.git)?\/*$/g, '')

/** Words without case, accents or punctuation: « E-mail » and « email » are one. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
