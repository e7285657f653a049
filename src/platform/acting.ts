import type { Db } from './database.ts'
import type { Lang } from './lang.ts'

/**
 * Who acts. `person` is signed in; `memberships` are the roles they hold today, by organisation. Without an account,
 * a right is a secret key that one holds: `keys` are the hashes of those that the visitor's cookie carries.
 * `host` is a person who runs this instance. `modulesOff` are the modules that all of their spaces switched off.
 */
export type Actor = {
  keys: ReadonlySet<string>
  roles: ReadonlySet<'host'>
  person?: Person | undefined
  memberships: ReadonlyMap<bigint, ReadonlySet<string>>
  modulesOff: ReadonlySet<string>
}
/** `session` is the browser in which they are signed in. */
export type Person = { id: string; name: string; email: string; session: string }

export const nobody: Actor = {
  keys: new Set(),
  roles: new Set(),
  memberships: new Map(),
  modulesOff: new Set(),
}
/** The person at the console of the machine, who needs no account. */
export const theHost: Actor = { ...nobody, roles: new Set(['host']) }

/** Who acts, when, in which language, on which database. The first argument of every action. */
export type Acting = { db: Db; actor: Actor; today: string; now: Date; lang: Lang }

/** One change: in the transaction of the caller when there is one, else in its own. */
export const atOnce = <T>(acting: Acting, work: (inside: Acting) => Promise<T>): Promise<T> =>
  acting.db.isTransaction
    ? work(acting)
    : acting.db.transaction().execute((trx) => work({ ...acting, db: trx }))
