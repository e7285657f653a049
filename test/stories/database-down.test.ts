// The database is killed while people write: they are told, nothing is half-saved, and it comes back by itself.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assert } from '#engines/assert.ts'
import { openPool } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { type RunningPostgres, startPostgres } from '#platform/postgres/index.ts'
import { openDatabase } from '#platform/wall.ts'
import { type World, worldOn } from '#test/world.ts'

const WRITERS = 12
/** Each is refused in some milliseconds while the database starts again. */
const TRIES_MAX = 100_000
const NEED = 'Un agenda partagé pour les agents de la mairie'

let server: RunningPostgres
let dataDir: string
let world: World
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pluriel-down-'))
  server = await startPostgres({ dataDir })
  const pool = openPool({ url: server.url, poolSize: 5 })
  await migrate(pool)
  world = worldOn(openDatabase(pool), pool)
})
afterAll(async () => {
  await world?.pool.end()
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const write = () => world.post('/besoins', { text: NEED })

/** Writes until the site takes it again; what it answered meanwhile is kept. */
async function untilTaken(): Promise<Response[]> {
  const answers: Response[] = []
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const answer = await write()
    answers.push(answer)
    if (answer.status === 303) return answers
  }
  throw new Error('the database did not come back')
}

test('killed in the middle of writing: a clear refusal, nothing half-saved, and it comes back', async () => {
  expect((await write()).status).toBe(303)
  const pid = server.pid()
  assert(pid !== undefined, 'the server runs')
  const under = Array.from({ length: WRITERS }, write)
  process.kill(pid, 'SIGKILL')
  const answers = [...(await Promise.all(under)), ...(await untilTaken())]
  const refused = answers.filter(({ status }) => status !== 303)
  expect(refused.length).toBeGreaterThan(0)
  for (const answer of refused) {
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('60')
  }
  expect(await refused[0]?.text()).toContain('La base de données ne répond pas')
  const { rows } = await sql<{ needs: bigint; keyless: bigint; untold: bigint }>`
    select count(*) as needs,
      count(*) filter (where not exists (select from need_key where need_id = need.id)) as keyless,
      count(*) filter (where not exists (select from need_event where need_id = need.id)) as untold
    from need`.execute(world.db)
  expect(rows[0]).toMatchObject({ keyless: 0n, untold: 0n })
  // What was taken is there; the answer to a write may be lost after it was kept, the write never.
  expect(Number(rows[0]?.needs)).toBeGreaterThan(answers.length - refused.length)
  expect((await world.get('/readyz')).status).toBe(200)
})
