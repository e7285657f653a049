import type { OrganisationKind } from './kinds.ts'

/**
 * Which kind of body a legal category makes. The longest beginning that is listed decides.
 * Source: Insee, « Catégories juridiques », level III, September 2022.
 */
const BY_CATEGORY: Readonly<Record<string, OrganisationKind>> = {
  ...{ '1': 'entreprise', '2': 'entreprise', '3': 'entreprise', '5': 'entreprise', '6': 'entreprise' },
  // Co-operatives: of credit and insurance, SARL and SA under the co-operative statutes (SCOP among them), farming.
  ...{ '519': 'cooperative', '545': 'cooperative', '546': 'cooperative', '555': 'cooperative' },
  ...{
    '556': 'cooperative',
    '565': 'cooperative',
    '566': 'cooperative',
    '6317': 'cooperative',
    '6318': 'cooperative',
  },
  // Public bodies that trade: national ones are operators of the State, local ones are not.
  ...{ '4': 'autre', '4110': 'operateur', '4120': 'operateur', '4130': 'operateur' },
  ...{ '71': 'etat', '7190': 'enseignement' },
  ...{ '7210': 'commune', '7220': 'departement', '7230': 'region' },
  ...{
    '7331': 'enseignement',
    '7343': 'epci',
    '7344': 'epci',
    '7346': 'epci',
    '7347': 'epci',
    '7348': 'epci',
  },
  ...{ '7364': 'sante', '7365': 'sante', '7366': 'sante', '7470': 'sante' },
  ...{ '7382': 'operateur', '7385': 'operateur', '7389': 'operateur', '7410': 'operateur' },
  ...{ '7383': 'enseignement', '7384': 'enseignement' },
  ...{ '92': 'association', '93': 'association' },
}

/** A public body of no field of its own takes that of its main activity (divisions of the NAF). */
const BY_ACTIVITY: Readonly<Record<string, OrganisationKind>> = {
  '72': 'recherche',
  '85': 'enseignement',
  '86': 'sante',
}
const WITHOUT_FIELD: ReadonlySet<OrganisationKind> = new Set(['operateur', 'autre'])

/**
 * The kind of a body, deduced from its legal category (four digits) and its main activity (NAF, « 72.19Z »).
 * It is a proposal: a person may choose another. Unknown categories are « autre ».
 */
export function kindOf(legalCategory: string | null, activity: string | null): OrganisationKind {
  const beginnings = [4, 3, 2, 1].map((length) => legalCategory?.slice(0, length) ?? '')
  const kind = beginnings.flatMap((beginning) => BY_CATEGORY[beginning] ?? [])[0] ?? 'autre'
  const isPublic = legalCategory?.startsWith('7') || legalCategory?.startsWith('4')
  return (isPublic && WITHOUT_FIELD.has(kind) && BY_ACTIVITY[activity?.slice(0, 2) ?? '']) || kind
}
