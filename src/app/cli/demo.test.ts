import { beforeEach, expect, test } from 'vitest'
import { exportSpace } from '#app/archive/export-space.ts'
import { linesIn } from '#test/archives.ts'
import { browserFor, demonstration, pagesOf } from '#test/demonstration.ts'
import { emptyWorld, type World } from '#test/world.ts'
import type { Demonstration } from '../../../seeds/demonstration/load-demo.ts'
import { runDemo } from './demo.command.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})
const told = () => {
  const lines: string[] = []
  const io = {
    out: (line: string) => lines.push(line),
    err: (line: string) => lines.push(line),
    isTerminal: false,
  }
  return { lines, io }
}

/** The rows of every archive of the world, with what must not be guessed (ends of addresses) called by its place. */
async function archives({ spaces, projects }: Demonstration): Promise<string> {
  const { db, platform } = world
  const needs = await db.selectFrom('need').select('ref').orderBy('id').execute()
  const groups = await db.selectFrom('need_group').select('ref').orderBy('id').execute()
  const commons = await db.selectFrom('common').select('slug').orderBy('id').execute()
  const drawn = [
    ...[...spaces, ...projects, ...commons].map(({ slug }) => slug),
    ...[...needs, ...groups].map(({ ref }) => ref),
  ]
  const rows = await db
    .selectFrom('space')
    .select(['organisation_id', 'slug'])
    .orderBy('organisation_id')
    .execute()
  const texts: string[] = []
  for (const space of rows) {
    const chunks: Uint8Array[] = []
    for await (const chunk of (await exportSpace(platform, space)).parts()) chunks.push(chunk)
    texts.push(...linesIn(Buffer.concat(chunks)).slice(1))
  }
  return drawn.reduce((text, one, i) => text.replaceAll(one, `drawn-${i}`), texts.join('\n'))
}

test('loaded twice, the demonstration is the same world', async () => {
  const first = await archives(await demonstration(world))
  world = await emptyWorld()
  const second = await archives(await demonstration(world))
  expect(first.length).toBeGreaterThan(40_000)
  expect(second).toBe(first)
})

test('it has what a co-op of a year has', async () => {
  await demonstration(world)
  const { db } = world
  const count = async (
    table:
      | 'project'
      | 'membership'
      | 'engagement'
      | 'candidacy'
      | 'half_day'
      | 'project_post'
      | 'team_proposal'
      | 'lesson'
      | 'project_decision'
      | 'project_risk'
      | 'milestone'
      | 'need_group',
  ) =>
    Number(
      (
        await db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('rows'))
          .executeTakeFirstOrThrow()
      ).rows,
    )
  expect(await count('project')).toBe(4)
  expect(await count('need_group')).toBe(1)
  expect(await count('team_proposal')).toBe(1)
  expect(await count('engagement')).toBe(4)
  for (const table of [
    'membership',
    'candidacy',
    'project_post',
    'lesson',
    'project_decision',
    'project_risk',
    'milestone',
  ] as const)
    expect(await count(table), table).toBeGreaterThan(1)
  expect(await count('half_day')).toBeGreaterThan(1_000)
  const phases = await db.selectFrom('project').select('phase').distinct().execute()
  expect(phases.length).toBe(4)
})

test('everything says that it is a demonstration, and no letter waits to leave', async () => {
  const { spaces, projects } = await demonstration(world)
  for (const { name } of spaces) expect(name).toContain('(démonstration)')
  for (const { title } of projects) expect(title).toContain('(démonstration)')
  expect(await world.db.selectFrom('mail').select('id').where('sent_at', 'is', null).execute()).toEqual([])
})

test('its people sign in with the password that is printed, and with no other', async () => {
  const { lines, io } = told()
  expect(await runDemo(['--json'], io, (use) => use(world.db))).toBe(0)
  const { password } = JSON.parse(lines[0] ?? '{}')
  const form = { email: 'ambre@exemple.fr', password }
  expect((await world.post('/connexion', form)).status).toBe(303)
  expect((await world.get('/mon')).status).toBe(200)
  expect((await world.post('/connexion', { ...form, password: 'demonstration' })).status).toBe(422)
})

test('it is refused where a space is open, and nothing is added', async () => {
  await demonstration(world)
  const before = await world.db.selectFrom('person').select('id').execute()
  const { lines, io } = told()
  expect(await runDemo([], io, (use) => use(world.db))).toBe(1)
  expect(lines.join()).toContain('Un espace est déjà ouvert')
  expect(await world.db.selectFrom('person').select('id').execute()).toEqual(before)
  expect(await runDemo(['--lang', 'it'], io, (use) => use(world.db))).toBe(2)
})

test('each of its pages answers those who may open it, in both languages', async () => {
  const pages = pagesOf(await demonstration(world))
  const visits = Object.entries(pages).flatMap(([who, paths]) =>
    paths.flatMap((path) => [path, `/en${path}`].map((address) => ({ who, address }))),
  )
  const wrong: string[] = []
  for (const [who, asked] of Map.groupBy(visits, (visit) => visit.who)) {
    const visitor = who === 'nobody' ? world : await browserFor(world, who)
    for (const { address } of asked) {
      const { status } = await visitor.get(address)
      if (status !== 200) wrong.push(`${who} ${address}: ${status}`)
    }
  }
  expect(wrong).toEqual([])
  expect(visits.length).toBeGreaterThan(100)
})
