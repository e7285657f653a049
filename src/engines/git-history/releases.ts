import type { Tag } from './history.ts'

export type Release = { name: string; version: string; day: string; scheme: 'semver' | 'date' | 'number' }

const SEMVER = /^\d+\.\d+\.\d+(?:\+[\w.-]+)?$/
const DATED = /^(?:19|20)\d{2}[.-]?(?:0?[1-9]|1[0-2])(?:[.-]?\d{1,2})?(?:[.-]\d+)?$/
const NUMBER = /^\d+(?:\.\d+){1,3}$/
const EARLY = /(?:alpha|beta|rc|pre|dev|snapshot|nightly|preview)/i
const VERSION = /(?:^|[/_-]|[a-z]-?)v?(\d[\w.+-]*)$/i

/**
 * The versions that labels tell, latest first, ties by name: « v1.2.3 » (Semantic Versioning 2.0.0), « 2026.05 » or
 * « 2026-05-01 » (calendar), « 1.2 » (a number), with or without the name of the project before. What comes before
 * a version (alpha, beta, rc…) is none, and neither is another label.
 */
export const releasesOf = (tags: readonly Tag[]): Release[] =>
  tags
    .flatMap(({ name, day }) => {
      const version = VERSION.exec(name)?.[1]
      const scheme = version && !EARLY.test(name) ? schemeOf(version) : undefined
      return version && scheme ? [{ name, version, day, scheme }] : []
    })
    .toSorted((a, b) => (a.day === b.day ? (a.name < b.name ? -1 : 1) : a.day < b.day ? 1 : -1))

function schemeOf(version: string): Release['scheme'] | undefined {
  if (DATED.test(version)) return 'date'
  if (SEMVER.test(version)) return 'semver'
  return NUMBER.test(version) ? 'number' : undefined
}
