import type { Db } from './database.ts'
import type { Lang } from './lang.ts'

/**
 * Who acts. Without accounts, a right is a secret key that one holds: `keys` are the hashes of those
 * that the visitor's cookie carries. `host` is the person who runs this instance.
 */
export type Actor = { keys: ReadonlySet<string>; roles: ReadonlySet<'host'> }

export const nobody: Actor = { keys: new Set(), roles: new Set() }

/** Who acts, when, in which language, on which database. The first argument of every action. */
export type Acting = { db: Db; actor: Actor; today: string; now: Date; lang: Lang }
