import { formatNumber, type Lang } from '#platform/lang.ts'
import { Page, Prose, Section, Table } from '#platform/ui/index.tsx'
import { factShares, fieldWeights, penalties } from './method.figures.ts'
import { words } from './method.words.ts'
import { Items, Paragraphs } from './text.page.tsx'

type Props = { lang: Lang; path: string }
type Fact = keyof typeof factShares
const facts = Object.keys(factShares) as Fact[] // The keys of our own literal.

const percent = (lang: Lang, share: number): string =>
  `${formatNumber(lang, Math.round(share * 1000) / 10)}${lang === 'fr' ? '\u00a0' : ''}%`

export const MethodPage = ({ lang, path }: Props) => {
  const said = words[lang]
  const wishes = said.wishesText(percent(lang, penalties.no), percent(lang, penalties.unknown))
  return (
    <Page
      lang={lang}
      path={path}
      title={said.title}
      here={said.here}
      description={said.description}
      breadcrumb={[]}
      lead={said.lead}
    >
      <Section id="comprendre" title={said.understood} note={said.understoodNote}>
        <Prose>
          <Paragraphs texts={said.understoodText} />
        </Prose>
      </Section>
      <Figures lang={lang} />
      <Section id="souhaits" title={said.wishes} note={said.wishesNote}>
        <Prose>
          <Paragraphs texts={wishes} />
        </Prose>
      </Section>
      <Section id="confiance" title={said.trust} note={said.trustNote}>
        <Prose>
          <p>{said.trustText}</p>
        </Prose>
      </Section>
      <Section id="jamais" title={said.never} note={said.neverNote}>
        <Items texts={said.neverList} />
      </Section>
    </Page>
  )
}

const Figures = ({ lang }: { lang: Lang }) => {
  const said = words[lang]
  return (
    <>
      <Section id="mots" title={said.words} note={said.wordsNote}>
        <p>{said.wordsText}</p>
        <Table
          caption={said.table}
          columns={[{ label: said.place }, { label: said.weight, kind: 'number' }]}
          rows={fieldWeights.map(([field, weight]) => [said.fields[field], formatNumber(lang, weight)])}
        />
      </Section>
      <Section id="preuves" title={said.proofs} note={said.proofsNote}>
        <p>{said.proofsText}</p>
        <Table
          caption={said.proofTable}
          columns={[{ label: said.fact }, { label: said.adds, kind: 'number' }]}
          rows={facts.map((fact) => [said.facts[fact], percent(lang, factShares[fact])])}
        />
      </Section>
    </>
  )
}
