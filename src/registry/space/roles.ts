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

/**
 * What an organisation can switch off. Each is a chapter of the thread, or a part of one; what is off vanishes from
 * menus, routes and API, and comes back with its data.
 */
export const modules = ['project', 'vivier', 'time', 'team', 'common'] as const
export type Module = (typeof modules)[number]
