import { fold } from '#engines/text/fold.ts'
import { isSmall, type Word } from '#engines/text/words.ts'
import { joined } from './facts/pattern.ts'
import type { Reading } from './reading.ts'
import type { Span } from './understanding.ts'

/** Longer titles are cut at a word. */
export const TITLE_LENGTH_MAX = 70

/** What comes before the thing wanted: a title begins after it. */
const LEAD =
  /^(?:bonjour|bonsoir|hello|dear all|madame|monsieur|et|alors|donc|aussi|enfin|s'il vous plait|svp)(?![a-z])[ ,.!:]*/
const WISH = new RegExp(
  joined(
    "(?<![a-z])(?:(?:nous|on|je|j'|la (?:ville|mairie|commune)|les [a-z]+|le [a-z]+|",
    "l'[a-z]+|we|i|notre [a-z]+|our [a-z]+)? ?(?:aurai(?:s|ent|ons)|avons|avoir|ai|a|ont|",
    "need|needs)? ?besoins? (?:d'|de |des |du )|(?:nous |on |je )?(?:souhait|voul|veu|",
    "voudr|cherch|recherch|envisage|desir|aimer|prevo)[a-z]* (?:a |de |d')?|(?:doivent|",
    'doit|devons|devrait|devraient|must|should)(?: pouvoir| be able to)? |pouvoir |',
    'il (?:nous )?(?:faut|faudrait) |(?:we|i) (?:want|need|would like|are looking for|',
    'wish)(?: to| for)? ?|looking for |to be able to |permettre (?:aux? [a-z]+ |',
    "a [a-z]+ )?(?:de |d')|afin de |afin d')",
  ),
)
/** “Voulons en changer”, “faudrait d’ici six mois”: what is wanted is not what follows at once. */
const UNFINISHED = /^(?:en|y|le|la|les|l') ?[a-z]+er(?![a-z])/
const DELAY =
  /^(?:d'ici|avant|sous) [a-z0-9' ]{1,25}?(?:mois|semaines?|jours|ans?|annee|ete|rentree|20\d\d),? /
const ARTICLE = /^(?:d'|de |une? |le |la |les |l'|des |du |a |an |the |some )/
const PAUSE = /[,;:.!?()\n…«»"]/
/** A comma or a colon ends a title that is long enough; a bracket or a quote always does. */
const HARD_PAUSE = /[()\n«»"]/
const LENGTH_BEFORE_COMMA_MIN = 20

/**
 * A short title in the words of the text, at most 70 characters: what follows the first wish of the first
 * sentence that names a function, up to a pause. No word is invented; only the first letter is raised.
 */
export function titleOf(reading: Reading, functions: readonly Span[]): string {
  const sentences = sentencesOf(reading.words)
  const wanted = functions[0]
  const speaking = sentences.find((words) => wanted && endOf(reading, words) > wanted.start)
  const words = speaking ?? sentences[0]
  if (!words?.[0]) return ''
  const last = words.at(-1)?.end ?? 0
  const named = words.find((word) => wanted && (reading.at[word.start] ?? 0) >= wanted.start)
  const announced = words[0].start + afterColon(reading.plain.slice(words[0].start, named?.start))
  return cut(reading, announced + startOf(reading.plain.slice(announced, last)), last)
}

/** “Hôpital de 800 lits : dossier patient”: what is announced comes after the colon. */
const afterColon = (text: string): number => /^.*:\s*/su.exec(text)?.[0].length ?? 0

const endOf = (reading: Reading, words: readonly Word[]): number => reading.at[words.at(-1)?.end ?? 0] ?? 0

function sentencesOf(words: readonly Word[]): Word[][] {
  const sentences: Word[][] = []
  for (const word of words) {
    const sentence = sentences[word.sentence]
    if (sentence) sentence.push(word)
    else sentences[word.sentence] = [word]
  }
  return sentences.filter((sentence) => sentence.length > 0)
}

/** Only so much of a sentence is read for its wish: what is wanted is said early. */
const READ_MAX = 400

function startOf(sentence: string): number {
  const read = sentence.slice(0, READ_MAX)
  let start = LEAD.exec(read)?.[0].length ?? 0
  for (let wish = WISH.exec(read.slice(start)); wish; wish = WISH.exec(read.slice(start))) {
    const after = start + wish.index + wish[0].length
    const isLate = PAUSE.test(read.slice(start, start + wish.index)) && start > 0
    if (isLate || after >= read.length || UNFINISHED.test(read.slice(after))) break
    start = after
  }
  start += DELAY.exec(read.slice(start))?.[0].length ?? 0
  return start + (ARTICLE.exec(read.slice(start))?.[0].length ?? 0)
}

function cut(reading: Reading, start: number, last: number): string {
  const words = reading.words.filter((word) => word.start >= start && word.end <= last)
  const pause = words.findIndex((word, index) => isAfterPause(reading, start, words[index - 1], word))
  const phrase = pause < 0 ? words : words.slice(0, pause)
  const short = phrase.filter((word) => lengthOf(reading, start, word.end) <= TITLE_LENGTH_MAX)
  const isCut = short.length < phrase.length
  const endsWell = ({ text }: Word): boolean => !isSmall(text) && !(isCut && /^\d+$/.test(text))
  const end = short[short.findLastIndex(endsWell)]?.end ?? short.at(-1)?.end
  const from = reading.at[start] ?? 0
  const to = end === undefined ? from + TITLE_LENGTH_MAX : reading.at[end]
  return raiseFirst(reading.text.slice(from, to).toWellFormed().replace(/\s+/g, ' ').trim())
}

function isAfterPause(reading: Reading, start: number, previous: Word | undefined, word: Word): boolean {
  if (!previous) return false
  const gap = reading.plain.slice(previous.end, word.start)
  const isLong = lengthOf(reading, start, previous.end) >= LENGTH_BEFORE_COMMA_MIN
  return HARD_PAUSE.test(gap) || (isLong && PAUSE.test(gap))
}

const lengthOf = (reading: Reading, start: number, end: number): number =>
  (reading.at[end] ?? 0) - (reading.at[start] ?? 0)

/** A capital may be two letters (`ﬁ` gives `FI`): the second is lowered; one that changes the word is not set. */
function raiseFirst(text: string): string {
  const [first = ''] = text
  const [capital = '', ...rest] = first.toLocaleUpperCase('fr')
  const raised = capital + rest.join('').toLocaleLowerCase('fr')
  return (fold(raised) === fold(first) ? raised : first) + text.slice(first.length)
}
