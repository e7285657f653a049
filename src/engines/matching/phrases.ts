/** A phrase to look for: its keys (stems or plain words) in order, and what it means. */
export interface Phrase<Meaning> {
  readonly keys: readonly string[]
  readonly meaning: Meaning
}

/** A phrase found, with the places of its keys in the text. */
export interface PhraseFound<Meaning> {
  readonly meaning: Meaning
  readonly places: readonly number[]
}

/** Phrases ready to be looked for: each stands under its rarest key, so that common words cost nothing. */
export interface PhraseIndex<Meaning> {
  readonly byAnchor: ReadonlyMap<string, readonly Phrase<Meaning>[]>
}

/** Prepares phrases for `findPhrases`. Phrases without a key are left out. */
export function indexPhrases<Meaning>(phrases: readonly Phrase<Meaning>[]): PhraseIndex<Meaning> {
  const frequency = new Map<string, number>()
  for (const { keys } of phrases) for (const key of keys) frequency.set(key, (frequency.get(key) ?? 0) + 1)
  const byAnchor = new Map<string, Phrase<Meaning>[]>()
  for (const phrase of phrases) {
    const [anchor] = phrase.keys.toSorted((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0))
    if (anchor === undefined) continue
    const same = byAnchor.get(anchor)
    if (same) same.push(phrase)
    else byAnchor.set(anchor, [phrase])
  }
  return { byAnchor }
}

/** Words that may stand between those of a phrase: « réservation (en ligne) de salles » is still that. */
const strangersMax = (length: number): number => (length === 1 ? 0 : length === 2 ? 1 : 2)

/**
 * Finds phrases whose keys all stand near each other, in any order: people write « salles à réserver » and
 * « réservation de salles » for the same thing. The keys of the text are those of its telling words only.
 */
export function findPhrases<Meaning>(
  keys: readonly string[],
  index: PhraseIndex<Meaning>,
): PhraseFound<Meaning>[] {
  const found: PhraseFound<Meaning>[] = []
  keys.forEach((key, place) => {
    for (const phrase of index.byAnchor.get(key) ?? []) {
      const places = placesOf(phrase.keys, keys, place, key)
      if (places) found.push({ meaning: phrase.meaning, places })
    }
  })
  return found
}

function placesOf(
  wanted: readonly string[],
  keys: readonly string[],
  place: number,
  anchor: string,
): number[] | undefined {
  if (wanted.length === 1) return [place]
  const reach = wanted.length + strangersMax(wanted.length)
  const places = [place]
  let anchorTaken = false
  for (const key of wanted) {
    if (key === anchor && !anchorTaken) {
      anchorTaken = true
      continue
    }
    const next = nearest(key, keys, place, reach, places)
    if (next === undefined) return undefined
    places.push(next)
  }
  const span = Math.max(...places) - Math.min(...places) + 1
  return span <= reach ? places.sort((a, b) => a - b) : undefined
}

function nearest(
  key: string,
  keys: readonly string[],
  place: number,
  reach: number,
  taken: readonly number[],
): number | undefined {
  for (let distance = 1; distance < reach; distance++)
    for (const at of [place + distance, place - distance])
      if (keys[at] === key && !taken.includes(at)) return at
  return undefined
}
