import { formatDate, formatNumber, type Lang, to } from '#platform/lang.ts'
import {
  Notice,
  OutsideLink,
  Section,
  State,
  type StateKind,
  shortAddress,
  Table,
} from '#platform/ui/index.tsx'
import type { Common, Statement } from './common.queries.ts'
import { words } from './common.words.ts'
import { type HealthCriterion, isRed, remedies } from './common-health.ts'
import { criteriaWords } from './criteria.words.ts'

const kinds = { ok: 'ok', watch: 'attn', red: 'err', unknown: 'soon' } as const satisfies Record<
  HealthCriterion['state'],
  StateKind
>

const isDay = (value: number | string | undefined): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** What a criterion measures, in words. */
export function measureOf(lang: Lang, { code, value }: HealthCriterion): string {
  const shown = isDay(value)
    ? formatDate(lang, value)
    : typeof value === 'number'
      ? formatNumber(lang, value)
      : (value ?? '')
  return criteriaWords[lang][code].value(value, shown)
}

type Props = {
  lang: Lang
  common: Common
  health: readonly HealthCriterion[]
  statement: Statement | undefined
  /** The name of who made the statement, for who may know it. */
  stableBy: string | undefined
  mayKeep: boolean
}

export const Criteria = ({ lang, common, health, statement, stableBy, mayKeep }: Props) => {
  const said = words[lang]
  const stable = health.find(({ excusedUntil }) => excusedUntil !== undefined)?.excusedUntil
  return (
    <Section id="criteres" title={said.criteria} note={said.criteriaNote}>
      {stable && statement && (
        <Notice title={said.stableTitle(formatDate(lang, stable))}>
          <p>{statement.reason}</p>
          <p>{said.stableBy(stableBy ?? said.someone, formatDate(lang, statement.made_on))}</p>
        </Notice>
      )}
      {common.failure && common.tried_on && (
        <Notice kind="attn" title={said.noReading}>
          {said.failed(formatDate(lang, common.tried_on), said.failure[common.failure])}
        </Notice>
      )}
      <Table
        caption={said.criteria}
        captionUnseen
        columns={[
          { label: said.criterion },
          { label: said.state },
          { label: said.measure },
          { label: said.date, kind: 'date' },
          { label: said.source },
          { label: said.remedy },
        ]}
        rows={health.map((one) => [
          criteriaWords[lang][one.code].label,
          <CriterionState lang={lang} criterion={one} />,
          measureOf(lang, one),
          one.date ? <time datetime={one.date}>{formatDate(lang, one.date)}</time> : '',
          sourceOf(lang, one),
          isRed(one) && <Remedy {...{ lang, common, mayKeep }} criterion={one} />,
        ])}
      />
    </Section>
  )
}

/** Where it can be checked: what was declared first, then the threshold. */
function sourceOf(lang: Lang, { evidence, source }: HealthCriterion) {
  if (evidence) return <OutsideLink href={evidence}>{shortAddress(evidence)}</OutsideLink>
  return source ? <OutsideLink href={source.url}>{source.title}</OutsideLink> : words[lang].declaredHere
}

type RemedyProps = Pick<Props, 'lang' | 'common' | 'mayKeep'> & { criterion: HealthCriterion }

/** What someone may do about a red line now: who keeps the common calls, the others offer a chantier. */
const Remedy = ({ lang, common: { slug }, mayKeep, criterion: { code } }: RemedyProps) =>
  mayKeep ? (
    <a href={to(lang, `/communs/${slug}/tenir?code=${code}#appels`)}>{words[lang].kinds[remedies[code]]}</a>
  ) : (
    <a href={to(lang, `/chantiers/nouveau?commun=${slug}`)}>{words[lang].offer}</a>
  )

const CriterionState = ({ lang, criterion }: { lang: Lang; criterion: HealthCriterion }) => {
  const said = words[lang]
  const { state, excusedUntil } = criterion
  return excusedUntil ? (
    <State kind="soon">{said.excused(formatDate(lang, excusedUntil))}</State>
  ) : (
    <State kind={kinds[state]}>{said.states[state]}</State>
  )
}
