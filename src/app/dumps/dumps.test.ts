import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '#platform/database.ts'
import { type FilledWorld, filledWorld } from '#test/filled-world.ts'
import { runDump } from '../cli/dump.command.ts'
import { dumps } from './dumps.ts'

let world: FilledWorld
let folder: string
beforeEach(async () => {
  world = await filledWorld()
  folder = await mkdtemp(join(tmpdir(), 'pluriel-dump-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const bytesOf = async (db: Db): Promise<Record<string, string>> => {
  const all: Record<string, string> = {}
  for (const { file, lines } of dumps) {
    all[file] = ''
    for await (const line of lines(db)) all[file] += line
  }
  return all
}
const rowsOf = (csv = ''): Record<string, string>[] => parse(csv, { columns: true, bom: true })
const served = async (file: string, headers = {}) => (await world.get(`/donnees/${file}`, headers)).text()

test('the same data give the same bytes, on another day and in another world', async () => {
  const first = await bytesOf(world.db)
  world.setNow('2031-01-01')
  expect(await bytesOf(world.db)).toEqual(first)
  const { 'needs.csv': needs, ...others } = first
  const again = await bytesOf((await filledWorld()).db)
  // The reference of a need is drawn by lot: two worlds do not share it.
  const { 'needs.csv': needsAgain, ...othersAgain } = again
  expect(othersAgain).toEqual(others)
  expect(rowsOf(needsAgain).map(({ text }) => text)).toEqual(rowsOf(needs).map(({ text }) => text))
})

test('each file holds everything, with its sources', async () => {
  const { solutions } = JSON.parse(await served('solutions.json'))
  expect(solutions).toHaveLength(10)
  const agenda = solutions.find(({ slug }: { slug: string }) => slug === 'agenda-des-salles')
  expect(agenda.values).toContainEqual(
    expect.objectContaining({ field: 'since', source: 'redaction', value: 2016, retained: true }),
  )
  expect(rowsOf(await served('solutions.csv'))).toHaveLength(10)
  expect(rowsOf(await served('usages.csv'))).toMatchObject([
    { solution: 'agenda-des-salles', name: 'Ville de Lannion', source_kind: 'list' },
    { solution: 'agenda-des-salles', siren: '212900195', source_kind: 'declaration' },
  ])
  expect(rowsOf(await served('organisations.csv')).map(({ name }) => name)).toContain('Un territoire')
})

test('what is hidden is in no file', async () => {
  const all = Object.values(await bytesOf(world.db)).join('')
  expect(all).toContain('Ville de Clairlieu')
  expect(all).not.toContain('Valsecret')
  expect(all).not.toContain('contact-secret')
})

test('a name that a spreadsheet would compute stays a text', async () => {
  await world.db.updateTable('solution').set({ name: '=1+1' }).where('slug', '=', 'carnet-0').execute()
  expect(await served('solutions.csv')).toContain(",'=1+1,")
})

test('served with a tag, made again a minute after a change, and nothing else is served', async () => {
  const answer = await world.get('/donnees/needs.csv')
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="needs.csv"')
  const etag = answer.headers.get('etag') ?? ''
  expect((await world.get('/donnees/needs.csv', { 'if-none-match': etag })).status).toBe(304)
  await world.db
    .updateTable('need')
    .set({ visibility: 'private' })
    .where('ref', '=', world.refs.open)
    .execute()
  world.setNow('2026-11-21T11:01:01Z')
  expect(await served('needs.csv', { 'if-none-match': etag })).not.toContain('Clairlieu')
  for (const name of ['passwd', '..%2F..%2Fetc%2Fpasswd', '%00', 'needs.csv%2F'])
    expect((await world.get(`/donnees/${name}`)).status, name).toBe(404)
})

test('the command writes the files that the site serves, whole, and tells their hash', async () => {
  const out: string[] = []
  const io = { out: (line: string) => void out.push(line), err: () => undefined, isTerminal: false }
  expect(await runDump(['--folder', join(folder, 'a')], io, (use) => use(world.db))).toBe(0)
  expect((await readdir(join(folder, 'a'))).sort()).toEqual([
    'needs.csv',
    'solutions.csv',
    'solutions.json',
    'usages.csv',
  ])
  expect(await readFile(join(folder, 'a', 'solutions.json'), 'utf8')).toBe(await served('solutions.json'))
  expect(out[0]).toMatch(/^[0-9a-f]{64} {2}solutions\.json$/)
  expect(await runDump(['--folder', folder, '--organisations', '--json'], io, (use) => use(world.db))).toBe(0)
  expect(JSON.parse(out.at(-1) ?? '')).toMatchObject({ file: 'organisations.csv', licence: 'etalab-2.0' })
  for (const args of [[], ['--folder'], ['--folder', folder, '--oups']])
    expect(await runDump(args, io, (use) => use(world.db))).toBe(2)
})
