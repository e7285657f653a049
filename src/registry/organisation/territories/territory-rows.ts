import { fold, keyOf, searchText } from '../fold.ts'
import type { OrganisationTable } from '../organisation.tables.ts'
import { ALSACE, departementAuthority, regionAuthority } from './authorities.ts'
import type { CommuneEntry, DepartementEntry, Edition, EpciEntry, RegionEntry } from './edition.ts'

export type TerritoryRow = Pick<
  OrganisationTable,
  | 'siren'
  | 'name'
  | 'short_name'
  | 'kind'
  | 'legal_category'
  | 'departement'
  | 'region'
  | 'epci_siren'
  | 'acts_through_siren'
  | 'population'
  | 'search_name'
  | 'search_key'
  | 'search'
> & { insee_code: string; postal_codes: string[] }

type Given = Omit<TerritoryRow, 'search_name' | 'search_key' | 'search'> & {
  /** Names by which it is looked for exactly; the others only help to find it. */
  called: string
  also?: readonly string[]
}

const EPCI_NAMES = {
  CC: 'Communauté de communes',
  CA: 'Communauté d’agglomération',
  CU: 'Communauté urbaine',
}
/** Insee, legal categories of level III. */
const EPCI_CATEGORY = { CC: '7346', CA: '7348', CU: '7343', METRO: '7344', MET69: '7229' } as const
/** Insee, « type de nom en clair »: what stands between « Département » and its name. */
const LIAISON = ['de ', 'd’', 'du ', 'de la ', 'des ', 'de l’', 'des ', 'de las ', 'de los ']

function row({ called, also = [], ...given }: Given): TerritoryRow {
  const { name, insee_code, siren, postal_codes, departement } = given
  return {
    ...given,
    search_name: fold(called),
    search_key: keyOf(fold(called)),
    search: searchText([name, called, insee_code, siren, departement, ...postal_codes, ...also]),
  }
}

