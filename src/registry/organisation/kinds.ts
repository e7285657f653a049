export const territorialKinds = ['commune', 'epci', 'departement', 'region'] as const

/** What a body is, as far as a need is concerned. The database checks the same list. */
export const organisationKinds = [
  ...territorialKinds,
  ...(['etat', 'operateur', 'sante', 'enseignement', 'recherche'] as const),
  ...(['association', 'cooperative', 'entreprise', 'autre'] as const),
] as const

export type OrganisationKind = (typeof organisationKinds)[number]

export const isKind = (text: string): text is OrganisationKind =>
  (organisationKinds as readonly string[]).includes(text)
