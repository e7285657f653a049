import type { Acting } from './acting.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { FileStore } from './files/store.ts'
import type { Log } from './log.ts'

/** What the site runs on; tests build one too, on another database and another day. */
export type Platform = { db: Acting['db']; clock: Clock; config: Config; log: Log; files: FileStore }

/** What every request carries: who acts, and the page asked for without its language. */
export type Visit = {
  Variables: Acting &
    Pick<Platform, 'config' | 'log' | 'files'> & {
      path: string
      origin: string
      requestId: string
    }
  Bindings: { incoming?: { socket: { remoteAddress?: string } } }
}
