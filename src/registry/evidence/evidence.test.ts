import { beforeEach, expect, test } from 'vitest'
import { type Acting, nobody, theHost } from '#platform/acting.ts'
import { hashKey } from '#platform/keys.ts'
import { emptyWorld, type World } from '#test/world.ts'
import {
  confirmUsage,
  declareUsage,
  providersFor,
  recordFacts,
  usageCountByKind,
  usageCounts,
  usageFor,
  usageOf,
  usageWords,
  withdrawUsage,
} from './index.ts'

const today = '2026-11-21'
let world: World
let solution: bigint
beforeEach(async () => {
  world = await emptyWorld()
  const row = { slug: 'carnet', name: 'Carnet', created_on: today, changed_on: today }
  solution = (
    await world.db
      .insertInto('solution')
      .values({ ...row, licence: null, licence_family: null, fr: null, en: null, long: null, website: null })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
})
const holding = (key: string): Acting => world.acting({ actor: { ...nobody, keys: new Set([hashKey(key)]) } })
const brest = {
  organisme: 'Ville de Brest',
  siren: '212 900 195',
  pour: 'Notes de service',
  courriel: 'a@exemple.fr',
}
const declared = async (fields: Record<string, string> = brest) => {
  const outcome = await declareUsage(world.acting(), 'carnet', fields)
  if (!outcome.done) throw new Error(outcome.reason)
  return outcome.value
}

test('a declaration counts for eighteen months, then is to confirm and leaves the count', async () => {
  await declared()
  expect(await usageCountByKind(world.db, solution, '2028-05-21')).toEqual([{ kind: 'commune', bodies: 1n }])
  expect(await usageCountByKind(world.db, solution, '2028-05-22')).toEqual([])
  expect(await usageFor(world.db, solution, '2028-05-22')).toMatchObject([
    { name: 'Ville de Brest', state: 'to-confirm' },
  ])
  expect(await usageCounts(world.db, [solution], '2028-05-22')).toEqual(
    new Map([[solution, { current: 0, toConfirm: 1 }]]),
  )
})

test('who holds the key confirms it, and it counts again', async () => {
  const { id, key } = await declared()
  world.setNow('2028-06-01')
  expect(await confirmUsage(holding('x'.repeat(22)), id)).toMatchObject({ reason: 'not-allowed' })
  expect(await confirmUsage(holding(key), id)).toMatchObject({ done: true })
  expect(await usageCountByKind(world.db, solution, '2028-06-01')).toMatchObject([{ bodies: 1n }])
})

test('the body withdraws it: it leaves the page at once, and its contact is forgotten', async () => {
  const { id, key } = await declared()
  expect(await withdrawUsage(world.acting(), id)).toMatchObject({ reason: 'not-allowed' })
  expect(await withdrawUsage(holding(key), id)).toMatchObject({ done: true })
  expect(await withdrawUsage(holding(key), id)).toMatchObject({ reason: 'withdrawn' })
  expect(await confirmUsage(holding(key), id)).toMatchObject({ reason: 'withdrawn' })
  expect(await usageFor(world.db, solution, today)).toEqual([])
  const row = await world.db.selectFrom('usage_declaration').select('contact').executeTakeFirstOrThrow()
  expect(row.contact).toBeNull()
})

test('what a reader receives holds neither the contact nor the key', async () => {
  await declared()
  const told = JSON.stringify(
    [await usageFor(world.db, solution, today), await usageOf(world.db, '212900195', today)],
    (_, v) => (typeof v === 'bigint' ? `${v}` : v),
  )
  expect(told).toContain('Ville de Brest')
  expect(told).not.toMatch(/a@exemple|hash|contact/)
})

test('a wrong form names its fields, an unknown solution and a repetition are refused', async () => {
  const wrong = {
    organisme: '',
    siren: '123456789',
    nature: 'planete',
    depuis: 'hier',
    adresse: 'javascript:x',
    courriel: 'x',
  }
  expect(await declareUsage(world.acting(), 'carnet', wrong)).toMatchObject({
    reason: 'form-incomplete',
    details: ['organisme', 'siren', 'nature', 'depuis', 'adresse', 'courriel'],
  })
  expect(await declareUsage(world.acting(), 'carnet', undefined)).toMatchObject({ reason: 'form-incomplete' })
  expect(await declareUsage(world.acting(), 'rien', brest)).toMatchObject({ reason: 'unknown-solution' })
  await declared()
  expect(await declareUsage(world.acting(), 'carnet', brest)).toMatchObject({ reason: 'already-declared' })
  expect((await declareUsage(world.acting(), 'carnet', { ...brest, pour: 'Autre chose' })).done).toBe(true)
  expect(await confirmUsage(world.acting(), 999n)).toMatchObject({ reason: 'unknown-usage' })
})

test('a body that declares two purposes counts once', async () => {
  await declared()
  await declared({ ...brest, pour: 'Autre chose' })
  expect(await usageCountByKind(world.db, solution, today)).toEqual([{ kind: 'commune', bodies: 1n }])
})

const facts = (over: { usages?: string[]; recordedBy?: string } = {}) => ({
  recordedBy: over.recordedBy ?? 'sill',
  solutionIds: [solution],
  now: new Date(0),
  usages: (over.usages ?? ['Ville de Brest']).map((name) => ({
    solutionId: solution,
    name,
    source: 'liste',
    seen: '2026-06',
  })),
  providers: [{ solutionId: solution, name: 'Atelier', for: 'support', source: 'liste', seen: '2025' }],
})

test('a list is recorded once, and replaces its own rows and no other', async () => {
  await declared()
  await recordFacts(world.db, facts({ usages: ['Ville de Brest', 'Ville de Lannion'] }))
  await recordFacts(world.db, facts({ usages: ['Ville de Brest'] }))
  await recordFacts(world.db, facts({ usages: ['Ville de Nantes'], recordedBy: 'comptoir' }))
  const usages = await usageFor(world.db, solution, today)
  expect(usages.map(({ name, source_kind }) => [name, source_kind])).toEqual([
    ['Ville de Brest', 'declaration'],
    ['Ville de Brest', 'list'],
    ['Ville de Nantes', 'list'],
  ])
  expect(await providersFor(world.db, solution)).toMatchObject([
    { name: 'Atelier', service: 'support', seen: '2025' },
    {},
  ])
})

test('the host takes out what a list says by mistake, and no import brings it back', async () => {
  await recordFacts(world.db, facts())
  const [usage] = await usageFor(world.db, solution, today)
  const host = world.acting({ actor: theHost })
  expect((await withdrawUsage(host, usage?.id ?? 0n)).done).toBe(true)
  await recordFacts(world.db, facts())
  expect(await usageFor(world.db, solution, today)).toEqual([])
})

test('what the register knows of a body is believed before what its name suggests', async () => {
  await world.db
    .insertInto('organisation')
    .values({
      siren: '212900195',
      siret: null,
      name: 'Brest',
      kind: 'epci',
      source: 'saisie',
      search: '',
      search_key: '',
      search_name: '',
    } as never)
    .execute()
  await declared()
  expect(await usageCountByKind(world.db, solution, today)).toEqual([{ kind: 'epci', bodies: 1n }])
})

test('every refusal and field has words in both languages', () => {
  expect(Object.keys(usageWords.en.fields)).toEqual(Object.keys(usageWords.fr.fields))
  expect(Object.keys(usageWords.en.refusals)).toEqual(Object.keys(usageWords.fr.refusals))
})
