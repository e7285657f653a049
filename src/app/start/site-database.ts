import type { Config } from '#platform/config.ts'
import { openPool } from '#platform/database.ts'
import { type PostgresEvent, startPostgres, type Tell } from '#platform/postgres/index.ts'
import { refuseStart } from './refusals.ts'
import type { Terminal } from './terminal.ts'

/** The database of the site: ours, started here, or the one that DATABASE_URL names. */
export type SiteDatabase = {
  url: string
  /** As the closing line of the start names it. */
  name: string
  lost: Promise<unknown>
  stop: () => Promise<void>
}

const OLDEST = 150_000
const never = new Promise<unknown>(() => undefined)

export const openSiteDatabase = (
  config: Config,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<SiteDatabase> =>
  config.DATABASE_URL ? external(config.DATABASE_URL, terminal) : embedded(config.DATA_DIR, terminal, signal)

async function embedded(dataDir: string, terminal: Terminal, signal: AbortSignal): Promise<SiteDatabase> {
  const { words, say } = terminal
  let isNew = false
  const tell: Tell = (event) => {
    isNew ||= event.kind === 'creating' || event.kind === 'moved'
    say(wordsFor(event, terminal))
  }
  const server = await startPostgres({ dataDir, tell, signal })
  // Once is enough: the way it runs is news on the first day only.
  if (isNew && server.how === 'namespace') say(words.asNamespace)
  if (isNew && server.how === 'other-uid') say(words.asOther(server.folder))
  const version = /^\d+\.\d+/.exec(server.version)?.[0] ?? server.version
  return { url: server.url, name: words.embedded(version), lost: server.lost, stop: server.stop }
}

function wordsFor(event: PostgresEvent, { words }: Terminal): string {
  switch (event.kind) {
    case 'creating':
      return words.creating
    case 'copying-binaries':
      return words.copying(event.folder)
    case 'moved':
      return words.moved(event.from, event.to)
    case 'waiting-for-lock':
      return words.waiting(event.seconds)
    case 'orphan-stopped':
      return words.orphan(event.pid)
    case 'recovering':
      return words.recovering
    case 'restarted':
      return words.restarted
  }
}

async function external(url: string, { words }: Terminal): Promise<SiteDatabase> {
  const pool = openPool({ url, poolSize: 1 })
  try {
    const { rows } = await pool.query<{ number: number; version: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
    )
    const [{ number, version } = { number: 0, version: '?' }] = rows
    if (number < OLDEST) throw refuseStart('databaseTooOld', `PostgreSQL ${version}`)
    return { url, name: words.external(version.replace(/ .*/, '')), lost: never, stop: async () => undefined }
  } catch (error) {
    throw refusalOfConnection(error, url)
  } finally {
    await pool.end()
  }
}

/** The address is shown without its password. */
function refusalOfConnection(error: unknown, url: string): unknown {
  if (!(error instanceof Error) || error.name === 'StartRefusal') return error
  const { hostname, port, pathname } = new URL(url)
  // Node gathers in one error, without words, what it met on each address of a name.
  const said = error instanceof AggregateError ? String(error.errors[0]?.message) : error.message
  return refuseStart('databaseUnreachable', `${hostname}${port && `:${port}`}${pathname}`, said)
}
