import { beforeEach, expect, inject, test } from 'vitest'
import { nobody } from '#platform/acting.ts'
import { openPool } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { behindWall, hasWall, openDatabase } from '#platform/wall.ts'
import { offerHostCode } from '#registry/person/index.ts'
import { dropDatabase, onServer, urlOf } from './test-databases.ts'
import { emptyWorld, type World, worldOn } from './world.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})

test('a session is known by its cookie, and by nothing else', async () => {
  const ada = await world.signIn({ name: 'Ada' })
  expect((await ada.get('/')).status).toBe(200)
  const seen = await behindWall(world.db, {
    ...nobody,
    person: { id: ada.person, name: '', email: '', session: '' },
  })
  expect(await seen.selectFrom('person').select('name').execute()).toEqual([{ name: 'Ada' }])
  const anonymous = await behindWall(world.db, nobody)
  expect(await anonymous.selectFrom('person').select('name').execute()).toEqual([])
  await expect(anonymous.selectFrom('person_session').selectAll().execute()).rejects.toThrow(
    'permission denied',
  )
})

/** Shared by all on purpose, or closed to visitors altogether; what is private to someone has a policy instead. */
const withoutPolicy: Record<string, readonly string[]> = {
  'facts that everybody may read': [
    ...['organisation', 'territory_edition', 'provider', 'skill_alias', 'skill_unknown'],
    ...['solution', 'solution_value', 'catalogue_edition', 'loaded', 'migration'],
    ...['solution_indexed', 'solution_posting', 'solution_term', 'solution_word'],
  ],
  'the index of what public_need shows (decision 0008)': [
    ...['need_indexed', 'need_posting', 'need_term', 'need_word'],
  ],
}

test('a table is shared on purpose, closed to visitors, or has a policy', async () => {
  const { rows } = await world.pool.query<{ name: string; open: boolean }>(
    `select c.relname as name, has_table_privilege('pluriel_visitor', c.oid, 'select') as open
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity order by 1`,
  )
  const open = rows.filter((row) => row.open).map(({ name }) => name)
  expect(open).toEqual(Object.values(withoutPolicy).flat().sort())
})

test('a policy for every command says apart what it lets in; a table without policies is written on purpose', async () => {
  const { rows } = await world.pool.query<{ policy: string }>(
    `select tablename || '.' || policyname as policy from pg_policies
     where schemaname = 'public' and cmd = 'ALL' and with_check is null
       and has_any_column_privilege('pluriel_visitor', quote_ident(tablename), 'insert, update') order by 1`,
  )
  // One's own line, which opens nothing: what is seen is what may be written.
  expect(rows.map(({ policy }) => policy)).toEqual(['team_preference.team_preference_own'])
  const { rows: written } = await world.pool.query<{ table: string; commands: string }>(
    `select c.relname as table, string_agg(command, ' ' order by command) as commands
     from pg_class c join pg_namespace n on n.oid = c.relnamespace,
       unnest(array['insert', 'update', 'delete']) as command
     where n.nspname = 'public' and c.relkind in ('r', 'v') and not c.relrowsecurity
       and has_table_privilege('pluriel_visitor', c.oid, command) group by 1 order by 1`,
  )
  const index = ['need_indexed', 'need_posting', 'need_term', 'need_word']
  const onlyAdded = ['mail', 'organisation', 'skill_alias', 'skill_unknown']
  expect(new Map(written.map(({ table, commands }) => [table, commands]))).toEqual(
    new Map([
      ...index.map((table) => [table, 'delete insert update'] as const),
      ...onlyAdded.map((table) => [table, 'insert'] as const),
    ]),
  )
})

test('an ordinary account that may not take the role still serves the site, behind the first wall alone', async () => {
  const serverUrl = inject('serverUrl')
  const name = `pluriel_ordinary_${process.pid}`
  await onServer(serverUrl, `create role ${name} login`)
  await onServer(serverUrl, `create database ${name} template template0 encoding 'UTF8' owner ${name}`)
  const url = new URL(urlOf(serverUrl, name))
  url.username = name
  const pool = openPool({ url: url.href, poolSize: 2 })
  try {
    await migrate(pool)
    expect(await hasWall(pool)).toBe(false)
    const { get } = worldOn(openDatabase(pool), pool)
    expect((await get('/')).status).toBe(200)
    const ordinary = worldOn(openDatabase(pool), pool)
    const code = (await offerHostCode(ordinary.db)) ?? ''
    const first = await ordinary.signIn({ name: 'Première' })
    expect((await first.post('/premier-acces', { code })).status).toBe(303)
    expect(await (await first.get('/instance/registre')).text()).toContain('Première')
  } finally {
    await pool.end()
    await dropDatabase(serverUrl, name)
    await onServer(serverUrl, `drop role ${name}`)
  }
  expect(await hasWall(world.pool)).toBe(true)
})
