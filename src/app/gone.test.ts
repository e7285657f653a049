import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { type RunningPostgres, startPostgres } from '#platform/postgres/index.ts'
import { openDatabase, queryAsOwner } from '#platform/wall.ts'
import { ORIGIN, type World, worldOn } from '#test/world.ts'

let dataDir: string
let server: RunningPostgres
let pool: pg.Pool
let world: World
const start = () => startPostgres({ dataDir, durable: false })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pg-'))
  server = await start()
  pool = openPool({ url: server.url, poolSize: 3 })
  await migrate(pool)
  world = worldOn(openDatabase(pool), pool)
})
afterAll(async () => {
  await pool.end()
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const need = { text: 'Un agenda partagé pour les agents de la mairie' }
const needs = () => world.db.selectFrom('need').select('id').execute()

test('the database gone, every page says to come back; returned, the site returns by itself', async () => {
  expect((await world.get('/besoins')).status).toBe(200)
  const cut = world.db.transaction().execute(async (trx) => {
    await sql`select pg_sleep(60)`.execute(trx)
  })
  cut.catch(() => undefined)
  // Asked while the server stops, as somebody who did not know.
  const between = world.get('/organismes')
  const stopped = server.stop()
  expect([200, 503]).toContain((await between).status)
  await stopped
  await expect(cut).rejects.toThrow()

  for (const path of ['/besoins', '/en/solutions', '/organismes', '/solutions.csv', '/donnees/needs.csv']) {
    const answer = await world.get(path)
    expect(answer.status, path).toBe(503)
    expect(answer.headers.get('retry-after'), path).toBe('60')
    expect(answer.headers.get('content-security-policy'), path).toContain("default-src 'none'")
  }
  expect(await (await world.get('/besoins')).text()).toContain('La base de données ne répond pas')
  const problem = await world.get('/api/v1/solutions')
  expect(problem.headers.get('content-type')).toBe('application/problem+json')
  expect(await problem.json()).toMatchObject({ status: 503 })
  expect((await world.post('/besoins', need)).status).toBe(503)
  // Alive, but not ready: whoever watches restarts nothing, and sends nobody.
  expect((await world.get('/healthz')).status).toBe(200)
  expect((await world.get('/readyz')).status).toBe(503)

  const before = server.url
  server = await start()
  expect(server.url).toBe(before)
  expect((await world.get('/readyz')).status).toBe(200)
  expect((await world.get('/besoins')).status).toBe(200)
  expect(await needs()).toEqual([])
  expect((await world.post('/besoins', need)).status).toBe(303)
  expect(await needs()).toHaveLength(1)
})

test('a connection that is lost between two queries says to come back, as one lost in a query', async () => {
  const { app, db, get } = worldOn(openDatabase(pool), pool)
  app.get('/coupe', async (c) => {
    await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
      await queryAsOwner(pool, 'select pg_terminate_backend($1)', [rows[0]?.pid])
      // The first to ask learns it from the network, the next from the client.
      await expect(sql`select 1`.execute(trx)).rejects.toThrow()
      await sql`select 1`.execute(trx)
    })
    return c.text('')
  })
  expect((await get('/coupe')).status).toBe(503)
})

test('what needs no database is shown without it', async () => {
  await server.stop()
  for (const path of ['/api', '/code-source', '/api/v1/functions'])
    expect((await world.app.request(`${ORIGIN}${path}`)).status, path).toBe(200)
  server = await start()
})
