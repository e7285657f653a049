import { expect, test } from 'vitest'
import { aside, asideEach } from './aside.ts'

/** A module that is nothing but one function. */
const placeOf = (program: string) => ({
  module: new URL(`data:text/javascript,${encodeURIComponent(`export ${program}`)}`),
  name: 'run',
})
type Counts = (upTo: number) => AsyncGenerator<number>
const HEAP = { heapMegabytesMax: 64 }
const MIB = 1024 * 1024

async function all(program: string, { millisecondsMax }: { millisecondsMax?: number } = {}) {
  const said: number[] = []
  for await (const one of asideEach<Counts>(placeOf(program), { ...HEAP, millisecondsMax }, 3)) said.push(one)
  return said
}

test('one answer comes back, as it was made: bytes, maps, numbers without end', async () => {
  const place = placeOf(
    'const run = (bytes) => new Map([["double", bytes.map((n) => n * 2)], ["far", Infinity]])',
  )
  type Doubles = (bytes: Uint8Array) => Map<string, unknown>
  const found = await aside<Doubles>(place, Uint8Array.of(1, 2))
  expect(found).toEqual(
    new Map<string, unknown>([
      ['double', Uint8Array.of(2, 4)],
      ['far', Number.POSITIVE_INFINITY],
    ]),
  )
})

test('no setting of this process is seen there', async () => {
  expect(process.env.PATH).toBeDefined()
  expect(await aside<() => string[]>(placeOf('const run = () => Object.keys(process.env)'))).toEqual([])
})

test('what throws there throws here, with its words', async () => {
  const place = placeOf('function run() { throw new Error("line 3 has no end") }')
  await expect(aside<() => void>(place)).rejects.toThrow('line 3 has no end')
  await expect(all('async function* run() { yield 1; throw new Error("no more") }')).rejects.toThrow(
    'no more',
  )
})

test('several answers come one by one, each before the next is worked for', async () => {
  const counts = 'async function* run(upTo) { for (let n = 1; n <= upTo; n++) yield n }'
  expect(await all(counts)).toEqual([1, 2, 3])
  const then = (what: string) => `async function* run() { yield 1; ${what} }`
  expect(await all(then('for (;;);'), { millisecondsMax: 2_000 })).toEqual([1])
  expect(await all(then('process.kill(process.pid, "SIGSEGV"); for (;;);'))).toEqual([1])
})

test('a process that falls or that never ends gives nothing, and the next one answers', async () => {
  const fills = `function run() { const held = []; for (;;) held.push(new Array(${MIB}).fill({})) }`
  expect(await aside<() => unknown>(placeOf(fills))).toBeUndefined()
  expect(await aside<() => unknown>(placeOf('function run() { process.abort() }'))).toBeUndefined()
  expect(await aside<() => number>(placeOf('const run = () => 7'))).toBe(7)
})
