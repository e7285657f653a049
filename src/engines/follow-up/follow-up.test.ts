import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FollowUpStep, followUpDue } from './follow-up.ts'
import { type AnswerState, mayAnswer, mayMove, type NeedStage, needState } from './need-state.ts'

const stages: NeedStage[] = ['draft', 'open', 'handled', 'withdrawn', 'abandoned']
const states: AnswerState[] = ['asked', 'taken', 'refused', 'done', 'given-up']
const anyStage = fc.constantFrom(...stages)
const anyAnswers = fc.array(fc.constantFrom(...states), { maxLength: 6 })

test('one refuses, one takes: the need is taken; all refuse: it is to reroute', () => {
  expect(needState('open', ['refused', 'taken'])).toBe('taken')
  expect(needState('open', ['refused', 'refused'])).toBe('to-reroute')
  expect(needState('open', ['refused', 'asked'])).toBe('waiting')
  expect(needState('open', [])).toBe('waiting')
  expect(needState('open', ['taken', 'done'])).toBe('done')
  expect(needState('handled', ['asked'])).toBe('handled')
})

test('the order of the answers does not matter', () => {
  const ignoresOrder = fc.property(anyStage, anyAnswers, (stage, answers) => {
    expect(needState(stage, answers)).toBe(needState(stage, answers.toReversed()))
  })
  fc.assert(ignoresOrder)
})

test('everything closed can be opened again, and a thing done stays done', () => {
  for (const stage of ['handled', 'withdrawn', 'abandoned'] as const)
    expect(mayMove(stage, 'open')).toBe(true)
  expect(mayMove('draft', 'handled')).toBe(false)
  for (const state of states) expect(mayAnswer('done', state)).toBe(false)
})

/** The clock asks each day; answers the days on which a message leaves. */
function sentOn(days: number, handledOn = Number.POSITIVE_INFINITY): [number, FollowUpStep][] {
  const sent = new Map<FollowUpStep, number>()
  for (let day = 0; day <= days; day++) {
    const state = sent.has('abandoned') ? 'abandoned' : day >= handledOn ? 'handled' : 'waiting'
    const step = followUpDue({ state, quietDays: day, sent: new Set(sent.keys()) })
    if (step) sent.set(step, day)
  }
  return [...sent].map(([step, day]) => [day, step])
}

test('days 9, 21 and 45 send one message each; handled at day 8, none', () => {
  expect(sentOn(80)).toEqual([
    [9, 'reminder'],
    [21, 'last-chance'],
    [45, 'abandoned'],
  ])
  expect(sentOn(80, 8)).toEqual([])
})

test('a clock that slept sends one message, the latest', () => {
  expect(followUpDue({ state: 'waiting', quietDays: 30, sent: new Set() })).toBe('last-chance')
  expect(followUpDue({ state: 'to-reroute', quietDays: 200, sent: new Set() })).toBe('abandoned')
})
