import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'
import { useWords } from './lang.ts'

export type ReasonState = 'ok' | 'partly' | 'no' | 'unknown'
export type Reason = {
  state: ReasonState
  text: Child
  /** Who says so: a source, a date, a link (`<OutsideLink>`). */
  proof?: Child
}

const shown: Record<
  ReasonState,
  { tone: string; icon: IconName; word: 'yes' | 'partly' | 'no' | 'unknown' }
> = {
  ok: { tone: 'ok', icon: 'ok', word: 'yes' },
  partly: { tone: 'attn', icon: 'partly', word: 'partly' },
  no: { tone: 'err', icon: 'no', word: 'no' },
  unknown: { tone: 'doux', icon: 'unknown', word: 'unknown' },
}

/** Claim by claim, with its proof under it: yes, partly, no, or not known. */
export const Reasons = ({ items }: { items: readonly Reason[] }) => {
  const words = useWords()
  return (
    <ul class="raisons">
      {items.map(({ state, text, proof }) => (
        <li>
          <Icon name={shown[state].icon} tone={shown[state].tone} />
          <span>
            <span class="cache">{words[shown[state].word]} </span>
            {text}
          </span>
          {proof && <small>{proof}</small>}
        </li>
      ))}
    </ul>
  )
}

const POINTS_MAX = 40

export type PointsProps = {
  full: number
  half?: number | undefined
  total: number
  /** Said by a screen reader; by default « 4 et demi sur 6 ». `false` when the figure follows in text. */
  label?: string | false | undefined
}

/** One voice, one body, one criterion: what can be counted is drawn as points, up to forty. */
export const Points = ({ full, half = 0, total, label }: PointsProps) => {
  const words = useWords()
  const count = Math.min(Math.max(total, 0), POINTS_MAX)
  const sum = full + half / 2
  const said = label || words.outOf(sum % 1 === 0 ? `${sum}` : words.andHalf(Math.floor(sum)), total)
  const kinds = Array.from({ length: count }, (_, i) => (i < full ? 'p' : i < full + half ? 'd' : undefined))
  if (total > POINTS_MAX) return label === false ? null : <span>{said}</span>
  return label === false ? (
    <span class="points" aria-hidden="true">
      {kinds.map((kind) => (
        <i class={kind} />
      ))}
    </span>
  ) : (
    <span class="points" role="img" aria-label={said}>
      {kinds.map((kind) => (
        <i class={kind} />
      ))}
    </span>
  )
}

/** A few large figures, each with the words that say what it counts. */
export const Figures = ({ items }: { items: readonly { value: Child; label: Child }[] }) => (
  <dl class="chiffres">
    {items.map(({ value, label }) => (
      <div>
        <dt>{label}</dt>
        <dd class="chiffre">{value}</dd>
      </div>
    ))}
  </dl>
)

export type Fact = readonly [label: Child, value: Child, source?: Child]

/** Names and values. What is not known (null, undefined, '') is said as such. */
export const Facts = ({ items }: { items: readonly Fact[] }) => {
  const words = useWords()
  return (
    <dl class="defs">
      {items.map(([label, value, source]) => (
        <>
          <dt>{label}</dt>
          <dd>
            {value === null || value === undefined || value === '' ? (
              <span class="doux">{words.notKnown}</span>
            ) : (
              value
            )}
            {source && <small class="doux"> {source}</small>}
          </dd>
        </>
      ))}
    </dl>
  )
}
