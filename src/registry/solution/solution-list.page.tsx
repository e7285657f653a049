import { formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  Card,
  Cards,
  Empty,
  Field,
  Form,
  type Option,
  Page,
  Pagination,
  Row,
  Section,
  Select,
  State,
} from '#platform/ui/index.tsx'
import type { UsageCount } from '#registry/evidence/index.ts'
import { organisationKinds, organisationWords } from '#registry/organisation/index.ts'
import {
  audiences,
  hostings,
  isFiltered,
  licenceFamilies,
  type Search,
  searchQuery,
} from './solution-list.form.ts'
import type { Facets, SolutionRow } from './solution-list.queries.ts'
import { type SolutionListWords, words } from './solution-list.words.ts'

const FUNCTIONS_SHOWN = 30
const REPLACED_SHOWN = 3

export type SolutionCardRow = SolutionRow & {
  /** Bodies whose proof counts today, and those whose proof is old. */
  uses: UsageCount
  /** What it replaces, those that answer the search first. */
  replaced: string[]
}
export type SolutionListProps = {
  lang: Lang
  search: Search
  rows: readonly SolutionCardRow[]
  total: number
  page: number
  pages: number
  facets: Facets
  functionLabel: (id: string) => string
}
type Part = SolutionListProps & { said: SolutionListWords }

const listHref = (lang: Lang, search: Search, page = 1) => to(lang, `/solutions${searchQuery(search, page)}`)

export const SolutionListPage = (props: SolutionListProps) => {
  const { lang, search, page, total } = props
  const said = words[lang]
  return (
    <Page
      lang={lang}
      path={`/solutions${searchQuery(search, page)}`}
      section="solutions"
      title={said.title}
      description={said.description}
      lead={said.lead}
      breadcrumb={[]}
    >
      <Section id="recherche" title={said.search} note={said.searchNote}>
        <SearchForm {...props} said={said} />
      </Section>
      <Section
        id="resultats"
        title={said.results(formatNumber(lang, total), total)}
        note={search.q ? said.sortedByWords : said.sortedByName}
      >
        <Results {...props} said={said} />
      </Section>
    </Page>
  )
}

const SearchForm = (part: Part) => {
  const { lang, search, said } = part
  return (
    <Form method="get" action={to(lang, '/solutions')} label={said.search}>
      <Field
        name="q"
        type="search"
        label={said.query}
        help={said.queryHelp}
        value={search.q}
        maxlength={200}
      />
      {search.functions.map((id) => (
        <input type="hidden" name="fonction" value={id} />
      ))}
      <Row as="div">
        <Filters {...part} />
      </Row>
      <Row as="div">
        <Button kind="first">{said.apply}</Button>
        {isFiltered(search) && <a href={to(lang, '/solutions')}>{said.clear}</a>}
        <a href={to(lang, '/solutions/fonctions')}>{said.allFunctions}</a>
      </Row>
    </Form>
  )
}

const Filters = ({ lang, search, facets, functionLabel, said }: Part) => {
  const option = (value: string, label: string, count?: number): Option => ({
    value,
    label: count === undefined ? label : said.counted(label, formatNumber(lang, count)),
  })
  const functions = [...facets.functions]
    .filter(([id]) => !search.functions.includes(id))
    .slice(0, FUNCTIONS_SHOWN)
  const isShown = (facet: Map<string, number>, asked: string | undefined) => (value: string) =>
    facet.has(value) || value === asked
  return (
    <>
      <Select
        name="fonction"
        label={search.functions.length > 0 ? said.anotherFunction : said.function}
        empty={said.anyFunction}
        options={functions.map(([id, count]) => option(id, functionLabel(id), count))}
      />
      <Select
        name="licence"
        label={said.licence}
        empty={said.anyLicence}
        value={search.licenceFamily}
        options={licenceFamilies
          .filter(isShown(facets.licenceFamily, search.licenceFamily))
          .map((id) => option(id, said.licenceFamilies[id], facets.licenceFamily.get(id) ?? 0))}
      />
      <Select
        name="hebergement"
        label={said.hosting}
        empty={said.anyHosting}
        value={search.hosting}
        options={hostings
          .filter(isShown(facets.hosting, search.hosting))
          .map((id) => option(id, said.hostings[id], facets.hosting.get(id) ?? 0))}
      />
      <Select
        name="public"
        label={said.audience}
        empty={said.anyAudience}
        value={search.audience}
        options={audiences.map((id) => option(id, said.audiences[id]))}
      />
      <Select
        name="utilisee"
        label={said.usedBy}
        empty={said.anyUsedBy}
        value={search.usedBy}
        options={organisationKinds.map((kind) => option(kind, organisationWords[lang].kinds[kind]))}
      />
    </>
  )
}

const Results = (part: Part) => {
  const { lang, search, rows, page, pages, said } = part
  return (
    <>
      <Chosen {...part} />
      {rows.length === 0 ? (
        <Empty title={said.empty} action={{ href: to(lang, '/besoins/nouveau'), label: said.describe }}>
          {said.emptyText}
        </Empty>
      ) : (
        <Cards size="wide">
          {rows.map((row) => (
            <SolutionCard lang={lang} row={row} said={said} />
          ))}
        </Cards>
      )}
      <Pagination page={page} pages={pages} href={(wanted) => listHref(lang, search, wanted)} />
      {rows.length > 0 && (
        <Row>
          <a href={to(lang, `/solutions.csv${searchQuery(search)}`)} download>
            {said.export}
          </a>
          <small class="doux">{said.exportNote}</small>
        </Row>
      )}
    </>
  )
}

/** The functions that are asked for, each with its way out. */
const Chosen = ({ lang, search, functionLabel, said }: Part) =>
  search.functions.length === 0 ? null : (
    <Row>
      {said.chosen}
      {search.functions.map((id) => (
        <a href={listHref(lang, { ...search, functions: search.functions.filter((other) => other !== id) })}>
          {said.remove(functionLabel(id))}
        </a>
      ))}
    </Row>
  )

const SolutionCard = ({ lang, row, said }: { lang: Lang; row: SolutionCardRow; said: SolutionListWords }) => {
  const sentence = (lang === 'fr' ? row.fr : row.en) ?? row.fr ?? row.en
  const facts = [row.licence, usesText(lang, row.uses, said), row.sill === null ? undefined : said.inSill]
  return (
    <Card title={row.name} href={to(lang, `/solutions/${row.slug}`)}>
      <p>{sentence ?? said.noSentence}</p>
      <p class="petit doux">
        {facts.filter(Boolean).join(' · ')}
        {row.replaced.length > 0 && <Replaced names={row.replaced} said={said} />}
      </p>
      {row.status === 'archived' && <State kind="err">{said.archived}</State>}
    </Card>
  )
}

function usesText(lang: Lang, { current, toConfirm }: UsageCount, said: SolutionListWords): string {
  if (current > 0) return said.users(formatNumber(lang, current), current)
  return toConfirm > 0 ? said.toConfirm(formatNumber(lang, toConfirm), toConfirm) : said.noUser
}

const Replaced = ({ names, said }: { names: readonly string[]; said: SolutionListWords }) => (
  <>
    <br />
    {said.replaces(names.slice(0, REPLACED_SHOWN).join(', '))}
  </>
)
