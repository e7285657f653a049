import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { type Acting, theHost } from '#platform/acting.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { findSolution, type SolutionRecord, saveSolutions, searchSolutionList } from './index.ts'

let world: World
let host: Acting
beforeEach(async () => {
  world = await emptyWorld()
  host = world.acting({ actor: theHost })
})

const wiki: SolutionRecord = {
  dated: '2026-01-02',
  sourceUrl: 'https://exemple.fr/wiki',
  fields: {
    name: 'Wiki des agents',
    fr: 'Un carnet partagé.',
    licence: 'MIT',
    website: 'https://wiki.exemple.fr/',
    repository: 'https://forge.exemple.fr/agents/wiki',
    functions: { wiki: { state: 'proven', proof: 'https://wiki.exemple.fr/aide' } },
    replaces: ['Confluence'],
  },
}
const saved = async (...args: Parameters<typeof saveSolutions>) => {
  const outcome = await saveSolutions(...args)
  if (!outcome.done) throw new Error(outcome.reason)
  return outcome.value
}
const withFields = (fields: Partial<SolutionRecord['fields']>): SolutionRecord => ({
  ...wiki,
  fields: { ...wiki.fields, ...fields },
})
const countRows = async () => {
  const { rows } = await sql<{ solutions: bigint; values: bigint }>`
    select (select count(*) from solution) as solutions, (select count(*) from solution_value) as values`.execute(
    world.db,
  )
  return rows[0]
}

test('an import creates, then finds nothing to change', async () => {
  expect(await saveSolutions(host, 'redaction', [wiki])).toMatchObject({
    done: true,
    value: { created: [{ slug: 'wiki-des-agents' }], changed: [], unchanged: 0 },
  })
  const before = await countRows()
  expect(await saveSolutions(host, 'redaction', [wiki])).toMatchObject({
    value: { created: [], changed: [], unchanged: 1 },
  })
  expect(await countRows()).toEqual(before)
})

test('a dry run tells what the import will tell, and writes nothing', async () => {
  const dry = await saved(host, 'redaction', [wiki], { dryRun: true })
  expect(await countRows()).toEqual({ solutions: 0n, values: 0n })
  const real = await saved(host, 'redaction', [wiki])
  expect({ ...real, dryRun: true }).toEqual(dry)
})

test('a change is told value by value, and what is no longer said is taken back', async () => {
  await saveSolutions(host, 'redaction', [wiki])
  const { fr: _, ...fields } = wiki.fields
  const { changed } = await saved(host, 'redaction', [
    { ...wiki, fields: { ...fields, licence: 'EUPL-1.2' } },
  ])
  expect(changed).toEqual([
    { slug: 'wiki-des-agents', field: 'licence', before: 'MIT', after: 'EUPL-1.2' },
    { slug: 'wiki-des-agents', field: 'fr', before: 'Un carnet partagé.', after: undefined },
  ])
  expect(await findSolution(world.db, 'wiki-des-agents')).toMatchObject({ licence: 'EUPL-1.2', fr: null })
})

test('two sources that disagree are both kept, and the retained one is shown with its source and date', async () => {
  await saveSolutions(host, 'awesome-selfhosted', [withFields({ licence: 'Apache-2.0', name: 'AgentWiki' })])
  await saveSolutions(host, 'redaction', [wiki])
  const solution = await findSolution(world.db, 'agentwiki')
  expect(solution).toMatchObject({ name: 'Wiki des agents', licence: 'MIT' })
  expect(solution?.retained.single.licence).toMatchObject({
    from: { source: 'redaction', dated: '2026-01-02', sourceUrl: 'https://exemple.fr/wiki' },
    others: [{ source: 'awesome-selfhosted', value: 'Apache-2.0' }],
  })
})

test.each([
  ['the same repository', { name: 'Autre nom', repository: 'git@forge.exemple.fr:agents/wiki.git' }, 1n],
  ['the same name and site', { repository: undefined, website: 'http://www.wiki.exemple.fr/fr' }, 1n],
  ['the same name and nothing against', { repository: undefined, website: undefined }, 1n],
  ['the same name, elsewhere', { repository: 'https://x.example/y/z', website: 'https://x.example' }, 2n],
] as const)('%s makes one solution or two', async (_, fields, expected) => {
  await saveSolutions(host, 'redaction', [wiki])
  await saveSolutions(host, 'sill', [withFields(fields as Partial<SolutionRecord['fields']>)])
  expect((await countRows())?.solutions).toBe(expected)
})

