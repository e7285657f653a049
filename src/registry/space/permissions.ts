import type { Actor } from '#platform/acting.ts'
import { insiderRoles, type Role, roles } from './roles.ts'

/**
 * Who may do what: the only source. The code asks `may`, the help page /aide/droits prints this table, and the tests
 * knock at every route with every column of it.
 *
 * `everybody` and `person` (signed in, from anywhere) come first; then the roles held today in the organisation that
 * owns the thing; then what one is to the chantier: `lead` leads it, `team` is engaged on it, `party` has a role in
 * an organisation that takes part. `self` is the person whom the thing is about; `host` runs the instance.
 */
export type Column = 'everybody' | 'person' | Role | 'lead' | 'team' | 'party' | 'self' | 'host'

const inside: readonly Column[] = roles
const insiders: readonly Column[] = insiderRoles
const stewards: readonly Column[] = ['administrator', 'representative']
const workers: readonly Column[] = [
  'member',
  'employee-member',
  'employee',
  'representative',
  'administrator',
]

export const permissions = {
  'space.open': ['host'],
  'space.read': inside,
  'space.change': ['administrator'],
  'space.export': ['administrator'],
  'audit.read': insiders,
  'member.read': inside,
  'member.invite': stewards,
  'member.end': stewards,
  'member.leave': ['self'],
  'account.change': ['self'],
  'profile.change': ['self'],
  'profile.read-coop': insiders,
  'grid.change': ['self'],
  'grid.read': ['self', ...stewards],
  'skill.curate': ['administrator', 'mentor'],
  'project.create': workers,
  'project.read-public': ['everybody'],
  'project.read': [...insiders, 'party', 'team', 'lead'],
  'project.change': [...stewards, 'lead'],
  'project.journal': [...stewards, 'lead', 'team'],
  'project.follow': ['everybody'],
  'party.answer': stewards,
  'lesson.read': [...insiders, 'team', 'lead'],
  'lesson.tell': [...workers, 'team', 'lead'],
  'common.declare': workers,
  'common.change': [...stewards, 'lead'],
  'common.state': [...stewards, 'lead'],
  'position.apply': ['person'],
  'position.answer': [...stewards, 'lead'],
  'team.propose': [...stewards, 'lead'],
  'team.decide': [...stewards, 'lead'],
  'policy.read': insiders,
  'policy.change': ['administrator'],
  'instance.run': ['host'],
  'instance.read-acts': [...insiders, 'host'],
} as const satisfies Record<string, readonly Column[]>
export type Action = keyof typeof permissions

/** What the one who asks is to the thing: the organisation that owns it, and their ties to it. */
export type About = {
  organisationId?: bigint | undefined
  ties?: readonly ('lead' | 'team' | 'party' | 'self')[]
}

/** True when one of the columns in which this actor stands has the right. Pure: nothing is looked up. */
export function may(actor: Actor, action: Action, about: About = {}): boolean {
  const allowed: ReadonlySet<Column> = new Set(permissions[action])
  return columnsOf(actor, about).some((column) => allowed.has(column))
}

/** The columns of the table in which an actor stands, for one thing. */
export function columnsOf({ person, memberships, roles: ofInstance }: Actor, about: About): Column[] {
  const { organisationId, ties = [] } = about
  const held = organisationId === undefined ? undefined : memberships.get(organisationId)
  return [
    'everybody',
    ...(person ? (['person'] as const) : []),
    ...roles.filter((role) => held?.has(role)),
    ...(person ? ties : []),
    ...(ofInstance.has('host') ? (['host'] as const) : []),
  ]
}
