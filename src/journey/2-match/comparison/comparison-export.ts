import { readFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import { type ComparedWay, type Way, ways } from '#engines/choice/ways.ts'
import { needWords } from '#journey/1-need/index.ts'
import { renderPdf } from '#platform/documents/pdf.ts'
import { renderSheet } from '#platform/documents/spreadsheet.ts'
import { formatDate, type Lang } from '#platform/lang.ts'
import { words } from './comparison.words.ts'
import { comparisonRows } from './comparison-text.ts'

export type Exported = {
  lang: Lang
  today: string
  need: { id: bigint; title: string; text: string }
  compared: Record<Way, ComparedWay>
  solution: string | undefined
  chosen: string
}

const template = () => readFileSync(new URL('./comparison.typ', import.meta.url), 'utf8')

const headOf = ({ lang, solution }: Exported): string[] => [
  words[lang].aspect,
  ...ways.map((way) => words[lang].wayOf[way](solution ?? words[lang].nothing)),
]

const flatRows = ({ lang, compared }: Exported): string[][] =>
  comparisonRows(lang, compared).map(({ aspect, cells }) => [aspect, ...cells.map((cell) => cell.join('\n'))])

export const comparisonPdf = (exported: Exported) => {
  const { lang, need, today, compared, chosen } = exported
  const said = words[lang]
  return renderPdf(template(), {
    lang,
    title: said.title,
    number: needWords[lang].need(need.id),
    need: `${need.title}. ${need.text}`.slice(0, 2_000),
    written: said.written(formatDate(lang, today)),
    chosen,
    head: headOf(exported),
    rows: comparisonRows(lang, compared),
    note: said.compareNote,
  })
}

export const comparisonSheet = (exported: Exported) =>
  renderSheet({ name: words[exported.lang].title, columns: headOf(exported), rows: flatRows(exported) })

export const comparisonCsv = (exported: Exported): string =>
  stringify([headOf(exported), ...flatRows(exported)], { bom: true, escape_formulas: true })
