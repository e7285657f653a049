import type { Child } from 'hono/jsx'
import { useWords } from './lang.ts'
import { safeHref } from './links.ts'

export type StepState = 'done' | 'here' | 'to-come'
export type Step = {
  label: Child
  state: StepState
  /** A date, a count. */
  note?: Child
  href?: string | undefined
}

const stepClass = { done: 'fait', here: 'ici', 'to-come': undefined } as const
const stepWord = { done: 'stepDone', here: 'stepHere', 'to-come': 'stepToCome' } as const

/** The thread: time, step by step. `vertical` when notes are long. */
export const Steps = ({ items, vertical }: { items: readonly Step[]; vertical?: boolean | undefined }) => {
  const words = useWords()
  return (
    <ol class={vertical ? 'fil' : 'fil h'}>
      {items.map(({ label, state, note, href }) => (
        <li class={stepClass[state]} aria-current={state === 'here' ? 'step' : undefined}>
          <span class="cache">{words[stepWord[state]]} </span>
          {href === undefined ? <b>{label}</b> : <a href={safeHref(href)}>{label}</a>}
          {note && <small>{note}</small>}
        </li>
      ))}
    </ol>
  )
}

export type Entry = {
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  date: string
  /** The date in words: `formatDate(lang, date)`. */
  label: string
  children?: Child
}

/** What happened, latest first as given. */
export const Journal = ({ items }: { items: readonly Entry[] }) => (
  <ol class="journal">
    {items.map(({ date, label, children }) => (
      <li>
        <time datetime={date}>{label}</time>
        <div>{children}</div>
      </li>
    ))}
  </ol>
)

/** A list whose numbers are read: what was understood, what is asked. */
export const Numbered = ({ items }: { items: readonly Child[] }) => (
  <ol class="numero">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ol>
)
