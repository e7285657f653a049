/** Who may read a thing, from the narrowest: oneself, one's co-op, whoever works somewhere here, everybody. */
export const visibilities = ['me', 'coop', 'network', 'public'] as const
export type Visibility = (typeof visibilities)[number]

export const remotes = ['on-site', 'hybrid', 'remote'] as const
export type Remote = (typeof remotes)[number]
export const statuses = [
  'employee-member',
  'employee',
  'entrepreneur-employee',
  'freelance',
  'public-agent',
  'student',
  'job-seeker',
  'volunteer',
] as const
export type Status = (typeof statuses)[number]
/** What one likes to be in a team. */
export const teamRoles = [
  'development',
  'data',
  'infrastructure',
  'design',
  'accessibility',
  'product',
  'coordination',
  'facilitation',
  'writing',
  'teaching',
  'law',
  'administration',
] as const
export type TeamRole = (typeof teamRoles)[number]
/** Codes of ISO 639; `fsl` is the French sign language. */
export const languages = [
  'fr',
  'en',
  'de',
  'es',
  'it',
  'pt',
  'nl',
  'ar',
  'uk',
  'ro',
  'br',
  'oc',
  'eu',
  'co',
  'gcf',
  'fsl',
] as const
export type Language = (typeof languages)[number]

/** Each field, and the value that is kept of it. Money is cents, written in full, because JSON counts in floats. */
export type ProfileFields = {
  headline: string
  pronouns: string
  bio: string
  aspirations: string
  avoids: string
  themes: string[]
  roles: TeamRole[]
  languages: Language[]
  region: string
  place: string
  remote: Remote
  status: Status
  rate: { equal: true } | { cents: string }
  load: { halfDays: number; per: 'week' | 'month' }
  links: string[]
  /** No value of its own: its visibility is that of the free half-days of the grid. */
  availability: true
}
export type ProfileFieldName = keyof ProfileFields

export const profileFieldNames = [
  'headline',
  'pronouns',
  'bio',
  'aspirations',
  'avoids',
  'themes',
  'roles',
  'languages',
  'region',
  'place',
  'remote',
  'status',
  'rate',
  'load',
  'links',
  'availability',
] as const satisfies readonly ProfileFieldName[]

/** Fields in which a search reads words. */
export const searchedFields: ReadonlySet<ProfileFieldName> = new Set([
  'headline',
  'bio',
  'aspirations',
  'place',
])
