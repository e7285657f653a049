import type { Db } from '#platform/database.ts'
import { isKind, type OrganisationKind } from './kinds.ts'
import { organisationColumns } from './organisation.queries.ts'

const MEMBERS_SHOWN = 12

export type OrganisationRef = { siren: string } | { kind: OrganisationKind; code: string }

/** The end of the address of an organisation: its SIREN, or its kind and code when it has none. */
export const refOf = (row: { siren: string | null; kind: string; insee_code: string | null }): string =>
  row.siren ?? `${row.kind}-${row.insee_code?.toLowerCase()}`

export function readRef(text: string): OrganisationRef | null {
  if (/^\d{9}$/.test(text)) return { siren: text }
  const [, kind = '', code = ''] = /^([a-z]{4,12})-([0-9ab]{2,9})$/.exec(text) ?? []
  return isKind(kind) ? { kind, code: code.toUpperCase() } : null
}

const one = (db: Db) => db.selectFrom('organisation')

/** The organisation of an address, or of a SIREN: retired ones are found too, and say so. */
export async function findOrganisation(db: Db, text: string) {
  const ref = readRef(text)
  if (!ref) return undefined
  const query = one(db)
    .select(organisationColumns)
    .select([
      'siret',
      'legal_category',
      'acts_through_siren',
      'address',
      'postal_codes',
      'source',
      'source_date',
    ])
  return 'siren' in ref
    ? query.where('siren', '=', ref.siren).executeTakeFirst()
    : query.where('kind', '=', ref.kind).where('insee_code', '=', ref.code).executeTakeFirst()
}
export type Organisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>

/** The organisation of a SIREN, for those who keep a SIREN only. */
export const organisationBySiren = async (db: Db, siren: string) =>
  /^\d{9}$/.test(siren) ? findOrganisation(db, siren) : undefined

const linkColumns = ['siren', 'name', 'kind', 'insee_code'] as const

/** What stands around an organisation: its territories, who acts for it, for whom it acts, its members. */
export async function relationsOf(db: Db, organisation: Organisation) {
  const { siren, kind, insee_code, epci_siren, acts_through_siren, departement, region } = organisation
  const bySiren = (wanted: string | null) =>
    wanted ? one(db).select(linkColumns).where('siren', '=', wanted).executeTakeFirst() : undefined
  const byCode = (wanted: 'departement' | 'region', code: string | null) =>
    code && !(kind === wanted && insee_code === code)
      ? one(db)
          .select(linkColumns)
          .where('kind', '=', wanted)
          .where('insee_code', '=', code)
          .executeTakeFirst()
      : undefined
  const [epci, actsThrough, inDepartement, inRegion] = await Promise.all([
    bySiren(epci_siren),
    bySiren(acts_through_siren),
    byCode('departement', departement),
    byCode('region', region),
  ])
  const actsFor = siren
    ? await one(db)
        .select(linkColumns)
        .where('acts_through_siren', '=', siren)
        .orderBy('insee_code')
        .execute()
    : []
  return {
    epci,
    actsThrough,
    departement: inDepartement,
    region: inRegion,
    actsFor,
    ...(await membersOf(db, siren)),
  }
}
export type Relations = Awaited<ReturnType<typeof relationsOf>>
export type OrganisationLink = Relations['actsFor'][number]

async function membersOf(db: Db, siren: string | null) {
  if (!siren) return { members: [], membersTotal: 0 }
  const members = await one(db)
    .select([...linkColumns, 'population'])
    .select(({ fn }) => fn.countAll<bigint>().over().as('total'))
    .where('epci_siren', '=', siren)
    .where('retired_on', 'is', null)
    .orderBy('population', (order) => order.desc().nullsLast())
    .orderBy('insee_code')
    .limit(MEMBERS_SHOWN)
    .execute()
  return { members, membersTotal: Number(members[0]?.total ?? 0) }
}

/** The département and région of a commune (by its code), or of a postal code, when it lies in one alone. */
export async function placeOf(db: Db, place: { communeCode: string | null; postalCode: string | null }) {
  const communes = one(db).select(['departement', 'region']).distinct().where('kind', '=', 'commune')
  const { communeCode, postalCode } = place
  const byCode = communeCode ? await communes.where('insee_code', '=', communeCode).execute() : []
  if (byCode[0]) return byCode[0]
  // Folded search text finds the few communes of a postal code by its index; an array would be read row by row.
  const byPost =
    postalCode && /^\d{5}$/.test(postalCode)
      ? await communes.where('search', 'like', `% ${postalCode} %`).limit(2).execute()
      : []
  return byPost.length === 1 ? byPost[0] : undefined
}
