import type { Actor } from '#platform/acting.ts'

/** What a person can be in an organisation. A person may hold several roles at once. */
export const roles = [
  'member',
  'employee-member',
  'employee',
  'representative',
  'administrator',
  'treasurer',
  'learner',
  'mentor',
  'sympathiser',
] as const
export type Role = (typeof roles)[number]

/** Roles that put a person in the confidence of a space. A sympathiser only has their name on its list. */
export const insiderRoles: readonly Role[] = roles.filter((role) => role !== 'sympathiser')

export const isInsider = (held: Iterable<string>): boolean =>
  [...held].some((role) => insiderRoles.some((insider) => insider === role))

/** The organisations in whose confidence somebody is. */
export const insidesOf = ({ memberships }: Pick<Actor, 'memberships'>): bigint[] =>
  [...memberships].flatMap(([id, held]) => (isInsider(held) ? [id] : []))

/**
 * What an organisation can switch off. Each is a chapter of the thread, or a part of one; what is off vanishes from
 * menus, routes and API, and comes back with its data.
 */
export const modules = ['project', 'vivier', 'time', 'team', 'common'] as const
export type Module = (typeof modules)[number]
