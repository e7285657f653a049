import type { Generated } from 'kysely'
import type { Lang } from '../lang.ts'

export interface MailTable {
  id: Generated<bigint>
  recipient: string
  subject: string
  body: string
  lang: Lang
  dedupe_key: string | null
  created_at: Generated<Date>
  tries: Generated<number>
  next_try_at: Generated<Date>
  sent_at: Date | null
  failed_at: Date | null
  last_error: string | null
}
export interface LoadedTable {
  name: string
  sha256: string
  loaded_at: Generated<Date>
}
declare module '#platform/database.ts' {
  interface Database {
    mail: MailTable
    loaded: LoadedTable
  }
}
