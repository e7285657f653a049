export type Organisation = { name?: string; uri?: string; url?: string }
export type Dependency = {
  name: string
  version?: string
  versionMin?: string
  versionMax?: string
  optional?: boolean
}
export type Contact = { name: string; email?: string; affiliation?: string; phone?: string }
export type Contractor = { name: string; email?: string; website?: string; until: string }
export type Description = {
  localisedName?: string
  genericName?: string
  shortDescription: string
  longDescription?: string
  documentation?: string
  apiDocumentation?: string
  features?: string[]
  screenshots?: string[]
  videos?: string[]
  awards?: string[]
}

/**
 * A publiccode.yml that was read and found valid, under the names of the standard. Keys that a file in the reduced
 * format of code.gouv.fr may lack are optional. `isBasedOn` is always a list. Extension keys (`x-…`) and national
 * sections are kept as they were written.
 */
export type Publiccode = {
  publiccodeYmlVersion: string
  name: string
  url: string
  applicationSuite?: string
  landingURL?: string
  isBasedOn?: string[]
  softwareVersion?: string
  releaseDate?: string
  logo?: string
  organisation?: Organisation
  platforms?: string[]
  categories?: string[]
  usedBy?: string[]
  fundedBy?: Organisation[]
  roadmap?: string
  developmentStatus?: string
  softwareType?: string
  supports?: { id: string }[]
  intendedAudience?: { scope?: string[]; countries?: string[]; unsupportedCountries?: string[] }
  description: Record<string, Description>
  legal: { license: string; mainCopyrightOwner?: string; repoOwner?: string; authorsFile?: string }
  maintenance?: { type?: string; contractors?: Contractor[]; contacts?: Contact[] }
  localisation?: { localisationReady?: boolean; availableLanguages?: string[] }
  dependsOn?: { open?: Dependency[]; proprietary?: Dependency[]; hardware?: Dependency[] }
  creationDate?: string
  latestRelease?: { date?: string; version?: string }
  [other: string]: unknown
}
