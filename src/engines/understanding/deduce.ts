import type { Taxonomy } from './taxonomy.ts'
import type { AskedFunction, Fact } from './understanding.ts'

/** What stays in place must exchange data with what comes: the function that says so. */
const LINK_FUNCTION = 'etl'

/**
 * Completes functions asked for by those they bring along: what a said function implies (one step, never
 * further, so that one word does not ask for everything), and the link with what is kept. Said functions
 * come first; a function said is never also deduced; the first reason stands.
 */
export function deduce(
  asked: readonly AskedFunction[],
  facts: readonly Fact[],
  taxonomy: Taxonomy,
): AskedFunction[] {
  const said = asked.filter(isSaid)
  const others = asked.filter((one) => !isSaid(one))
  const found = [...said, ...others, ...said.flatMap((one) => implied(one, taxonomy))]
  const complete = found.length > 0 ? [...found, ...linkWithKept(facts, taxonomy)] : []
  const first = new Map<string, AskedFunction>()
  for (const one of complete) if (!first.has(one.id)) first.set(one.id, one)
  return [...first.values()]
}

const isSaid = ({ origin }: AskedFunction): boolean => origin === 'said'

const implied = ({ id: by }: AskedFunction, taxonomy: Taxonomy): AskedFunction[] =>
  [...(taxonomy.functions.get(by)?.implies ?? [])].map(([id, reason]) => ({
    id,
    origin: 'deduced',
    words: [],
    because: { kind: 'implied', by, ...reason },
  }))

function linkWithKept(facts: readonly Fact[], taxonomy: Taxonomy): AskedFunction[] {
  const kept = facts.find((fact) => fact.kind === 'keep')
  if (!kept || !taxonomy.functions.has(LINK_FUNCTION)) return []
  const because = { kind: 'kept', what: kept.value.what } as const
  return [{ id: LINK_FUNCTION, origin: 'deduced', words: [], because }]
}
