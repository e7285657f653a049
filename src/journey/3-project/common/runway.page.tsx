import type { Runway } from '#engines/runway/runway.ts'
import { formatDate, formatNumber, type Lang } from '#platform/lang.ts'
import { Grid, OutsideLink, Section, StackedBar, Table } from '#platform/ui/index.tsx'
import type { Common, SupportRow } from './common.queries.ts'
import { words } from './common.words.ts'

type Props = { lang: Lang; today: string; common: Common; runway: Runway; supports: readonly SupportRow[] }

export const RunwaySection = (props: Props) => {
  const { lang, supports, runway } = props
  const said = words[lang]
  return (
    <Section id="autonomie" title={said.runway} note={said.runwayNote}>
      {runway.months === undefined ? (
        <p>{said.needUnknown}</p>
      ) : (
        <Grid size="wide">
          <Paid {...props} months={runway.months} />
          {runway.bySource.length > 0 && <Origins {...props} months={runway.months} />}
        </Grid>
      )}
      {supports.length > 0 && <Supports {...props} />}
    </Section>
  )
}

const Paid = ({ lang, today, common, runway, months }: Props & { months: number }) => {
  const said = words[lang]
  const { paidUntil, orangeOn } = runway
  const need = formatNumber(lang, common.upkeep_half_days ?? 0)
  return (
    <div>
      <p class="chiffre">{said.months(formatNumber(lang, months))}</p>
      <p>{said.runwayText(need, common.alert_months)}</p>
      <p>{paidUntil ? said.paidUntil(formatDate(lang, paidUntil)) : said.notPaid}</p>
      {orangeOn && paidUntil && (
        <p>{(orangeOn > today ? said.orangeSoon : said.orangeSince)(formatDate(lang, orangeOn))}</p>
      )}
    </div>
  )
}

const SERIES_MAX = 4
const ROOM = 1.25

const Origins = ({ lang, common, runway, months }: Props & { months: number }) => {
  const said = words[lang]
  const rest = Math.round((common.alert_months - months) * 10) / 10
  // Room for the word of the threshold, which is written around it.
  const total = Math.max(months, common.alert_months * ROOM)
  return (
    <StackedBar
      finding={said.bySource}
      total={total}
      parts={runway.bySource.slice(0, SERIES_MAX).map(({ source, months: paid }) => ({
        label: source,
        value: paid,
        shown: formatNumber(lang, paid),
      }))}
      rest={rest > 0 ? { label: said.toFind, shown: formatNumber(lang, rest) } : undefined}
      threshold={{ value: common.alert_months, label: said.alertAt(common.alert_months) }}
    />
  )
}

const SHOWN = 12

const Supports = ({ lang, supports }: Props) => {
  const said = words[lang]
  return (
    <Table
      caption={said.supports}
      columns={[
        { label: said.supportSource },
        { label: said.halfDays, kind: 'number' },
        { label: said.from, kind: 'date' },
        { label: said.until, kind: 'date' },
      ]}
      rows={supports
        .slice(0, SHOWN)
        .map(({ source, source_url, half_days, from_on, until_on, ended_on }) => [
          source_url ? <OutsideLink href={source_url}>{source}</OutsideLink> : source,
          formatNumber(lang, half_days),
          formatDate(lang, from_on),
          ended_on ? said.ended(formatDate(lang, ended_on)) : formatDate(lang, until_on),
        ])}
    />
  )
}
