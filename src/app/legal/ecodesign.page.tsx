import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import { Page, Prose, Section, Table } from '#platform/ui/index.tsx'
import { BUDGET, gradeOf, MEASURED_ON, measuredPaths, measures } from './ecodesign.figures.ts'
import { words } from './ecodesign.words.ts'
import { Items, Paragraphs } from './text.page.tsx'

const BYTES_PER_KILOBYTE = 1000
type Props = { lang: Lang; path: string }

const kilobytes = (lang: Lang, bytes: number): string =>
  words[lang].kilobytes(formatNumber(lang, Math.round(bytes / 100) / (BYTES_PER_KILOBYTE / 100)))

export const EcodesignPage = ({ lang, path }: Props) => {
  const said = words[lang]
  const { cold, warm, requests, domNodes } = BUDGET
  const budget = said.budgetText(
    kilobytes(lang, cold),
    kilobytes(lang, warm),
    formatNumber(lang, requests),
    formatNumber(lang, domNodes),
  )
  return (
    <Page
      lang={lang}
      path={path}
      title={said.title}
      description={said.description}
      breadcrumb={[]}
      lead={said.lead}
    >
      <Section id="etat" title={said.state} note={said.stateNote}>
        <Prose>
          <Paragraphs texts={said.stateText} />
        </Prose>
      </Section>
      <Measures lang={lang} />
      <Section id="budget" title={said.budget} note={said.budgetNote}>
        <Items texts={budget} />
      </Section>
      <Section id="faits" title={said.done} note={said.doneNote}>
        <Items texts={said.doneList} />
      </Section>
      <Section id="inconnu" title={said.unknown} note={said.unknownNote}>
        <Items texts={said.unknownList} />
      </Section>
    </Page>
  )
}

const Measures = ({ lang }: { lang: Lang }) => {
  const said = words[lang]
  const rows = measuredPaths.map((path) => {
    const { bytes, warm, requests, domNodes } = measures[path]
    const figures = [
      kilobytes(lang, bytes),
      kilobytes(lang, warm),
      requests,
      domNodes,
      gradeOf(measures[path]),
    ]
    return [<a href={to(lang, path)}>{said.pages[path]}</a>, ...figures]
  })
  return (
    <Section id="mesures" title={said.measured} note={said.measuredNote(formatDate(lang, MEASURED_ON))}>
      <Table
        caption={said.table}
        columns={said.columns.map((label, i) => ({ label, kind: i === 0 ? 'text' : 'number' }))}
        rows={rows}
      />
      <p>{said.formula}</p>
    </Section>
  )
}
