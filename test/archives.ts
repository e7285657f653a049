// Spaces with rows in every table, their archives, and other instances to bring them to.
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, inject } from 'vitest'
import { readCatalogue } from '#app/archive/catalogue.ts'
import { exportSpace } from '#app/archive/export-space.ts'
import { importSpace } from '#app/archive/import-space.ts'
import type { Row } from '#app/archive/manifest.ts'
import { type Part, planOf } from '#app/archive/plan.ts'
import { rowsOf } from '#app/archive/rows.queries.ts'
import { theHost } from '#platform/acting.ts'
import { type Db, openPool } from '#platform/database.ts'
import { openDatabase } from '#platform/wall.ts'
import { drawFrom, fillPart, rulesOf } from './random-rows.ts'
import { copyDatabase, dropDatabase } from './test-databases.ts'
import { type World, worldOn } from './world.ts'

const others: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of others) await close()
})
/** Another instance, with nobody in it. */
export async function elsewhere(): Promise<World> {
  const serverUrl = inject('serverUrl')
  const name = `pluriel_test_${process.pid}_${process.env.VITEST_POOL_ID ?? '0'}_else${others.length}`
  const pool = openPool({ url: await copyDatabase(serverUrl, name), poolSize: 3 })
  others.push(async () => {
    await pool.end()
    await dropDatabase(serverUrl, name)
  })
  return worldOn(openDatabase(pool), pool)
}

const SIRENS = ['732829320', '552100554', '443061841']
async function organisation(world: World, name: string, siren: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into organisation (siren, name, kind, source, search_name, search_key, search)
    values (${siren}, ${name}, 'cooperative', 'saisie', ${name}, ${name}, ${name}) returning id::text`.execute(
    world.db,
  )
  return rows[0]?.id ?? ''
}

export async function rowsOfSpace(db: Db, part: Part, plan: readonly Part[], owner: string): Promise<Row[]> {
  const rows: Row[] = []
  for await (const page of rowsOf(db, part, plan, BigInt(owner))) rows.push(...page)
  return rows
}
const numbersOf = ({ number }: Part, rows: readonly Row[]): string[] =>
  number ? rows.map((row) => String(row[number])) : []

/** Solutions, needs and a group: what all share, and a space may quote. */
async function sharedRows({ db }: World) {
  await sql`insert into solution (slug, name, created_on, changed_on) values ('un', 'Un', '2026-01-01', '2026-01-01'),
    ('deux', 'Deux', '2026-01-01', '2026-01-01'), ('trois', 'Trois', '2026-01-01', '2026-01-01'),
    ('quatre', 'Quatre', '2026-01-01', '2026-01-01')`.execute(db)
  await sql`insert into need (ref, lang, stage, visibility, title, text, created_at, published_on, moved_on)
    values ('aaaaaaaaaa', 'fr', 'open', 'public', 'Un agenda', 'Un agenda', now(), '2026-01-02', '2026-01-03'),
      ('bbbbbbbbbb', 'fr', 'open', 'private', 'SECRET', 'SECRET', now(), '2026-01-02', '2026-01-03')`.execute(
    db,
  )
  await sql`insert into need_group (ref, title, formed_on) values ('cccccccccc', 'Ensemble', '2026-01-04')`.execute(
    db,
  )
  const numbers = async (table: string) =>
    (await sql<{ id: string }>`select id::text from ${sql.table(table)}`.execute(db)).rows.map(({ id }) => id)
  const tables = ['solution', 'need', 'need_group', 'organisation', 'person']
  return new Map(await Promise.all(tables.map(async (name) => [name, await numbers(name)] as const)))
}

/** Two spaces, and rows in every table that belongs to one. */
export async function randomWorld(world: World, seed: number, perTable: number) {
  const draw = drawFrom(seed)
  const bodies: string[] = []
  for (const [i, siren] of SIRENS.entries()) bodies.push(await organisation(world, `Organisme ${i}`, siren))
  for (const name of ['Ada', 'Bob', 'Cléo', 'Dina', 'Émile']) await world.signIn({ name })
  const { db } = world
  const shared = await sharedRows(world)
  const plan = planOf(await readCatalogue(db))
  const refused: string[] = []
  const fill = async (part: Part, owner: string) => {
    const quotable = new Map(shared)
    for (const other of plan)
      quotable.set(other.name, numbersOf(other, await rowsOfSpace(db, other, plan, owner)))
    quotable.set('organisation', bodies)
    quotable.set('file', [await world.platform.files.put(Buffer.alloc(2_000_000, owner), 'text/plain')])
    const rows = part.name === 'space' ? 1 : perTable
    const rules = await rulesOf(db, part.name)
    const left = await fillPart(db, rows, { part, rules, quotable, owner, draw })
    if (left === rows) refused.push(part.name)
  }
  for (const part of plan) for (const owner of bodies.slice(0, 2)) await fill(part, owner)
  const { rows } = await sql<{ organisation_id: bigint; slug: string }>`
    select organisation_id, slug from space order by organisation_id`.execute(db)
  return { spaces: rows, refused, plan }
}

export async function bytesOf(
  from: World,
  space: { organisation_id: bigint; slug: string },
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  const { parts } = await exportSpace(from.platform, space)
  for await (const chunk of parts()) chunks.push(chunk)
  return Buffer.concat(chunks)
}
export const into = (there: World, bytes: Uint8Array, dryRun = false) => {
  const acting = there.acting({ actor: theHost })
  return importSpace(acting, { files: there.platform.files, source: streamOf(bytes), dryRun })
}
async function* streamOf(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000)
}
export const linesIn = (bytes: Buffer): string[] => gunzipSync(bytes).toString().trimEnd().split('\n')
