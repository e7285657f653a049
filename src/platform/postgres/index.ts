/**
 * PostgreSQL as npm brought it, started and supervised by us.
 *
 *   startPostgres({ dataDir, durable?, binFolder?, tell?, signal? })
 *     -> { url, version, how, folder, pid(), lost, stop() }
 *     One server per data folder, in `<dataDir>/postgres`, on a Unix socket that nobody else can reach.
 *     Throws a StartRefusal (code, exitCode, fr, en) when it cannot, and then nothing was damaged.
 *   startOrSharePostgres(the same) -> the same, for commands: the server of a Pluriel that runs on the folder, if any.
 *   startTestPostgres({ binFolder? }) -> { url, databaseUrl(name), version, stop() }
 *     A server for one run of tests, that forgets everything at the end; nothing waits for the disk in it.
 *
 * `binFolder` takes the programs of a PostgreSQL 15 or later installed on the machine instead of npm's.
 */
export type { PostgresEvent, Tell } from './events.ts'
export { StartRefusal } from './refusal.ts'
export { type PostgresOptions, type RunningPostgres, startOrSharePostgres, startPostgres } from './server.ts'
export { startTestPostgres } from './test-server.ts'