test('a number of the SILL joins two sources that write the name and the site otherwise', async () => {
  await saveSolutions(host, 'redaction', [withFields({ sill: 12 })])
  const other = { name: 'Wiki.js', website: 'https://autre.example', sill: 12, comptoir: 9 }
  await saveSolutions(host, 'sill', [{ fields: other }])
  await saveSolutions(host, 'comptoir', [
    { fields: { name: 'Wikijs', comptoir: 9, website: 'https://z.example' } },
  ])
  expect((await countRows())?.solutions).toBe(1n)
})

test('what a source calls by its own number stays the same solution when its name changes', async () => {
  await saveSolutions(host, 'sill', [{ fields: { id: '12', name: 'Ancien' } }])
  await saveSolutions(host, 'sill', [{ fields: { id: '12', name: 'Nouveau' } }])
  expect(await findSolution(world.db, 'ancien')).toMatchObject({ name: 'Nouveau' })
  expect((await countRows())?.solutions).toBe(1n)
})

test('a faulty record refuses the whole import, and says its line, key, rule and remedy', async () => {
  const faulty = { ...withFields({ licence: 'GNU', website: 'javascript:alert(1)' }), line: 7 }
  const outcome = await saveSolutions(host, 'csv:test', [wiki, faulty])
  expect(outcome).toMatchObject({
    done: false,
    reason: 'records-invalid',
    details: [
      { line: 7, key: 'licence', rule: 'licence', remedy: { fr: expect.stringContaining('SPDX') } },
      { line: 7, key: 'website', rule: 'address', remedy: { en: expect.stringContaining('https://') } },
    ],
  })
  expect(await countRows()).toEqual({ solutions: 0n, values: 0n })
})

test('one solution described twice is refused, with the place of the first', async () => {
  const outcome = await saveSolutions(host, 'csv:test', [
    { ...wiki, line: 2 },
    { ...wiki, line: 3 },
  ])
  expect(outcome).toMatchObject({ reason: 'records-invalid', details: [{ line: 3, rule: 'twice' }] })
})

test('only the host imports', async () => {
  expect(await saveSolutions(world.acting(), 'redaction', [wiki])).toMatchObject({ reason: 'not-allowed' })
})

test('a second import at the same time is refused, and the first is whole', async () => {
  const many = Array.from({ length: 300 }, (_, i) => ({ fields: { name: `Solution ${i}` } }))
  const outcomes = await Promise.all([saveSolutions(host, 'csv:a', many), saveSolutions(host, 'csv:b', many)])
  const [refusal] = outcomes.filter((outcome) => !outcome.done)
  expect(refusal).toMatchObject({ reason: 'import-running' })
  expect(await countRows()).toEqual({ solutions: 300n, values: 300n })
})

test('an import that is cut in the middle leaves nothing, and the next one passes', async () => {
  const many = Array.from({ length: 1_500 }, (_, i) => ({ fields: { name: `Solution ${i}` } }))
  const cut = saveSolutions(host, 'csv:a', many, {
    onProgress: () => {
      throw new Error('cut')
    },
  })
  await expect(cut).rejects.toThrow('cut')
  expect(await countRows()).toEqual({ solutions: 0n, values: 0n })
  expect((await saveSolutions(host, 'csv:a', many)).done).toBe(true)
})

test('a complete source takes back what it no longer describes; others keep their say', async () => {
  await saveSolutions(host, 'redaction', [wiki, { fields: { name: 'Seule', licence: 'MIT' } }])
  await saveSolutions(host, 'sill', [wiki])
  const { takenBack } = await saved(host, 'redaction', [], { complete: true })
  expect({ takenBack }).toMatchObject({ takenBack: expect.arrayContaining(['seule', 'wiki-des-agents']) })
  expect(await findSolution(world.db, 'seule')).toMatchObject({ status: 'archived' })
  const { single } = (await findSolution(world.db, 'wiki-des-agents'))?.retained ?? {}
  expect(single?.licence?.from.source).toBe('sill')
})

test('hostile texts are stored as texts', async () => {
  const name = `<script>alert(1)</script> '; drop table solution; -- \u0000\uD800 ‮evil 🦄`
  expect((await saveSolutions(host, 'csv:a', [{ fields: { name, fr: `${name}\n=1+1` } }])).done).toBe(true)
  const { rows } = await searchSolutionList(world.db, { q: 'evil' }, 1, '2026-11-21')
  expect(rows[0]?.name).toContain('<script>')
  expect(rows[0]?.name).not.toContain('\u0000')
})
