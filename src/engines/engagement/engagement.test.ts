import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerBy, dueOn, renewalOf, SILENCE_DAYS } from './renewal.ts'
import { spreadOver } from './spread.ts'
import { type Answer, answerTo, type CandidacyState, type Side } from './states.ts'

test('who asked may take it back; the other side says yes or no', () => {
  expect(answerTo('applied', 'accept', 'organiser')).toEqual({ state: 'accepted' })
  expect(answerTo('applied', 'decline', 'organiser')).toEqual({ state: 'declined' })
  expect(answerTo('applied', 'withdraw', 'person')).toEqual({ state: 'withdrawn' })
  expect(answerTo('invited', 'accept', 'person')).toEqual({ state: 'accepted' })
  expect(answerTo('invited', 'decline', 'person')).toEqual({ state: 'declined' })
  expect(answerTo('invited', 'withdraw', 'organiser')).toEqual({ state: 'withdrawn' })
})

test('nobody answers for the other side', () => {
  expect(answerTo('applied', 'accept', 'person')).toEqual({ refusal: 'not-yours' })
  expect(answerTo('invited', 'accept', 'organiser')).toEqual({ refusal: 'not-yours' })
  expect(answerTo('accepted', 'withdraw', 'person')).toEqual({ refusal: 'already-answered' })
})

test('no one becomes engaged without a word of each side', () => {
  const states = fc.constantFrom<CandidacyState>('applied', 'invited')
  const words = fc.array(
    fc.record({
      answer: fc.constantFrom<Answer>('accept', 'decline', 'withdraw'),
      side: fc.constantFrom<Side>('person', 'organiser'),
    }),
  )
  fc.assert(
    fc.property(states, words, (first, said) => {
      const spoke = new Set<Side>([first === 'applied' ? 'person' : 'organiser'])
      let state: CandidacyState = first
      for (const { answer, side } of said) {
        const next = answerTo(state, answer, side)
        if ('refusal' in next) continue
        state = next.state
        if (answer === 'accept') spoke.add(side)
      }
      expect(state === 'accepted').toBe(spoke.size === 2)
    }),
  )
})

test('the day after its last day, both are asked; fourteen days of silence end it', () => {
  const engaged = { state: 'engaged', untilOn: '2027-03-31', askedOn: null } as const
  expect(dueOn(engaged, '2027-03-31')).toBeUndefined()
  expect(dueOn(engaged, '2027-04-01')).toBe('ask')
  const asked = { state: 'renewing', untilOn: '2027-03-31', askedOn: '2027-04-01' } as const
  expect(answerBy('2027-04-01')).toBe('2027-04-15')
  expect(dueOn(asked, '2027-04-15')).toBeUndefined()
  expect(dueOn(asked, '2027-04-16')).toBe('end')
  expect(SILENCE_DAYS).toBe(14)
})

test('an engagement without end, or ended, is asked nothing', () => {
  expect(dueOn({ state: 'engaged', untilOn: null, askedOn: null }, '2099-01-01')).toBeUndefined()
  expect(
    dueOn({ state: 'ended', untilOn: '2027-03-31', askedOn: '2027-04-01' }, '2099-01-01'),
  ).toBeUndefined()
})

test('two yeses renew, one no ends, one yes waits', () => {
  expect(renewalOf({ person: true, organiser: true })).toBe('renewed')
  expect(renewalOf({ person: true, organiser: null })).toBe('waiting')
  expect(renewalOf({ person: true, organiser: false })).toBe('ended')
  expect(renewalOf({ person: false, organiser: null })).toBe('ended')
  expect(renewalOf({ person: null, organiser: null })).toBe('waiting')
})

test('half-days are spread evenly, each once, and never more than are free', () => {
  expect(spreadOver(['a', 'b', 'c', 'd', 'e', 'f'], 3)).toEqual(['a', 'c', 'e'])
  expect(spreadOver(['a', 'b'], 5)).toEqual(['a', 'b'])
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (free, wanted) => {
      const halves = Array.from({ length: free }, (_, i) => i)
      const picked = spreadOver(halves, wanted)
      expect(picked).toHaveLength(Math.min(free, wanted))
      expect([...new Set(picked)].toSorted((a, b) => a - b)).toEqual(picked)
    }),
  )
})
