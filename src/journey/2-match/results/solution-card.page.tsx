import type { Child } from 'hono/jsx'
import type { Reason as MatchReason } from '#engines/matching/rank.ts'
import type { WordReason } from '#engines/matching/reasons.ts'
import type { Coverage } from '#engines/understanding/coverage.ts'
import { coverageWords } from '#engines/understanding/coverage.words.ts'
import { type Lang, to } from '#platform/lang.ts'
import {
  ButtonLink,
  Disclosure,
  OutsideLink,
  Points,
  type Reason,
  Reasons,
  Result,
  Row,
  State,
  shortAddress,
  Tag,
} from '#platform/ui/index.tsx'
import { words } from './result.words.ts'
import type { Nearness, ShownSolution } from './results.queries.ts'

type Props = {
  lang: Lang
  rank: number
  shown: ShownSolution
  isPlaceAsked: boolean
  nearness: Nearness | undefined
  labelOf: (functionId: string) => string
}

const WORD_REASONS_MAX = 4
/** Beyond, nobody counts them at a glance: the sentence beside says it. */
const POINTS_MAX = 8

export const SolutionCard = ({ lang, rank, shown, isPlaceAsked, nearness, labelOf }: Props) => {
  const said = words[lang]
  const { solution, coverage, summary } = shown
  const reasons = [
    ...coverageReasons(lang, coverage, labelOf),
    ...factReasons(lang, shown.reasons),
    ...nearReasons(lang, nearness),
    ...unmetReasons(lang, shown.reasons),
    ...unknownReason(lang, coverage, labelOf),
    ...(isPlaceAsked ? [{ state: 'unknown' as const, text: said.placeUnknown }] : []),
  ]
  const href = to(lang, `/solutions/${solution.slug}`)
  const why = (
    <div class="pile">
      <Reasons items={reasons} />
      <WordsMet lang={lang} reasons={shown.reasons} />
    </div>
  )
  return (
    <Result rank={rank} title={solution.name} href={href} best={rank === 1} reasons={why}>
      <p class="doux">{solution[lang] || solution.fr || solution.en}</p>
      {summary.asked > 0 && (
        <p>
          {summary.asked <= POINTS_MAX && (
            <Points full={summary.proven} half={summary.partly} total={summary.asked} label={false} />
          )}{' '}
          <strong>{coverageWords[lang].covered(summary)}</strong>
        </p>
      )}
      <FactTags lang={lang} shown={shown} />
      <Row>
        <ButtonLink href={href} about={solution.name}>
          {said.passport}
        </ButtonLink>
      </Row>
    </Result>
  )
}

/** Which words of the need counted, one press away: the reasons above are what one decides by. */
const WordsMet = ({ lang, reasons }: Pick<Props, 'lang'> & Pick<ShownSolution, 'reasons'>) => {
  const met = reasons.filter(isWords).slice(0, WORD_REASONS_MAX)
  if (met.length === 0) return null
  return (
    <Disclosure
      summary={words[lang].wordsMet(met.map((reason) => words[lang].quoted(reason.words)).join(', '))}
    >
      <p>{met.map((reason) => `${wordText(lang, reason)}.`).join(' ')}</p>
    </Disclosure>
  )
}

const FactTags = ({ lang, shown: { solution } }: Pick<Props, 'lang' | 'shown'>) => {
  const said = words[lang]
  const { facts } = solution
  return (
    <p class="rang">
      {solution.licence && <Tag>{solution.licence}</Tag>}
      {facts.sill !== null && <Tag>{said.sill(facts.sill)}</Tag>}
      {facts.since !== null && <Tag>{said.since(facts.since)}</Tag>}
      {facts.users > 0 && <Tag>{said.users(facts.users)}</Tag>}
      {facts.usersToConfirm > 0 && <Tag>{said.usersToConfirm(facts.usersToConfirm)}</Tag>}
      {solution.isArchived && <State kind="attn">{said.archived}</State>}
    </p>
  )
}

/** What is known of each function asked for, never guessed. Those that one page proves alike stand together. */
function coverageReasons(lang: Lang, coverage: readonly Coverage[], labelOf: Props['labelOf']): Reason[] {
  const known = coverage.filter(({ state }) => state !== 'unknown')
  const alike = Map.groupBy(known, ({ state, proof, note }) => JSON.stringify([state, proof, note]))
  return [...alike.values()].map((group) => coverageReason(lang, group, labelOf))
}

function coverageReason(lang: Lang, group: readonly Coverage[], labelOf: Props['labelOf']): Reason {
  const said = words[lang]
  const { state, proof, note } = group[0] ?? { state: 'unknown' as const }
  const link: Child = proof && (
    <>
      {note && `${note}. `}
      {said.proof} <OutsideLink href={proof}>{shortAddress(proof)}</OutsideLink>
    </>
  )
  const text = group.map(({ id }) => labelOf(id)).join(' · ')
  return { state: state === 'proven' ? 'ok' : state, text, proof: link || note }
}

/** What no source tells, in one line: silence is the fault of the catalogue. */
const unknownReason = (lang: Lang, coverage: readonly Coverage[], labelOf: Props['labelOf']): Reason[] => {
  const unknown = coverage.filter(({ state }) => state === 'unknown').map(({ id }) => labelOf(id))
  return unknown.length === 0
    ? []
    : [{ state: 'unknown', text: unknown.join(' · '), proof: words[lang].notKnown }]
}

const isWords = (reason: MatchReason): reason is WordReason => reason.kind === 'words'

/** Which words of the need met which field, by which other word. */
function wordText(lang: Lang, reason: WordReason): string {
  const said = words[lang]
  const where = reason.fields.map((field) => said.fields[field]).join(', ')
  const read = reason.readAs === undefined ? '' : said.readAs(reason.readAs)
  const via = reason.via === undefined ? '' : said.via(reason.via)
  return said.metBy(`${reason.words}${read}`, `${where}${via}`)
}

const factReasons = (lang: Lang, reasons: readonly MatchReason[]): Reason[] =>
  reasons.flatMap((reason): Reason[] => {
    if (reason.kind !== 'fact') return []
    const said = words[lang]
    if (reason.fact === 'users') return [{ state: 'ok', text: said.users(reason.count) }]
    if (reason.fact === 'phase') return [{ state: 'ok', text: said.phase(reason.phase) }]
    return [{ state: 'ok', text: said.facts[reason.fact] }]
  })

const nearReasons = (lang: Lang, nearness: Nearness | undefined): Reason[] => {
  const { usersAlike = 0, providersNear = [] } = nearness ?? {}
  const said = words[lang]
  return [
    ...(usersAlike > 0 ? [{ state: 'ok' as const, text: said.usersAlike(usersAlike) }] : []),
    ...(providersNear.length > 0
      ? [{ state: 'ok' as const, text: said.near(providersNear.join(', ')) }]
      : []),
  ]
}

const unmetReasons = (lang: Lang, reasons: readonly MatchReason[]): Reason[] =>
  reasons.flatMap((reason): Reason[] =>
    reason.kind === 'unmet'
      ? [{ state: reason.state, text: words[lang].unmet[reason.constraint][reason.state] }]
      : [],
  )
