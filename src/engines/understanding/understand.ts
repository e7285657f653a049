import { deduce } from './deduce.ts'
import { bodyFacts } from './facts/body.ts'
import { budgetFacts } from './facts/budget.ts'
import { constraintFacts } from './facts/constraints.ts'
import { contextFacts } from './facts/context.ts'
import { dateFacts } from './facts/dates.ts'
import { inOrder } from './facts/order.ts'
import { populationFacts } from './facts/population.ts'
import { type Naming, namedFunctions, namedProducts } from './named-functions.ts'
import { overlaps, readText } from './reading.ts'
import type { Taxonomy } from './taxonomy.ts'
import { titleOf } from './title.ts'
import type { AskedFunction, Because, Fact, Span, Understanding } from './understanding.ts'

/** A need that names more functions than this is a list of everything: the first ones in the text stand. */
export const FUNCTIONS_MAX = 24
const FACTS_MAX_PER_KIND = 12
const WORDS_MAX_PER_FUNCTION = 5

/**
 * What a need written in French (or plain English) asks for: functions of the taxonomy and facts, each
 * said or deduced, with the words and the span of the text that show it. Pure: the same text, taxonomy and
 * `today` (YYYY-MM-DD, for “avant le 15 mars”) give the same answer. Never throws on any text, and takes
 * time in proportion to its length; the caller sets the limit of length.
 */
export function understand(text: string, taxonomy: Taxonomy, today: string): Understanding {
  const reading = readText(text)
  const context = contextFacts(reading, taxonomy)
  const constraints = constraintFacts(reading)
  const facts = limited(
    inOrder([
      ...bodyFacts(reading),
      ...populationFacts(reading),
      ...budgetFacts(reading),
      ...dateFacts(reading, today),
      ...context,
      ...constraints.facts,
    ]),
  )
  const spans = (kind: 'keep' | 'existing'): Span[] =>
    context.filter((fact) => fact.kind === kind).flatMap(({ span }) => span ?? [])
  const kept = [...spans('keep'), ...constraints.conditions]
  const namings = namedFunctions(reading, taxonomy).filter((naming) => !isIn(naming, kept))
  const wanted = namings.filter((naming) => !isIn(naming, spans('existing')))
  const said = wanted.length > 0 ? saidFunctions(wanted) : fromExisting(namings)
  const products = namedProducts(reading, taxonomy).filter((naming) => !isIn(naming, kept))
  const deducedFromProducts = fromProducts({ said, products, existing: spans('existing'), taxonomy })
  const title = titleOf(
    reading,
    [...wanted, ...products].map(({ span }) => span),
  )
  return { title, functions: deduce([...said, ...deducedFromProducts], facts, taxonomy), facts }
}

const isIn = (naming: Naming, spans: readonly Span[]): boolean =>
  spans.some((span) => overlaps(naming.span, span))

function limited(facts: readonly Fact[]): Fact[] {
  const counts = new Map<string, number>()
  return facts.filter(({ kind }) => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return (counts.get(kind) ?? 0) <= FACTS_MAX_PER_KIND
  })
}

function saidFunctions(namings: readonly Naming[], because?: Because): AskedFunction[] {
  const words = new Map<string, string[]>()
  for (const naming of namings) {
    for (const id of naming.functions) {
      const known = words.get(id) ?? []
      if (known.length < WORDS_MAX_PER_FUNCTION && !known.includes(naming.words)) known.push(naming.words)
      words.set(id, known)
    }
  }
  const origin = because ? 'deduced' : 'said'
  return [...words].slice(0, FUNCTIONS_MAX).map(([id, found]) => ({
    id,
    origin,
    words: found,
    ...(because && { because }),
  }))
}

/** When a text only says what is there today, that is what the need is about. */
const fromExisting = (namings: readonly Naming[]): AskedFunction[] =>
  namings.flatMap((naming) => saidFunctions([naming], { kind: 'existing', what: naming.words }))

interface ProductsMet {
  readonly said: readonly AskedFunction[]
  readonly products: readonly Naming[]
  readonly existing: readonly Span[]
  readonly taxonomy: Taxonomy
}

/**
 * A product named tells its functions, unless the text already asks for one of them, or asks for anything
 * else while the product is only what is used today or one that serves for everything (Excel).
 */
function fromProducts({ said, products, existing, taxonomy }: ProductsMet): AskedFunction[] {
  const asked = new Set(said.map(({ id }) => id))
  return products.flatMap((product) => {
    const isAllPurpose = product.functions.some((id) => taxonomy.functions.get(id)?.allPurpose)
    if (asked.size > 0 && (isAllPurpose || isIn(product, existing))) return []
    if (product.functions.some((id) => asked.has(id))) return []
    return saidFunctions([product], { kind: 'product', product: product.words })
  })
}
