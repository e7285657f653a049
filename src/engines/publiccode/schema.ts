import * as check from './checks.ts'
import {
  anything,
  deprecated,
  fileText,
  flag,
  list,
  listOrOne,
  required,
  requiredOnce,
  type Shape,
  section,
  text,
} from './shape.ts'
import { developmentStatuses, italianVersions, maintenanceTypes, softwareTypes } from './vocabulary.ts'

const organisation = section({ name: text(), uri: required(text(check.organisationUri)) })
const dependency = section({
  name: required(text()),
  versionMin: text(),
  versionMax: text(),
  version: text(),
  optional: flag,
})
const contractor = section({
  name: required(text()),
  email: text(check.email),
  website: text(check.httpUrl),
  until: required(text(check.date)),
})
const contact = section({
  name: required(text()),
  email: text(check.email),
  affiliation: text(),
  phone: text(),
})
const description = {
  localisedName: text(),
  shortDescription: required(text(check.atMost(150))),
  longDescription: requiredOnce(text(check.atLeast(150), check.atMost(10_000))),
  documentation: text(check.httpUrl),
  apiDocumentation: text(check.httpUrl),
  features: requiredOnce(list(text(), 1)),
  screenshots: list(fileText('image', check.place)),
  videos: list(text(check.video)),
  awards: list(text()),
}
const legal = { license: required(text(check.licence)), mainCopyrightOwner: text() }

const common = {
  publiccodeYmlVersion: required(text()),
  name: required(text()),
  applicationSuite: text(),
  url: required(text(check.url)),
  landingURL: text(check.httpUrl),
  isBasedOn: listOrOne(text(check.url)),
  softwareVersion: text(),
  releaseDate: text(check.date),
  logo: fileText('image', check.logo),
  organisation,
  platforms: required(list(text(), 1)),
  categories: list(text(check.category)),
  usedBy: list(text()),
  fundedBy: list(organisation),
  roadmap: text(check.httpUrl),
  developmentStatus: required(text(check.oneOf(developmentStatuses))),
  softwareType: required(text(check.oneOf(softwareTypes))),
  supports: list(section({ id: required(text(check.supported)) })),
  intendedAudience: section({
    scope: list(text(check.scope)),
    countries: list(text(check.country)),
    unsupportedCountries: list(text(check.country)),
  }),
  description: required({ is: 'languages', of: section(description) } satisfies Shape),
  legal: required(section(legal)),
  maintenance: required(
    section({
      type: required(text(check.oneOf(maintenanceTypes))),
      contractors: list(contractor),
      contacts: list(contact),
    }),
  ),
  localisation: required(
    section({
      localisationReady: required(flag),
      availableLanguages: required(list(text(check.language), 1)),
    }),
  ),
  dependsOn: section({ open: list(dependency), proprietary: list(dependency), hardware: list(dependency) }),
}

const italy = section({
  countryExtensionVersion: text(check.oneOf(italianVersions)),
  conforme: deprecated(
    section({
      lineeGuidaDesign: flag,
      modelloInteroperabilita: flag,
      misureMinimeSicurezza: flag,
      gdpr: flag,
    }),
  ),
  riuso: section({ codiceIPA: deprecated(text(check.ipa), 'organisation.uri') }),
  piattaforme: section({ spid: flag, pagopa: flag, cie: flag, anpr: flag, io: flag }),
})

const media = list(text(check.mediaType))

export const version1 = section(common, true)
export const version0 = section(
  {
    ...common,
    monochromeLogo: deprecated(fileText('image', check.logo), 'logo'),
    inputTypes: deprecated(media),
    outputTypes: deprecated(media),
    description: required({
      is: 'languages',
      of: section({ ...description, genericName: deprecated(text(check.atMost(35))) }),
    } satisfies Shape),
    legal: required(
      section({
        ...legal,
        repoOwner: deprecated(text(), 'organisation.name'),
        authorsFile: deprecated(fileText('any', check.place)),
      }),
    ),
    IT: italy,
    it: deprecated(italy, 'IT'),
  },
  true,
)

/**
 * The keys that code.gouv.fr's own reduced format adds (awesome-codegouvfr, 2023). A file that has `creationDate`
 * or `latestRelease` follows it: what else it lacks is said as a warning, since its authors were told to leave it out.
 */
export const reduced = section(
  {
    ...(version0.is === 'section' ? version0.fields : {}),
    creationDate: text(check.date),
    latestRelease: section({ date: text(check.date), version: text() }),
    fundedBy: list(section({ name: text(), url: text(check.httpUrl), uri: text(check.organisationUri) })),
    usedBy: anything,
  },
  true,
)
