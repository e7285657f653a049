import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { elsewhere } from '#test/archives.ts'
import { browserFor, demonstration } from '#test/demonstration.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { runRetention } from './retention.command.ts'
import { runSpace } from './space.command.ts'

let folder: string
let world: World
let slug: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pluriel-space-'))
  world = await emptyWorld()
  slug = (await demonstration(world)).spaces.find(({ name }) => name.includes('Valbrume'))?.slug ?? ''
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(args: string[], on: World = world) {
  const said: string[] = []
  const io = {
    out: (line: string) => said.push(line),
    err: (line: string) => said.push(line),
    isTerminal: false,
  }
  const site = {
    withDatabase: <T>(use: (db: World['db']) => Promise<T>) => use(on.db),
    files: async () => on.platform.files,
  }
  return { code: await runSpace(args, io, site), said }
}

test('a space goes to a file and comes from it, by the command line', async () => {
  const file = join(folder, 'coop.ndjson.gz')
  const out = await run(['export', '--space', slug, '--to', file, '--json'])
  expect(out.code).toBe(0)
  expect(await readdir(folder)).toEqual(['coop.ndjson.gz'])
  const there = await elsewhere()
  const tried = await run(['import', '--from', file, '--dry-run'], there)
  expect([tried.code, tried.said.at(-1)]).toEqual([0, 'Essai : rien n’a été écrit.'])
  const brought = await run(['import', '--from', file], there)
  expect([brought.code, brought.said.at(-1)]).toEqual([0, `Espace ${slug} importé.`])
  const again = await run(['export', '--space', slug, '--to', join(folder, 'again.gz'), '--json'], there)
  expect(JSON.parse(again.said[0] ?? '{}').sha256).toBe(JSON.parse(out.said[0] ?? '{}').sha256)
  expect(await arrivals(there)).toEqual([{ person: null, target: JSON.parse(out.said[0] ?? '{}').sha256 }])
  const twice = await run(['import', '--from', file, '--lang', 'en'], there)
  expect([twice.code, twice.said.join()]).toEqual([1, expect.stringContaining('already has a space here')])
})

const arrivals = ({ db }: World) =>
  db.selectFrom('instance_register').select(['person', 'target']).where('act', '=', 'space.import').execute()

test('the terminal says for whom it acts: registers name who takes a space away, and who brings it', async () => {
  const file = join(folder, 'named.ndjson.gz')
  const taker = await world.signIn({ name: 'Iris Emporte', email: 'iris@exemple.fr' })
  expect((await run(['export', '--space', slug, '--to', file, '--by', 'personne@exemple.fr'])).code).toBe(1)
  expect((await run(['export', '--space', slug, '--to', file, '--by', 'Iris@exemple.fr'])).code).toBe(0)
  const last = world.db.selectFrom('audit_entry').select(['act', 'person_id']).orderBy('id', 'desc')
  expect(await last.executeTakeFirst()).toEqual({ act: 'space.export', person_id: taker.person })

  const there = await elsewhere()
  await there.signIn({ name: 'Jean Apporte', email: 'jean@exemple.fr' })
  const refused = await run(['import', '--from', file, '--by', 'iris@exemple.fr', '--lang', 'en'], there)
  expect([refused.code, refused.said]).toEqual([1, [expect.stringContaining('leave --by out')]])
  const asJean = ['import', '--from', file, '--by', 'jean@exemple.fr']
  expect((await run([...asJean, '--dry-run'], there)).code).toBe(0)
  expect(await arrivals(there)).toEqual([])
  expect((await run(asJean, there)).code).toBe(0)
  expect(await arrivals(there)).toMatchObject([{ person: 'Jean Apporte' }])
  const member = await browserFor(there, 'ambre')
  expect(await (await member.get(`/espaces/${slug}/registre`)).text()).toContain('rapporté d’une archive le')
})

test('what cannot be done is said, and nothing is left', async () => {
  expect((await run(['export', '--space', 'personne', '--to', join(folder, 'x')])).code).toBe(1)
  expect((await run(['export', '--space', slug, '--to', join(folder, 'nulle', 'part')])).code).toBe(1)
  expect((await run(['import', '--from', join(folder, 'absent')])).code).toBe(1)
  for (const args of [[], ['export'], ['import', '--space', slug], ['export', '--rien'], ['partir']])
    expect((await run(args)).code).toBe(2)
  expect(await readdir(folder)).not.toContain('x')
})

test('what is past its time is counted, then forgotten, by the command line', async () => {
  const said: string[] = []
  const io = {
    out: (line: string) => said.push(line),
    err: (line: string) => said.push(line),
    isTerminal: false,
  }
  const withDatabase = <T>(use: (db: World['db']) => Promise<T>) => use(world.db)
  expect(await runRetention(['--dry-run', '--json'], io, withDatabase)).toBe(0)
  // The invitations of the first weeks of the demonstration are older than ninety days.
  const counted = JSON.parse(said.find((line) => line.includes('"invitation"')) ?? '{}').rows
  expect(counted).toBeGreaterThan(10)
  const addresses = () =>
    world.db.selectFrom('invitation').select('id').where('email', 'like', '%@exemple.fr').execute()
  expect((await addresses()).length).toBe(counted)
  expect(await runRetention([], io, withDatabase)).toBe(0)
  expect(await addresses()).toEqual([])
  expect(await runRetention(['--lang', 'de'], io, withDatabase)).toBe(2)
})
