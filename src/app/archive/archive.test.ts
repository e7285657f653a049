import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { bytesOf, elsewhere, into, linesIn, randomWorld, rowsOfSpace } from '#test/archives.ts'
import { teamWorld } from '#test/team-world.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { readCatalogue } from './catalogue.ts'
import { classification } from './classification.ts'
import { exportSpace } from './export-space.ts'
import type { Row } from './manifest.ts'
import { faultsOf } from './plan.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})

/** Words that the drawing made for one row alone. */
const ownWords = (rows: readonly Row[]): string[] =>
  rows.flatMap((row) => JSON.stringify(row).match(/[abcdefghjkmnpqrstuvwxyz]{12}|[0-9a-f]{64}/g) ?? [])

test('every table of the database is classified, and what a space quotes has a lasting name', async () => {
  expect(faultsOf(await readCatalogue(world.db))).toEqual([])
  await sql`create table planted (id bigint primary key)`.execute(world.db)
  await sql`create table planted_too (project_id bigint references project, mail_id bigint references mail,
    about jsonb)`.execute(world.db)
  const classes = { ...classification, planted_too: { kind: 'tenant' as const, by: 'project_id' } }
  const faults = faultsOf(await readCatalogue(world.db), classes)
  await sql`drop table planted, planted_too`.execute(world.db)
  expect(faults).toEqual([
    'planted is not classified',
    'planted_too.about may quote a row',
    'planted_too.mail_id quotes mail, which has no lasting name',
  ])
})

/** What looks like an address, in the rows: files are whoever’s wrote them. */
const addressesIn = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('{"file"'))
    .flatMap((line) => line.split(/[^\w.+@-]/).filter((word) => word.includes('@')))

/** Every address of an archive but those of its members, of letters on their way, and of nobody. */
async function strangersIn(text: string, organisationId: bigint): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select email from person join membership on person_id = person.id where organisation_id = ${organisationId}
    union select email from invitation where organisation_id = ${organisationId} and answered_at is null`.execute(
    world.db,
  )
  const known = new Set(rows.map(({ email }) => email))
  const found = addressesIn(text)
  expect(found.length).toBeGreaterThan(0)
  return found.filter((address) => !known.has(address) && !address.endsWith('@invalid'))
}

test('who follows from outside, and who was invited once, leave no address in the file', async () => {
  const cast = await teamWorld()
  world = cast.world
  const { chair, member, alone } = cast.people
  for (const courriel of ['chloe@exemple.fr', 'passante@exemple.fr'])
    expect((await world.post('/chantiers/cantine/suivre', { email: courriel })).status).toBeLessThan(400)
  for (const courriel of ['retiree@exemple.fr', 'attendue@exemple.fr'])
    await chair.post('/espaces/exemple/invitations', { courriel, roles: 'member' })
  await chair.post('/espaces/exemple/invitations/1/retrait', {})
  await world.db
    .insertInto('project_person')
    .values({ project_id: cast.project, person_id: alone.person, tie: 'team', from_on: '2026-01-01' })
    .execute()
  const text = linesIn(await bytesOf(world, { organisation_id: cast.coop, slug: 'exemple' })).join('\n')
  expect([...new Set(addressesIn(text))].toSorted()).toEqual([
    ...['alix@exemple.fr', 'attendue@exemple.fr', 'bao@exemple.fr', 'chloe@exemple.fr', 'efface@invalid'],
  ])
  expect(text).toContain(member.person)
  expect(await strangersIn(text, cast.coop)).toEqual([])
})

test('a space goes out and comes in with equal sums, and takes nothing of another with it', async () => {
  const goesRound = fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 4 }), async (seed, perTable) => {
    world = await emptyWorld()
    const { spaces, refused, plan } = await randomWorld(world, seed, perTable)
    expect(refused, 'tables for which no row could be drawn').toEqual([])
    const [mine, theirs] = spaces
    if (!mine || !theirs) throw new Error('two spaces were made')
    const bytes = await bytesOf(world, mine)
    const text = linesIn(bytes).join('\n')
    for (const part of plan) {
      const foreign = ownWords(await rowsOfSpace(world.db, part, plan, String(theirs.organisation_id)))
      expect(foreign.filter((word) => text.includes(word))).toEqual([])
    }
    expect(text).not.toContain('SECRET')
    expect(await strangersIn(text, mine.organisation_id)).toEqual([])
    const there = await elsewhere()
    const came = await into(there, bytes)
    expect(came).toMatchObject({ done: true })
    const back = await there.db
      .selectFrom('space')
      .select(['organisation_id', 'slug'])
      .executeTakeFirstOrThrow()
    const again = await exportSpace(there.platform, back)
    const { exported_at: _, ...sums } = again.manifest
    expect(sums).toEqual((({ exported_at: __, ...rest }) => rest)(JSON.parse(linesIn(bytes)[0] ?? '{}')))
    expect(again.manifest.tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(20)
  })
  await fc.assert(goesRound, { numRuns: 2, endOnFailure: true })
})
