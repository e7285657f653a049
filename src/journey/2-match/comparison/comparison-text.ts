import { type ComparedWay, type Range, type Statement, type Way, ways } from '#engines/choice/ways.ts'
import { functionLabel } from '#journey/1-need/index.ts'
import { formatMoney, formatNumber, type Lang } from '#platform/lang.ts'
import { words as resultWords } from '../results/result.words.ts'
import { type Aspect, aspects, words } from './comparison.words.ts'

const CONDITION = /^condition:(hosting|audience|inSill|supported|used):(no|unknown)$/

/** Names in a statement: functions by their label, conditions by their sentence, solutions as they are. */
function nameText(lang: Lang, name: string): string {
  const [, condition, state] = CONDITION.exec(name) ?? []
  if (!condition) return functionLabel(lang, name)
  // The pattern lets these two lists of words through, and nothing else.
  return resultWords[lang].unmet[condition as 'hosting'][state as 'no']
}

const statementText = (lang: Lang, { code, count = 0, names = [] }: Statement): string =>
  words[lang].statements[code]?.(
    count,
    names.map((name) => nameText(lang, name)),
  ) ?? code

type Say<Unit> = {
  format: (value: Unit) => string
  text: (low: string, high: string, from: number) => string
}
const rangeText = <Unit>(lang: Lang, range: Range<Unit>, { format, text }: Say<Unit>): string[] =>
  range.known ? [text(format(range.low), format(range.high), range.from)] : [words[lang].unknownRange]

/** What one way says of one aspect: sentences, never none. */
export function aspectText(lang: Lang, compared: ComparedWay, aspect: Aspect): string[] {
  const said = words[lang]
  const count = (value: number) => formatNumber(lang, value)
  switch (aspect) {
    case 'fit':
      return [said.fits[compared.fit]]
    case 'effort':
      return rangeText(lang, compared.effort, { format: count, text: said.halfDays })
    case 'cost':
      return rangeText(lang, compared.cost, { format: (cents) => formatMoney(lang, cents), text: said.money })
    case 'delay':
      return rangeText(lang, compared.delay, { format: count, text: said.days })
    default: {
      const sentences = compared[aspect].map((statement) => statementText(lang, statement))
      return sentences.length > 0 ? sentences : [said.none]
    }
  }
}

export type ComparisonRow = { aspect: string; cells: readonly string[][] }

/** The comparison as rows of sentences: the page, the PDF and the spreadsheet say the same. */
export const comparisonRows = (lang: Lang, compared: Record<Way, ComparedWay>): ComparisonRow[] =>
  aspects.map((aspect) => ({
    aspect: words[lang].aspects[aspect],
    cells: ways.map((way) => aspectText(lang, compared[way], aspect)),
  }))
