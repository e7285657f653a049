import { fold } from '#engines/text/fold.ts'
import { deduce } from './deduce.ts'
import { inOrder } from './facts/order.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { AskedFunction, Fact, FactKind, FactValues, Understanding } from './understanding.ts'

/** A fact as a person states it. */
export type StatedFact = {
  [Kind in FactKind]: { readonly kind: Kind; readonly value: FactValues[Kind] }
}[FactKind]

/** One correction by the person; corrections are only ever added, the last word on a thing stands. */
export type Correction =
  | { readonly kind: 'add-function'; readonly id: string }
  | { readonly kind: 'remove-function'; readonly id: string }
  | { readonly kind: 'set-fact'; readonly fact: StatedFact }
  | { readonly kind: 'clear-fact'; readonly key: string }

/**
 * The name of what a fact is about. A need has one body, one budget, one date; one number for each kind of
 * people; and as many things kept, existing, to replace and conditions as it likes.
 */
export function factKey(fact: StatedFact): string {
  if (fact.kind === 'population') return `population:${fact.value.of}`
  if (fact.kind === 'constraint') return `constraint:${fact.value.on}:${fact.value.is}`
  if (fact.kind === 'keep' || fact.kind === 'existing' || fact.kind === 'replace') {
    return `${fact.kind}:${fold(fact.value.what)}`
  }
  return fact.kind
}

/**
 * What is understood once a person corrected it. Everything they state is said; what their corrections no
 * longer support is no longer deduced. Correcting twice alike changes nothing more. Functions that the
 * taxonomy does not know are left out.
 */
export function applyCorrections(
  understanding: Understanding,
  corrections: readonly Correction[],
  taxonomy: Taxonomy,
): Understanding {
  const facts = inOrder(corrections.reduce(correctFacts, understanding.facts))
  const verdicts = functionVerdicts(corrections, taxonomy)
  const read = understanding.functions.filter(({ id, because }) => !verdicts.has(id) && stands(because))
  const added = [...verdicts].filter(([, isWanted]) => isWanted).map(([id]) => stated(id, understanding))
  const functions = deduce([...read, ...added], facts, taxonomy)
  return { ...understanding, functions: functions.filter(({ id }) => verdicts.get(id) !== false), facts }
}

/** Reasons that are found again from the corrected facts and functions do not stand by themselves. */
const stands = (because: AskedFunction['because']): boolean =>
  because?.kind !== 'implied' && because?.kind !== 'kept'

function functionVerdicts(corrections: readonly Correction[], taxonomy: Taxonomy): Map<string, boolean> {
  const verdicts = new Map<string, boolean>()
  for (const correction of corrections) {
    if (correction.kind !== 'add-function' && correction.kind !== 'remove-function') continue
    if (taxonomy.functions.has(correction.id)) verdicts.set(correction.id, correction.kind === 'add-function')
  }
  return verdicts
}

const stated = (id: string, { functions }: Understanding): AskedFunction => ({
  id,
  origin: 'said',
  words: functions.find((known) => known.id === id)?.words ?? [],
})

/** A fact that is set goes last, whatever stood there: the last word of each key decides, in a stable order. */
function correctFacts(facts: readonly Fact[], correction: Correction): readonly Fact[] {
  if (correction.kind !== 'clear-fact' && correction.kind !== 'set-fact') return facts
  const key = correction.kind === 'clear-fact' ? correction.key : factKey(correction.fact)
  const others = facts.filter((fact) => factKey(fact) !== key)
  if (correction.kind === 'clear-fact') return others
  return [...others, { ...correction.fact, origin: 'said', span: null }]
}
