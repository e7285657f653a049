export {
  type Company,
  type CompanyDirectory,
  type DirectoryAnswer,
  stateDirectory,
} from './company-directory.ts'
export { isKind, type OrganisationKind, organisationKinds, territorialKinds } from './kinds.ts'
export { type LookUp, lookUpOrganisation } from './look-up.queries.ts'
export { type AddRefusal, addOrganisation } from './organisation.actions.ts'
export {
  countOrganisations,
  exportOrganisations,
  type OrganisationFilters,
  type OrganisationRow,
  searchOrganisations,
  territoryNames,
} from './organisation.queries.ts'
export { type OrganisationSlots, organisationRoutes, organisationRoutesWith } from './organisation.routes.tsx'
export { words as organisationWords } from './organisation.words.ts'
export {
  type ListedOrganisation,
  type OrganisationPlace,
  organisationsAfter,
} from './organisation-cursor.queries.ts'
export {
  findOrganisation,
  type Organisation,
  organisationBySiren,
  placeOf,
  refOf,
} from './organisation-find.queries.ts'
export { type Loaded, loadTerritories, type OnProgress } from './territories/territories.actions.ts'
