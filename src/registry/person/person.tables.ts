import type { ColumnType, Generated } from 'kysely'
import type { Lang } from '#platform/lang.ts'

export interface PersonTable {
  id: Generated<string>
  name: string
  email: string
  email_verified: Generated<boolean>
  image: string | null
  two_factor_enabled: boolean | null
  lang: Generated<Lang>
  created_at: Generated<Date>
  updated_at: Generated<Date>
  erased_at: Date | null
}
export interface PersonSessionTable {
  id: Generated<string>
  token: string
  person_id: string
  expires_at: Date
  ip_address: string | null
  user_agent: string | null
  created_at: Generated<Date>
  updated_at: Date
  /** Of the provider through which this session began, which asks it back at the sign-out. */
  id_token: Generated<string | null>
}
export interface PersonCredentialTable {
  id: Generated<string>
  person_id: string
  account_id: string
  provider_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Date | null
  refresh_token_expires_at: Date | null
  scope: string | null
  password: string | null
  created_at: Generated<Date>
  updated_at: Date
}
export interface PersonVerificationTable {
  id: Generated<string>
  identifier: string
  value: string
  expires_at: Date
  created_at: Generated<Date>
  updated_at: Generated<Date>
}
export interface PersonSecondFactorTable {
  id: Generated<string>
  person_id: string
  secret: string
  backup_codes: string
  verified: boolean | null
  failed_verification_count: number | null
  locked_until: Date | null
}
export interface PersonPasskeyTable {
  id: Generated<string>
  person_id: string
  name: string | null
  public_key: string
  credential_id: string
  counter: number
  device_type: string
  backed_up: boolean
  transports: string | null
  aaguid: string | null
  created_at: Date | null
}
export interface SignInRateTable {
  id: Generated<string>
  key: string
  count: number
  last_request: bigint
}
export interface InstanceSecretTable {
  name: string
  value: string
  made_at: ColumnType<Date, never, never>
}
export interface HostTable {
  person_id: string
  since: Generated<Date>
}
export interface PersonKeyTable {
  person_id: string
  hash: string
  given_at: Generated<Date>
}

declare module '#platform/database.ts' {
  interface Database {
    person: PersonTable
    person_session: PersonSessionTable
    person_credential: PersonCredentialTable
    person_verification: PersonVerificationTable
    person_second_factor: PersonSecondFactorTable
    person_passkey: PersonPasskeyTable
    sign_in_rate: SignInRateTable
    instance_secret: InstanceSecretTable
    host: HostTable
    person_key: PersonKeyTable
  }
}
