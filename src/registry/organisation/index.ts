export { type CompanyDirectory, stateDirectory } from './company-directory.ts'
export { isKind, type OrganisationKind, organisationKinds } from './kinds.ts'
export { lookUpOrganisation } from './look-up.queries.ts'
export { addOrganisation } from './organisation.actions.ts'
export {
  exportOrganisations,
  type OrganisationRow,
  searchOrganisations,
  territoryNames,
} from './organisation.queries.ts'
export { organisationRoutesWith } from './organisation.routes.tsx'
export { words as organisationWords } from './organisation.words.ts'
export { organisationsAfter } from './organisation-cursor.queries.ts'
export {
  findOrganisation,
  type Organisation,
  organisationBySiren,
  refOf,
} from './organisation-find.queries.ts'
export { loadTerritories } from './territories/territories.actions.ts'
