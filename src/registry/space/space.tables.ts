import type { ColumnType, Generated } from 'kysely'
import type { ActName } from './acts.words.ts'
import type { InstanceActName } from './instance.words.ts'
import type { Role } from './roles.ts'

export interface SpaceTable {
  organisation_id: bigint
  slug: string
  modules_off: Generated<string[]>
  opened_on: string
  closed_on: string | null
}
export interface MembershipTable {
  id: Generated<bigint>
  organisation_id: bigint
  person_id: string
  role: Role
  from_on: string
  until_on: string | null
  ended_reason: string | null
  origin: Generated<'siret' | 'invitation' | 'given' | null>
  given_reason: Generated<string | null>
  made_at: ColumnType<Date, Date | undefined, never>
}
export interface InvitationTable {
  id: Generated<bigint>
  organisation_id: bigint
  email: string
  roles: Role[]
  key_hash: string
  invited_by: string
  invited_at: Date
  expires_at: Date
  answered_at: Date | null
  answer: 'accepted' | 'declined' | 'withdrawn' | null
}
export interface AuditEntryTable {
  id: Generated<bigint>
  organisation_id: bigint
  person_id: string | null
  act: ActName
  target: string | null
  subject_id: Generated<string | null>
  reason: string | null
  made_at: Date
}
/** What is done to the instance itself; `person_id` is null when it was done from the terminal. */
export interface InstanceActTable {
  id: Generated<bigint>
  act: InstanceActName
  organisation_id: bigint | null
  target: string | null
  person_id: string | null
  made_at: Generated<Date>
}
/** The same, with the names that those who work here may know. */
export interface InstanceRegisterView {
  id: bigint
  act: InstanceActName
  organisation_id: bigint | null
  organisation: string | null
  target: string | null
  person: string | null
  made_at: Date
}

declare module '#platform/database.ts' {
  interface Database {
    space: SpaceTable
    membership: MembershipTable
    invitation: InvitationTable
    audit_entry: AuditEntryTable
    instance_act: InstanceActTable
    instance_register: InstanceRegisterView
  }
}
