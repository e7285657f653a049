import { formatSiren } from '#engines/siren/siren.ts'
import { formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  Button,
  ButtonLink,
  Empty,
  Field,
  Form,
  Page,
  Pagination,
  Row,
  Section,
  Select,
  Stack,
  Table,
} from '#platform/ui/index.tsx'
import { organisationKinds } from './kinds.ts'
import type { OrganisationFilters, OrganisationRow, TerritoryName } from './organisation.queries.ts'
import { type OrganisationWords, words } from './organisation.words.ts'

export type ListProps = {
  lang: Lang
  path: string
  filters: OrganisationFilters
  page: number
  pages: number
  total: number
  rows: readonly OrganisationRow[]
  near: readonly OrganisationRow[]
  territories: readonly TerritoryName[]
  /** Name of the EPCI whose communes are shown. */
  epciName?: string | undefined
  query: (filters: OrganisationFilters, page?: number) => string
  refOf: (row: Pick<OrganisationRow, 'siren' | 'kind' | 'insee_code'>) => string
}

export const OrganisationsPage = (props: ListProps) => {
  const { lang, filters, page, total, rows, query } = props
  const said = words[lang]
  return (
    <Page
      lang={lang}
      path={`/organismes${query(filters, page)}`}
      section="organisations"
      title={said.title}
      description={said.description}
      breadcrumb={[]}
      lead={said.lead}
      margin={<p>{said.count(total, formatNumber(lang, total))}</p>}
    >
      <Section id="recherche" title={said.search} note={said.addNote}>
        <SearchForm {...props} said={said} />
      </Section>
      <Section id="resultats" title={said.results} note={<Scope {...props} said={said} />}>
        {rows.length > 0 ? <Results {...props} said={said} /> : <Nothing {...props} said={said} />}
      </Section>
    </Page>
  )
}

type Part = ListProps & { said: OrganisationWords }

const SearchForm = ({ lang, filters, territories, said }: Part) => {
  const { q, kind, departement, region, epci } = filters
  const options = territories.flatMap(({ kind, insee_code, short_name }) =>
    kind === 'departement' && insee_code && insee_code.length < 4 && insee_code !== '6AE'
      ? [{ value: insee_code, label: `${insee_code} ${short_name}` }]
      : [],
  )
  return (
    <Form method="get" action={to(lang, '/organismes')} label={said.search}>
      <Field name="q" type="search" label={said.query} help={said.queryHelp} value={q} maxlength={200} />
      <Select
        name="nature"
        label={said.kind}
        optional
        empty={said.anyKind}
        value={kind}
        options={organisationKinds.map((value) => ({ value, label: said.kinds[value] }))}
      />
      <Select
        name="departement"
        label={said.departement}
        optional
        empty={said.anyDepartement}
        value={departement}
        options={options}
      />
      {region && <input type="hidden" name="region" value={region} />}
      {epci && <input type="hidden" name="epci" value={epci} />}
      <Row as="div">
        <Button kind="first">{said.find}</Button>
        <ButtonLink href={to(lang, '/organismes/nouveau')}>{said.add}</ButtonLink>
      </Row>
    </Form>
  )
}

/** Which part of France is shown, when a link brought here, and the way out of it. */
const Scope = ({ lang, filters, territories, epciName, said }: Part) => {
  const region = territories.find(
    ({ kind, insee_code }) => kind === 'region' && insee_code === filters.region,
  )
  if (!region && !epciName) return null
  return (
    <>
      {epciName && said.epciOnly(epciName)} {region && said.regionOnly(region.short_name ?? region.name)}{' '}
      <a href={to(lang, '/organismes')}>{said.allOfThem}</a>
    </>
  )
}

const Results = ({ lang, rows, total, page, pages, filters, query, refOf, said }: Part) => (
  <Stack>
    <Table
      caption={said.count(total, formatNumber(lang, total))}
      columns={[
        { label: said.name },
        { label: said.kind },
        { label: said.sirenOrCode },
        { label: said.departement },
        { label: said.population, kind: 'number' },
      ]}
      rows={rows.map((row) => [
        <a href={to(lang, `/organismes/${refOf(row)}`)}>{row.name}</a>,
        said.kinds[row.kind],
        row.siren ? formatSiren(row.siren) : '–',
        row.departement ?? '–',
        row.population === null ? '–' : formatNumber(lang, row.population),
      ])}
    />
    <Pagination page={page} pages={pages} href={(n) => to(lang, `/organismes${query(filters, n)}`)} />
    <Row>
      <a href={to(lang, `/organismes.csv${query(filters)}`)} download>
        {said.exportCsv}
      </a>
      <small>{said.exportNote}</small>
    </Row>
  </Stack>
)

const Nothing = ({ lang, near, refOf, said }: Part) => (
  <Stack>
    <Empty title={said.nothing} action={{ href: to(lang, '/organismes/nouveau'), label: said.add }}>
      {said.nothingNext}
    </Empty>
    {near.length > 0 && (
      <>
        <h3>{said.near}</h3>
        <ul>
          {near.map((row) => (
            <li>
              <a href={to(lang, `/organismes/${refOf(row)}`)}>{row.name}</a> {row.departement}
            </li>
          ))}
        </ul>
      </>
    )}
  </Stack>
)
