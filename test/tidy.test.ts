// Style that can be checked is checked here, so that reviews can speak of the rest.
import { expect, test } from 'vitest'
import { permissions } from '#registry/space/index.ts'
import {
  filesOf,
  longFunctions,
  rightsByHand,
  type SourceFile,
  tooLong,
  unasked,
  worldly,
  writesElsewhere,
} from './tidy.ts'

const files = filesOf('src')
const source = (path: string, text: string): SourceFile[] => [{ path, text }]

test('nothing is longer than a reader’s breath', () => {
  expect(files.flatMap((file) => [...tooLong(file), ...longFunctions(file)])).toEqual([])
})

test('engines do not read the world: no clock, no chance, no waiting', () => {
  expect(worldly(files)).toEqual([])
})

test('a slice writes its own tables, and reads those of the slices before it', () => {
  expect(writesElsewhere(files)).toEqual([])
})

test('a right is a line of the table, and every line is asked', () => {
  expect(rightsByHand(files)).toEqual([])
  // One's account is behind the sign-in, in a slice that stands before the table: there is no other to ask about.
  expect(unasked(files, Object.keys(permissions))).toEqual(['account.change'])
})

test('the tidy checks see what they forbid', () => {
  const wide = { path: 'src/a.ts', text: 'x'.repeat(121) }
  const long = { path: 'src/a.ts', text: '\n'.repeat(301) }
  const breathless = { path: 'src/a.ts', text: `function f() {\n${'f()\n'.repeat(71)}}` }
  expect(tooLong(wide)).toEqual(['src/a.ts:1 is too wide'])
  expect(tooLong(long)).toEqual(['src/a.ts is too long'])
  expect(longFunctions(breathless)).toEqual(['src/a.ts: a function of 73 lines'])
  expect(worldly(source('src/engines/a.ts', 'const now = Date.now()'))).toEqual(['src/engines/a.ts'])
  const hand = "actor.roles.has('host') // and not may(…)"
  expect(rightsByHand(source('src/app/a.ts', hand))).toEqual(['src/app/a.ts'])
  expect(unasked(source('src/app/a.ts', "may(actor, 'a.do')"), ['a.do', 'a.undo'])).toEqual(['a.undo'])
  const tables = { path: 'src/journey/2-match/a.tables.ts', text: 'interface Database {\n match: M\n}' }
  const thief = { path: 'src/journey/1-need/a.actions.ts', text: "db.insertInto('match')" }
  const early = { path: 'src/journey/1-need/a.queries.ts', text: "db.selectFrom('match as m')" }
  expect(writesElsewhere([tables, thief, early])).toEqual([
    "src/journey/1-need/a.actions.ts writes insertInto('match",
    "src/journey/1-need/a.queries.ts reads selectFrom('match",
  ])
})
