import { beforeEach, expect, test } from 'vitest'
import { bytesOf, elsewhere, into, linesIn } from '#test/archives.ts'
import { browserFor, demonstration } from '#test/demonstration.ts'
import { emptyWorld, type World } from '#test/world.ts'
import type { Demonstration } from '../../../seeds/demonstration/load-demo.ts'
import { exportSpace } from './export-space.ts'

let world: World
let demo: Demonstration
beforeEach(async () => {
  world = await emptyWorld()
  demo = await demonstration(world)
})
const coopIn = ({ db }: World) =>
  db
    .selectFrom('space')
    .innerJoin('organisation', 'organisation.id', 'space.organisation_id')
    .select(['space.organisation_id', 'space.slug'])
    .where('organisation.siren', '=', '999000102')
    .executeTakeFirstOrThrow()

test('a co-op with a year of life moves: teams that were proposed name their people and roles there too', async () => {
  const coop = await coopIn(world)
  const bytes = await bytesOf(world, coop)
  const there = await elsewhere()
  // Numbers that the other instance gave before are those that the archive must not fall on.
  for (let i = 0; i < 7; i++)
    await there.db
      .insertInto('need_group')
      .values({ ref: `aaaaaaaaa${i + 2}`, title: 'Un autre', formed_on: '2026-01-01' })
      .execute()
  expect(await into(there, bytes)).toMatchObject({ done: true })
  const { manifest } = await exportSpace(there.platform, await coopIn(there))
  expect(manifest.sha256).toBe(JSON.parse(linesIn(bytes)[0] ?? '{}').sha256)
  const { teams } = await there.db.selectFrom('team_proposal').select('teams').executeTakeFirstOrThrow()
  const roles = await there.db.selectFrom('project_role').select(['id', 'project_id']).execute()
  for (const { role, project } of teams.flatMap(({ assignments }) => assignments))
    expect(roles.some((one) => String(one.id) === role && String(one.project_id) === project)).toBe(true)
  // Who comes has a name, an address to confirm, and no way in yet.
  expect(await there.db.selectFrom('person_credential').select('id').execute()).toEqual([])
  const people = await there.db.selectFrom('person').select(['email', 'email_verified']).execute()
  expect(people.length).toBeGreaterThan(11)
  expect(people.filter(({ email_verified }) => email_verified)).toEqual([])
})

test('an administrator downloads the archive, and the register says so; others are not told that it is there', async () => {
  const { slug } = await coopIn(world)
  const path = `/espaces/${slug}/export`
  const ambre = await browserFor(world, 'ambre')
  expect(await (await ambre.get(path)).text()).toContain('Télécharger l’archive')
  expect(await (await ambre.get(`/espaces/${slug}`)).text()).toContain(path)
  const mute = await ambre.post(path, { motif: '  ' })
  expect([mute.status, await mute.text()]).toEqual([422, expect.stringContaining('href="#motif"')])
  const answer = await ambre.post(path, { motif: 'Changer d’hébergeur' })
  expect(answer.headers.get('content-disposition')).toMatch(/filename="pluriel-.*-2026-11-21\.ndjson\.gz"/)
  const lines = linesIn(Buffer.from(await answer.arrayBuffer()))
  const { sha256 } = JSON.parse(lines[0] ?? '{}')
  const acts = await world.db
    .selectFrom('audit_entry')
    .select(['target', 'reason'])
    .where('act', '=', 'space.export')
    .execute()
  expect(acts).toEqual([{ target: sha256, reason: 'Changer d’hébergeur' }])

  for (const who of ['celeste', 'maud', 'lino']) {
    const other = await browserFor(world, who)
    expect([(await other.get(path)).status, (await other.post(path, {})).status]).toEqual([404, 404])
  }
  expect((await world.get(path)).status).toBe(303)
  expect((await world.post(path, {})).status).toBe(404)
  expect(demo.spaces.length).toBe(4)
})
