import { stringify } from 'yaml'
import type { Publiccode } from './model.ts'

/** The order in which the standard presents its keys; what it does not know comes after, by name. */
const order = [
  'publiccodeYmlVersion',
  'name',
  'applicationSuite',
  'url',
  'landingURL',
  'isBasedOn',
  'softwareVersion',
  'releaseDate',
  'creationDate',
  'latestRelease',
  'logo',
  'monochromeLogo',
  'organisation',
  'inputTypes',
  'outputTypes',
  'platforms',
  'categories',
  'usedBy',
  'fundedBy',
  'roadmap',
  'developmentStatus',
  'softwareType',
  'supports',
  'intendedAudience',
  'description',
  'legal',
  'maintenance',
  'localisation',
  'dependsOn',
]
const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length)

/**
 * Writes a solution as publiccode.yml, UTF-8, keys in the order of the standard. What `parsePubliccode` reads from the
 * result is deeply equal to what was written: nothing is lost, added or rounded. Two equal solutions give equal bytes.
 */
export function writePubliccode(solution: Publiccode): string {
  const keys = Object.keys(solution).toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  const ordered = Object.fromEntries(keys.map((key) => [key, solution[key]]))
  // Repeated values are written out: an alias is legal YAML, but readers of this format are not told to expect one.
  return stringify(ordered, { version: '1.2', schema: 'core', lineWidth: 100, aliasDuplicateObjects: false })
}
