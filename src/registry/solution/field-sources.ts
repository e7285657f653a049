import { type Field, isListField } from './fields.ts'
import type { Retained, Said } from './retain.ts'

type Row = { field: Field; value: unknown; from: readonly Said[]; others: readonly Said[] }

/**
 * For each field that any source tells, in the order of the page: the value retained, every source that says it, and
 * those that say otherwise.
 */
export function fieldSources(
  values: readonly Said[],
  { single, lists }: Retained,
  order: readonly string[],
): Row[] {
  const told = new Set(values.map(({ field }) => field as Field))
  told.delete('functions')
  const fields = [...told].toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
  return fields.flatMap((field): Row[] => {
    const all = values.filter((said) => said.field === field)
    if (isListField(field)) {
      const items = lists[field] ?? []
      return [{ field, value: items.map(({ value }) => value), from: all, others: [] }]
    }
    const kept = single[field as keyof Retained['single']]
    if (!kept) return []
    const agree = all.filter((said) => said !== kept.from && !kept.others.includes(said))
    return [{ field, value: kept.value, from: [kept.from, ...agree], others: kept.others }]
  })
}
