import type { Child } from 'hono/jsx'
import { formatSiren } from '#engines/siren/siren.ts'
import { vatNumber } from '#engines/siren/vat.ts'
import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import { type Fact, Facts, Notice, Page, Row, Section, Stack, State } from '#platform/ui/index.tsx'
import { territorialKinds } from './kinds.ts'
import { legalForm } from './legal-category.words.ts'
import { type OrganisationWords, words } from './organisation.words.ts'
import type { Organisation, OrganisationLink, Relations } from './organisation-find.queries.ts'

export type ShowProps = {
  lang: Lang
  path: string
  organisation: Organisation
  relations: Relations
  query: (filters: {
    epci?: string
    departement?: string
    region?: string
    kind?: 'commune' | 'epci'
  }) => string
  refOf: (row: Pick<OrganisationLink, 'siren' | 'kind' | 'insee_code'>) => string
  /** What other parts of the site say of it: what it uses, provides or needs. */
  children?: Child
}
type Part = ShowProps & { said: OrganisationWords }

export const OrganisationPage = (props: ShowProps) => {
  const { lang, path, organisation, children } = props
  const { name, kind, source, siren, retired_on } = organisation
  const said = words[lang]
  const margin = (
    <>
      <p>{said.kinds[kind]}</p>
      {siren && <p>{formatSiren(siren)}</p>}
      {source === 'saisie' && (
        <p>
          <State kind="attn">{said.typed}</State>
        </p>
      )}
    </>
  )
  return (
    <Page
      lang={lang}
      path={path}
      section="organisations"
      title={name}
      breadcrumb={[[said.title, to(lang, '/organismes')]]}
      margin={margin}
    >
      <Section id="faits" title={said.facts} note={said.factsNote}>
        <Stack>
          {retired_on && (
            <Notice kind="attn" title={said.retired(formatDate(lang, retired_on))}>
              {said.retiredNote}
            </Notice>
          )}
          {source === 'saisie' && (
            <Notice kind="attn" title={said.typed}>
              {said.typedNote}
            </Notice>
          )}
          <Facts items={factsOf({ ...props, said })} />
        </Stack>
      </Section>
      <Territory {...props} said={said} />
      {children}
    </Page>
  )
}

function factsOf(part: Part): Fact[] {
  const { lang, organisation, said } = part
  const { kind, source, source_date } = organisation
  // The package documents the year of an edition, not a day.
  const day = source === 'decoupage-administratif' ? source_date?.slice(0, 4) : source_date
  const from = said.sources[source](day ? formatDate(lang, day) : null)
  const isTerritory = (territorialKinds as readonly string[]).includes(kind)
  return [
    ...identityFacts(part, from, isTerritory),
    fact(said.kind, said.kinds[kind], from),
    // The package has no legal forms: ours follow from the kind of territory.
    fact(
      said.legalCategory,
      legalForm(lang, organisation.legal_category),
      source === 'decoupage-administratif' ? said.deducedFromKind : from,
    ),
    ...(isTerritory ? territoryFacts(part, from) : [fact(said.address, organisation.address, from)]),
    ...postalFacts(part, from),
    ...placeFacts(part, from),
    ...authorityFacts(part),
  ]
}

function identityFacts(part: Part, from: string, isTerritory: boolean): Fact[] {
  const { organisation, said } = part
  const { siren, siret, kind, source } = organisation
  // The package gives the SIREN of communes and EPCI only.
  const isFromSirene = source === 'decoupage-administratif' && (kind === 'departement' || kind === 'region')
  const mayPayVat = kind === 'entreprise' || kind === 'cooperative'
  return [
    [said.siren, sirenFact(part), siren ? (isFromSirene ? said.sirene : from) : undefined],
    ...(isTerritory ? [] : [fact(said.siret, siret && formatSiren(siret), from)]),
    ...(siren && mayPayVat ? [fact(said.vat, vatNumber(siren), said.computed)] : []),
  ]
}

