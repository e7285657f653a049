import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { insiderRoles } from './roles.ts'

export const PAGE_ROWS = 50
const INSIDERS_MAX = 2_000

const spaces = (db: Db) =>
  db
    .selectFrom('space')
    .innerJoin('organisation', 'organisation.id', 'space.organisation_id')
    .select([
      'space.organisation_id',
      'space.slug',
      'space.modules_off',
      'space.opened_on',
      'space.closed_on',
      'organisation.name',
      'organisation.siren',
      'organisation.kind',
    ])

export type Space = NonNullable<Awaited<ReturnType<typeof findSpace>>>

export const findSpace = (db: Db, slug: string) => spaces(db).where('slug', '=', slug).executeTakeFirst()

/** Those in which one has a role, by name. */
export const spacesAmong = (db: Db, ids: readonly bigint[]): Promise<Space[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : spaces(db).where('organisation_id', 'in', ids).orderBy('name').execute()

/** Every space of the instance, for who runs it. */
export const allSpaces = (db: Db): Promise<Space[]> => spaces(db).orderBy('name').limit(500).execute()

/** Those who work in a space on a day: whoever holds a role in it, sympathisers apart. */
export async function insidersOf(db: Db, organisationId: bigint, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .select('person_id')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('role', 'in', insiderRoles)
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .limit(INSIDERS_MAX)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Roles held or to come, then those that ended, by name. */
export const membersOf = (db: Db, organisationId: bigint) =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select([
      'membership.id',
      'membership.person_id',
      'membership.role',
      'membership.from_on',
      'membership.until_on',
      'membership.ended_reason',
      'membership.given_reason',
      'person.name',
      'person.erased_at',
    ])
    .where('organisation_id', '=', organisationId)
    .orderBy('person.name')
    .orderBy('membership.from_on')
    .orderBy('membership.id')
    .limit(2_000)
    .execute()
export type MemberRow = Awaited<ReturnType<typeof membersOf>>[number]

export const waitingInvitations = (db: Db, { organisationId, now }: { organisationId: bigint; now: Date }) =>
  db
    .selectFrom('invitation')
    .select(['id', 'email', 'roles', 'invited_at', 'expires_at'])
    .where('organisation_id', '=', organisationId)
    .where('answer', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id')
    .execute()
export type InvitationRow = Awaited<ReturnType<typeof waitingInvitations>>[number]

/** The offers that one holds by a key, still open. */
export const invitationsHeld = (db: Db, { keys, now }: { keys: ReadonlySet<string>; now: Date }) =>
  keys.size === 0
    ? Promise.resolve([])
    : db
        .selectFrom('invitation')
        .innerJoin('space', 'space.organisation_id', 'invitation.organisation_id')
        .innerJoin('organisation', 'organisation.id', 'space.organisation_id')
        .select([
          'invitation.id',
          'invitation.roles',
          'invitation.expires_at',
          'organisation.name',
          'space.slug',
        ])
        .where('key_hash', 'in', [...keys])
        .where('answer', 'is', null)
        .where('expires_at', '>', now)
        .orderBy('invitation.id')
        .execute()
export type HeldInvitation = Awaited<ReturnType<typeof invitationsHeld>>[number]

type Asked = { organisationId: bigint; before?: bigint; aboutPeople: boolean }

/**
 * The register of acts, latest first, a page at a time: `before` is the last number of the page before. `aboutPeople`:
 * why a role was given or ended is told too, as long as the role keeps it; an end put off keeps that of its last day.
 */
export const auditOf = (db: Db, { organisationId, before, aboutPeople }: Asked) =>
  db
    .selectFrom('audit_entry')
    .leftJoin('person', 'person.id', 'audit_entry.person_id')
    .leftJoin('person as subject', 'subject.id', 'audit_entry.subject_id')
    .leftJoin('membership as held', (join) =>
      join
        .onRef('held.organisation_id', '=', 'audit_entry.organisation_id')
        .onRef('held.person_id', '=', 'audit_entry.subject_id')
        // The register quotes a role by its name, its number and its last day.
        .on(
          sql<boolean>`${aboutPeople} and case audit_entry.act
            when 'member.role' then starts_with(audit_entry.target, format('%s (%s),', held.role, held.id))
            when 'member.end' then audit_entry.target = format('%s (%s), → %s', held.role, held.id, held.until_on)
            when 'member.leave' then audit_entry.target = format('%s (%s), → %s', held.role, held.id, held.until_on)
            else false end`,
        ),
    )
    .select([
      'audit_entry.id',
      'audit_entry.act',
      'audit_entry.target',
      'audit_entry.made_at',
      'audit_entry.person_id',
      'person.name',
      'subject.name as subject',
    ])
    .select(
      sql<string | null>`coalesce(audit_entry.reason,
        case audit_entry.act when 'member.role' then held.given_reason else held.ended_reason end)`.as(
        'reason',
      ),
    )
    .where('audit_entry.organisation_id', '=', organisationId)
    .$if(before !== undefined, (query) => query.where('audit_entry.id', '<', before ?? 0n))
    .orderBy('audit_entry.id', 'desc')
    .limit(PAGE_ROWS + 1)
    .execute()
export type AuditRow = Awaited<ReturnType<typeof auditOf>>[number]
