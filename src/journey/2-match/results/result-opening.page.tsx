import type { NeedState } from '#engines/follow-up/need-state.ts'
import { needWords, stateKinds } from '#journey/1-need/index.ts'
import { formatDate, type Lang } from '#platform/lang.ts'
import { Disclosure, Quote, State } from '#platform/ui/index.tsx'
import { words } from './result.words.ts'

export type ShownNeed = {
  id: bigint
  ref: string
  title: string
  text: string
  body: string | null
  date: string
  state: NeedState
  isOwn: boolean
  /** Others find it, whole or redacted. */
  isPublished: boolean
}
export const LONG_SIGNS = 700
const OPENING_SIGNS = 500

/** The first words of a long text: the solutions must not be three screens away. */
export function opening(text: string): string {
  if (text.length <= LONG_SIGNS) return text
  const end = text.lastIndexOf(' ', OPENING_SIGNS)
  return `${text.slice(0, end > 0 ? end : OPENING_SIGNS)}…`
}

export const WholeText = ({ lang, text }: { lang: Lang; text: string }) => (
  <Disclosure summary={words[lang].whole}>
    <Quote>{text}</Quote>
  </Disclosure>
)

/** Which need it is, since when, from whom, and where it stands. */
export const NeedMargin = ({ lang, need }: { lang: Lang; need: ShownNeed }) => {
  const said = words[lang]
  const date = formatDate(lang, need.date)
  return (
    <>
      <p>
        {needWords[lang].need(need.id)}
        <br />
        {need.isOwn ? said.deposited(date) : said.published(date)}
        <br />
        {need.body ?? (need.isOwn ? '' : needWords[lang].redactedBody)}
      </p>
      <p>
        <State kind={stateKinds[need.state]}>{needWords[lang].states[need.state]}</State>
      </p>
    </>
  )
}
