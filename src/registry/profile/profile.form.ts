import { z } from 'zod'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import {
  languages,
  type ProfileFieldName,
  type ProfileFields,
  remotes,
  statuses,
  teamRoles,
  visibilities,
} from './profile-fields.ts'

const TEXT_MAX = 2_000
const LINKS_MAX = 5
const LINK_LENGTH_MAX = 300
const DAY_RATE_CENTS_MAX = 1_000_000n
const HALF_DAYS_A_MONTH_MAX = 62
/** Addresses of the vivier that are pages of ours. */
const RESERVED = new Set(['mots-inconnus', 'nouveau', 'moi'])

/** Control characters are in nobody's text, and PostgreSQL refuses one of them. */
const cleanLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
const cleanText = (text: string) =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .trim()

const nothing = z.literal('').transform(() => undefined)
const optional = <Schema extends z.ZodType>(schema: Schema) => nothing.or(schema).optional()
const line = (max: number) => optional(z.string().transform(cleanLine).pipe(z.string().max(max)))
const text = optional(z.string().transform(cleanText).pipe(z.string().max(TEXT_MAX)))
const several = <Value extends string>(known: readonly Value[]) =>
  z
    .array(z.enum(known))
    .transform((chosen) => (chosen.length > 0 ? [...new Set(chosen)] : undefined))
    .optional()

/** The families of the taxonomy: the causes of people and the themes of chantiers are said in the same words. */
export const causes = (): string[] => [
  ...new Set([...readTaxonomy().functions.values()].map(({ family }) => family)),
]

/** « 450 », « 450,50 € »: an amount a day, in cents. */
const dayRate = z
  .string()
  .transform((given) => given.replace(/[\s€]/g, '').replace(',', '.'))
  .pipe(z.string().regex(/^\d{1,5}(\.\d{1,2})?$/))
  .transform((amount) => {
    const [euros = '0', cents = ''] = amount.split('.')
    return BigInt(euros) * 100n + BigInt(cents.padEnd(2, '0'))
  })
  .refine((cents) => cents > 0n && cents <= DAY_RATE_CENTS_MAX)
  .transform((cents) => ({ cents: String(cents) }))

const links = z
  .string()
  .transform((given) => given.split(/\s+/).filter(Boolean))
  .pipe(z.array(z.url({ protocol: /^https?$/ }).max(LINK_LENGTH_MAX)).max(LINKS_MAX))
  .transform((all) => (all.length > 0 ? all : undefined))

const fields = {
  headline: line(160),
  pronouns: line(40),
  bio: text,
  aspirations: text,
  avoids: text,
  themes: z
    .array(z.string().refine((theme) => causes().includes(theme)))
    .max(30)
    .optional(),
  roles: several(teamRoles),
  languages: several(languages),
  region: optional(z.string().regex(/^\d{2,3}$/)),
  place: line(100),
  remote: optional(z.enum(remotes)),
  status: optional(z.enum(statuses)),
  rate: optional(
    z
      .enum(['égale', 'egale'])
      .transform((): { equal: true } => ({ equal: true }))
      .or(dayRate),
  ),
  load: optional(
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number)
      .pipe(z.number().min(1).max(HALF_DAYS_A_MONTH_MAX)),
  ),
  links: links.optional(),
} as const

const visibility = z.enum(visibilities).default('me').catch('me')
const shown = z.object(
  Object.fromEntries([...Object.keys(fields), 'availability'].map((name) => [name, visibility])) as Record<
    ProfileFieldName,
    typeof visibility
  >, // One per field: the names are those of `fields`, and the one that has no value.
)

export const profileForm = z.object({
  name: z.string().transform(cleanLine).pipe(z.string().min(1).max(80)),
  handle: optional(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{1,39}$/)
      .refine((handle) => !RESERVED.has(handle)),
  ),
  fields: z.object(fields),
  per: z.enum(['week', 'month']).default('month').catch('month'),
  shown,
})
export type ProfileForm = z.infer<typeof profileForm>

/** The values to keep, field by field; what is empty is absent. */
export function valuesOf({ fields: given, per }: ProfileForm): Partial<ProfileFields> {
  const { load, themes, ...rest } = given
  const values = {
    ...rest,
    themes: themes?.length ? themes : undefined,
    load: load === undefined ? undefined : { halfDays: load, per },
    availability: true as const,
  }
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<ProfileFields> // What is left of an object whose values have these types.
}

export type ProfileFault = 'name' | 'handle' | ProfileFieldName
/** The fields that were refused, once each: paths are the schema's own keys. */
export const faultsOf = (issues: readonly z.core.$ZodIssue[]): ProfileFault[] => [
  ...new Set(
    issues.map(({ path: [first, second] }) => (first === 'fields' ? second : first) as ProfileFault),
  ),
]

const SKILL_ID = /^[a-z0-9][a-z0-9-]{0,59}$/
const ticked = z.preprocess((value) => value === 'oui', z.boolean())
export const profileSkillForm = z.object({
  skill: z.string().regex(SKILL_ID),
  level: z
    .string()
    .regex(/^[0-3]$/)
    .transform(Number),
  proof: line(500),
  learn: ticked,
  more: ticked,
  transmit: ticked,
  visibility,
})
