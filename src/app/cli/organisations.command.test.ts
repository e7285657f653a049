import { beforeEach, expect, test } from 'vitest'
import { emptyWorld, type World } from '#test/world.ts'
import { runOrganisations } from './organisations.command.ts'

let world: World
let out: string[]
let err: string[]
beforeEach(async () => {
  world = await emptyWorld()
  out = []
  err = []
})
const run = (...args: string[]) => {
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    isTerminal: false,
  }
  return runOrganisations(
    args,
    { ...io, out: (line) => void io.out(line), err: (line) => void io.err(line) },
    (use) => use(world.db),
  )
}

test('a number is checked, and a wrong one shows its sum in both languages', async () => {
  expect(await run('check', '130', '025', '265')).toBe(0)
  expect(out[0]).toBe('SIREN 130\u202f025\u202f265')
  expect(await run('check', '130025266')).toBe(1)
  expect(err.join('\n')).toContain('= 21')
  expect(await run('check', '130025265', '--json')).toBe(0)
  expect(JSON.parse(out.at(-1) ?? '')).toMatchObject({
    valid: true,
    siren: '130025265',
    vat: 'FR07130025265',
  })
})

test('a body is looked for by name, and nothing found is told by the exit code', async () => {
  const row = { name: 'Un service', kind: 'etat', siren: '130025265', source: 'saisie' } as const
  const folded = { search_name: 'un service', search_key: 'un service', search: ' un service ' }
  await world.db
    .insertInto('organisation')
    .values({ ...row, ...folded })
    .execute()
  expect(await run('search', 'SERVICE', '--kind', 'etat')).toBe(0)
  expect(out[0]).toBe('130025265\tUn service\tService de l’État\t\t')
  expect(await run('search', 'service', '--json')).toBe(0)
  expect(JSON.parse(out.at(-1) ?? '')).toMatchObject({ siren: '130025265', kind: 'etat' })
  expect(await run('search', 'ailleurs')).toBe(1)
})

test('what is not understood says how to ask', async () => {
  for (const args of [[], ['oups'], ['search', 'x', '--kind', 'roi'], ['check', '--oups']]) {
    expect(await run(...args)).toBe(2)
  }
  expect(err[0]).toContain('pluriel organisations check')
})
