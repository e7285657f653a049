import { checkIdentifier, type SirenFault } from '#engines/siren/siren.ts'
import type { Db } from '#platform/database.ts'
import type { Company, CompanyDirectory, Unavailable } from './company-directory.ts'
import { type Organisation, organisationBySiren } from './organisation-find.queries.ts'

export type LookUp =
  | { state: 'wrong'; fault: SirenFault }
  | { state: 'known'; organisation: Organisation; siret: string | null }
  | { state: 'found'; company: Company }
  | { state: 'absent'; siren: string }
  | { state: 'unavailable'; siren: string; why: Unavailable }

/**
 * Who has this SIREN or SIRET: first among the organisations we know, then in the State’s directory.
 * The number is checked before anyone is asked. To be called outside any transaction: it may wait three seconds.
 */
export async function lookUpOrganisation(db: Db, directory: CompanyDirectory, text: string): Promise<LookUp> {
  const check = checkIdentifier(text)
  if (!check.valid) return { state: 'wrong', fault: check }
  const { siren, siret } = check
  const organisation = await organisationBySiren(db, siren)
  if (organisation) return { state: 'known', organisation, siret }
  const answer = await directory.find(siret ?? siren)
  return answer.state === 'found' ? answer : { ...answer, siren }
}