const tidy = (name: string): string =>
  name.replaceAll("'", '’').replace(/’’|"/g, '').replace(/\s+/g, ' ').trim()

/** Every territory of an edition, as rows of `organisation`. A parent may come after its children. */
export function territoryRows(edition: Edition): TerritoryRow[] {
  const communes = edition.communes.filter(({ type }) => type === 'commune-actuelle')
  const epciOf = new Map(
    edition.epci.flatMap(({ code, membres }) => membres.map((member) => [member.code, code])),
  )
  const formerNames = namesOfFormerCommunes(edition.communes)
  const inhabitants = populations(communes)
  const byCode = new Map(communes.map((commune) => [commune.code, commune]))
  // Overseas collectivities are listed twice by the package, as région and as département: once is enough.
  const regions = edition.regions.filter(({ zone }) => zone !== 'com')
  return [
    ...regions.map((one) => regionRow(one, inhabitants)),
    alsaceRow(inhabitants),
    ...edition.departements.map((one) => departementRow(one, inhabitants)),
    ...edition.epci.map((one) => epciRow(one, byCode)),
    ...communes.map((one) => communeRow(one, epciOf.get(one.code) ?? null, formerNames)),
  ]
}

const communeRow = (
  one: CommuneEntry,
  epci: string | null,
  formerNames: Map<string, string[]>,
): TerritoryRow =>
  row({
    siren: one.siren ?? null,
    name: tidy(one.nom),
    short_name: null,
    kind: 'commune',
    legal_category: one.siren ? '7210' : null,
    insee_code: one.code,
    departement: one.departement,
    region: one.region,
    epci_siren: epci,
    acts_through_siren: null,
    population: one.population ?? null,
    postal_codes: one.codesPostaux ?? [],
    called: one.nom,
    also: [...(one.anciensCodes ?? []), ...(formerNames.get(one.code) ?? [])],
  })

function epciRow(one: EpciEntry, byCode: ReadonlyMap<string, CommuneEntry>): TerritoryRow {
  const { departement, region } = mostInhabited(one, byCode)
  const type = one.type in EPCI_NAMES ? (one.type as keyof typeof EPCI_NAMES) : null
  const own = tidy(type ? one.nom.slice(type.length + 1) : one.nom)
  return row({
    siren: one.code,
    name: type ? `${EPCI_NAMES[type]} ${own}` : own,
    short_name: own,
    kind: 'epci',
    legal_category: EPCI_CATEGORY[one.type],
    insee_code: one.code,
    departement,
    region,
    epci_siren: null,
    acts_through_siren: null,
    population: one.populationMunicipale,
    postal_codes: [],
    called: own,
    also: [type ?? '', 'communauté', 'métropole'].slice(0, type ? 2 : 3),
  })
}

/** An EPCI may lie in several départements: it is listed where most of its inhabitants live. */
function mostInhabited(one: EpciEntry, byCode: ReadonlyMap<string, CommuneEntry>) {
  const members = one.membres.flatMap(({ code }) => byCode.get(code) ?? [])
  const by = Map.groupBy(members, ({ departement }) => departement)
  const total = (communes: CommuneEntry[]) =>
    communes.reduce((sum, { population = 0 }) => sum + population, 0)
  const largest = [...by.values()].toSorted((a, b) => total(b) - total(a))[0]?.[0]
  return { departement: largest?.departement ?? null, region: largest?.region ?? null }
}

const departementRow = (one: DepartementEntry, inhabitants: Inhabitants): TerritoryRow => {
  const { siren, actsThrough } = departementAuthority(one.code, one.zone)
  const short = tidy(one.nom)
  return row({
    siren,
    name: one.zone === 'com' ? short : `Département ${LIAISON[one.typeLiaison] ?? 'de '}${short}`,
    short_name: short,
    kind: 'departement',
    legal_category: siren ? '7220' : null,
    insee_code: one.code,
    departement: one.code,
    region: one.region,
    epci_siren: null,
    acts_through_siren: actsThrough,
    population: inhabitants.departement.get(one.code) ?? null,
    postal_codes: [],
    called: short,
    also: ['conseil départemental', `cd${one.code}`],
  })
}

const alsaceRow = (inhabitants: Inhabitants): TerritoryRow =>
  row({
    siren: ALSACE.siren,
    name: 'Collectivité européenne d’Alsace',
    short_name: 'Alsace',
    kind: 'departement',
    legal_category: null,
    insee_code: ALSACE.code,
    departement: ALSACE.departements[0],
    region: ALSACE.region,
    epci_siren: null,
    acts_through_siren: null,
    population: ALSACE.departements.reduce((sum, code) => sum + (inhabitants.departement.get(code) ?? 0), 0),
    postal_codes: [],
    called: 'Alsace',
    also: ['CEA', 'conseil départemental', ...ALSACE.departements, 'Bas-Rhin', 'Haut-Rhin'],
  })

/** Three régions are governed by a single body that has a name of its own. */
const REGION_NAMES: Readonly<Record<string, string>> = {
  '02': 'Collectivité territoriale de Martinique',
  '03': 'Collectivité territoriale de Guyane',
  '94': 'Collectivité de Corse',
}

const regionRow = (one: RegionEntry, inhabitants: Inhabitants): TerritoryRow => {
  const { siren, actsThrough } = regionAuthority(one.code)
  const short = tidy(one.nom)
  const single = REGION_NAMES[one.code]
  return row({
    siren,
    name: single ?? `Région ${short}`,
    short_name: short,
    kind: 'region',
    legal_category: siren && !single ? '7230' : null,
    insee_code: one.code,
    departement: null,
    region: one.code,
    epci_siren: null,
    acts_through_siren: actsThrough,
    population: inhabitants.region.get(one.code) ?? null,
    postal_codes: [],
    called: short,
    also: ['conseil régional', 'région'],
  })
}

type Inhabitants = { departement: Map<string, number>; region: Map<string, number> }

/** The package counts those of communes and EPCI; a département and a région have those of their communes. */
function populations(communes: readonly CommuneEntry[]): Inhabitants {
  const counted: Inhabitants = { departement: new Map(), region: new Map() }
  for (const { departement, region, population } of communes) {
    if (population === undefined) continue
    counted.departement.set(departement, (counted.departement.get(departement) ?? 0) + population)
    counted.region.set(region, (counted.region.get(region) ?? 0) + population)
  }
  return counted
}

/** People still look for the commune where they live by the name it had before it merged. */
function namesOfFormerCommunes(communes: readonly CommuneEntry[]): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const { type, chefLieu, nom } of communes) {
    const isFormer = type === 'commune-deleguee' || type === 'commune-associee'
    if (isFormer && chefLieu) names.set(chefLieu, [...(names.get(chefLieu) ?? []), nom])
  }
  return names
}
