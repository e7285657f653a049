import type { Child } from 'hono/jsx'
import type { Reason as MatchReason } from '#engines/matching/rank.ts'
import type { WordReason } from '#engines/matching/reasons.ts'
import type { Coverage } from '#engines/understanding/coverage.ts'
import { type Lang, to } from '#platform/lang.ts'
import {
  ButtonLink,
  OutsideLink,
  Points,
  type Reason,
  Reasons,
  Result,
  Row,
  State,
  Tag,
} from '#platform/ui/index.tsx'
import { words } from './result.words.ts'
import type { ShownSolution } from './results.queries.ts'

type Props = {
  lang: Lang
  rank: number
  shown: ShownSolution
  isPlaceAsked: boolean
  labelOf: (functionId: string) => string
}

const WORD_REASONS_MAX = 4

export const SolutionCard = ({ lang, rank, shown, isPlaceAsked, labelOf }: Props) => {
  const said = words[lang]
  const { solution, coverage, summary } = shown
  const reasons = [
    ...coverage.map((one) => coverageReason(lang, one, labelOf)),
    ...wordReasons(lang, shown.reasons),
    ...factReasons(lang, shown.reasons),
    ...unmetReasons(lang, shown.reasons),
    ...(isPlaceAsked ? [{ state: 'unknown' as const, text: said.placeUnknown }] : []),
  ]
  const href = to(lang, `/solutions/${solution.slug}`)
  return (
    <Result
      rank={rank}
      title={solution.name}
      href={href}
      best={rank === 1}
      reasons={<Reasons items={reasons} />}
    >
      <p class="doux">{solution[lang] || solution.fr || solution.en}</p>
      {summary.asked > 0 && (
        <p>
          <Points full={summary.proven} half={summary.partly} total={summary.asked} label={false} />{' '}
          <strong>{said.functionsOf(sumOf(lang, summary.halves), summary.asked)}</strong>
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

const sumOf = (lang: Lang, halves: number) =>
  halves % 2 === 0 ? String(halves / 2) : words[lang].andHalf(Math.floor(halves / 2))

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

/** One function asked for: proven with its proof, in part, not, or not known. Never guessed. */
function coverageReason(lang: Lang, { id, state, proof, note }: Coverage, labelOf: Props['labelOf']): Reason {
  const said = words[lang]
  const link = proof && (
    <>
      {said.proof} <OutsideLink href={proof}>{said.seeProof}</OutsideLink>
    </>
  )
  const explained: Child = note ? (
    <>
      {note}. {link}
    </>
  ) : (
    link
  )
  if (state === 'unknown') return { state, text: labelOf(id), proof: said.notKnown }
  return {
    state: state === 'proven' ? 'ok' : state,
    text: labelOf(id),
    ...(explained ? { proof: explained } : {}),
  }
}

const isWords = (reason: MatchReason): reason is WordReason => reason.kind === 'words'

const wordReasons = (lang: Lang, reasons: readonly MatchReason[]): Reason[] =>
  reasons
    .filter(isWords)
    .slice(0, WORD_REASONS_MAX)
    .map((reason) => ({ state: 'ok', text: wordText(lang, reason) }))

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

const unmetReasons = (lang: Lang, reasons: readonly MatchReason[]): Reason[] =>
  reasons.flatMap((reason): Reason[] =>
    reason.kind === 'unmet'
      ? [{ state: reason.state, text: words[lang].unmet[reason.constraint][reason.state] }]
      : [],
  )