function territoryFacts({ lang, organisation, said }: Part, from: string): Fact[] {
  const { kind, insee_code, population, region } = organisation
  const isSum = kind === 'departement' || kind === 'region'
  // The README of the package says that its counts of Mayotte are those of 2017; EPCI are counted by the DGCL.
  const isMayotte = region === '06' && kind !== 'epci'
  const shown = population === null ? null : formatNumber(lang, population)
  return [
    ...(kind === 'epci' ? [] : [fact(said.code, insee_code, from)]),
    fact(
      said.population,
      shown,
      [isSum && said.sumOfCommunes, isMayotte && said.mayotteCensus, from].filter(Boolean).join(', '),
    ),
  ]
}

const postalFacts = ({ organisation, said }: Part, from: string): Fact[] =>
  organisation.postal_codes.length > 0
    ? [fact(said.postalCodes, organisation.postal_codes.join(', '), from)]
    : []

/** Who exercises the powers of whom, where law did not leave one body to each territory. */
function authorityFacts(part: Part): Fact[] {
  const { relations, said } = part
  return [
    ...(relations.actsThrough
      ? [fact(said.actsThrough, link(part, relations.actsThrough), said.editors)]
      : []),
    ...(relations.actsFor.length > 0
      ? [fact(said.actsFor, links(part, relations.actsFor), said.editors)]
      : []),
  ]
}

/** A value that is not known has no source either. */
const fact = (label: string, value: Child, source: string): Fact => [label, value, value ? source : undefined]

const sirenFact = ({ organisation: { siren, acts_through_siren }, said }: Part): Child =>
  siren ? formatSiren(siren) : acts_through_siren ? said.withoutSiren : null

function placeFacts(part: Part, from: string): Fact[] {
  const { organisation, relations, said } = part
  const { epci, departement, region } = relations
  const departementLabel = organisation.kind === 'epci' ? said.mainDepartement : said.departement
  return [
    ...(epci || organisation.kind === 'commune' ? [fact(said.epci, epci && link(part, epci), from)] : []),
    ...(departement ? [fact(departementLabel, link(part, departement), from)] : []),
    ...(region ? [fact(said.region, link(part, region), from)] : []),
  ]
}

const link = ({ lang, refOf }: ShowProps, row: OrganisationLink) => (
  <a href={to(lang, `/organismes/${refOf(row)}`)}>{row.name}</a>
)

const links = (part: Part, rows: readonly OrganisationLink[]) =>
  rows.map((row, i) => (
    <>
      {i > 0 && ', '}
      {link(part, row)}
    </>
  ))

/** The communes of an EPCI, and the ways into a département or a région. */
const Territory = (part: Part) => {
  const { lang, organisation, relations, query, said } = part
  const { kind, siren, insee_code: code } = organisation
  if (siren && relations.members.length > 0) {
    return (
      <Section
        id="membres"
        title={said.members}
        note={said.membersNote(formatNumber(lang, relations.membersTotal))}
      >
        <ul>
          {relations.members.map((row) => (
            <li>
              {link(part, row)}
              {row.population !== null && <small class="doux"> {formatNumber(lang, row.population)}</small>}
            </li>
          ))}
        </ul>
        {relations.membersTotal > relations.members.length && (
          <p>
            <a href={to(lang, `/organismes${query({ epci: siren })}`)}>{said.allMembers}</a>
          </p>
        )}
      </Section>
    )
  }
  if (!code || (kind !== 'departement' && kind !== 'region')) return null
  return (
    <Section id="territoire" title={said.around}>
      <Row>
        <a href={to(lang, `/organismes${query({ [kind]: code, kind: 'commune' })}`)}>{said.communesOf}</a>
        <a href={to(lang, `/organismes${query({ [kind]: code, kind: 'epci' })}`)}>{said.epciOf}</a>
      </Row>
    </Section>
  )
}
