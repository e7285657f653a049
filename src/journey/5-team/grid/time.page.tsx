import type { Child } from 'hono/jsx'
import { isoWeekOf, plusDays, plusMonths, weekdayOf } from '#engines/half-days/days.ts'
import {
  type Clash,
  type HalfState,
  isCommitment,
  readSlot,
  type Slot,
  type UsualWeek,
} from '#engines/half-days/grid.ts'
import { formatDate, formatNumber, type Lang, plural, to } from '#platform/lang.ts'
import { assetUrl, Bar, Button, Notice, Page, Row, Section, Stack, Table, Tabs } from '#platform/ui/index.tsx'
import type { Fields } from './grid.form.ts'
import type { Feed, Grid } from './grid.queries.ts'
import { type GridWords, words } from './grid.words.ts'
import { slotText, stateText, type View, viewQuery } from './grid-text.ts'
import { MonthTable } from './month-table.page.tsx'
import { ExchangeSection, FeedSection, RangeSection, UsualWeekSection } from './time-forms.page.tsx'

export type TimeProps = {
  lang: Lang
  path: string
  name: string
  grid: Grid
  view: View
  usual: UsualWeek
  feeds: readonly Feed[]
  /** The secret address just made, shown once. */
  feedUrl?: string | undefined
  written?: number | undefined
  clashes?: readonly Clash[] | undefined
  refusal?: keyof (typeof words)['fr']['refusals'] | undefined
  typed?: ReadonlyMap<Slot, string> | undefined
  wrong?: readonly Slot[] | undefined
  just?: 'usual' | 'revoked' | undefined
  /** What was typed in a form that was refused: the range, or the usual week. */
  range?: Fields | undefined
  week?: Fields | undefined
  wrongWeek?: readonly string[] | undefined
}
type Part = TimeProps & { said: GridWords }

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)
const periodOf = (lang: Lang, { kind, name }: View): string =>
  kind === 'month' ? formatDate(lang, name) : words[lang].weekOf(name)

/** One's own half-days of a month or of a week, and everything that fills them. */
export const TimePage = (props: TimeProps) => {
  const { lang, path, view, grid } = props
  const said = words[lang]
  const part = { ...props, said }
  return (
    <Page
      {...{ lang }}
      path={`${path}${viewQuery(view)}`}
      section="mine"
      title={capital(periodOf(lang, view))}
      breadcrumb={[[said.mine, to(lang, '/mon')]]}
      here={said.halfDays}
      margin={<Margin {...part} />}
      intro={<Neighbours {...part} />}
      robots="noindex, nofollow"
    >
      <Section id="saisir" title={said.enter} note={said.enterNote}>
        <EntryForm {...part} />
      </Section>
      <Section id="totaux" title={said.totals} note={said.totalsNote}>
        <Totals {...part} />
      </Section>
      <RangeSection {...{ lang, grid, view }} sent={props.range} />
      <UsualWeekSection {...{ lang, view }} usual={props.usual} sent={props.week} wrong={props.wrongWeek} />
      <ExchangeSection {...{ lang, grid }} />
      <FeedSection {...{ lang }} feeds={props.feeds} url={props.feedUrl} />
      <script type="module" src={assetUrl('grid.js')} />
    </Page>
  )
}

const Margin = ({ lang, said, name, grid }: Part) => {
  const counts = Map.groupBy(grid.states.values(), (state) => (isCommitment(state) ? 'commitment' : state))
  const kinds = ['available', 'commitment', 'leave'] as const
  return (
    <>
      <p>{name}</p>
      {kinds.map((kind) => (
        <p>{said.labelled(said.kinds[kind], formatNumber(lang, counts.get(kind)?.length ?? 0))}</p>
      ))}
    </>
  )
}

const Neighbours = ({ lang, path, view, said, grid }: Part) => {
  const around = [-1, 0, 1].map((step) =>
    view.kind === 'month' ? plusMonths(view.name, step) : isoWeekOf(plusDays(grid.from, 7 * step)),
  )
  const other: View =
    view.kind === 'month'
      ? { ...view, kind: 'week', name: isoWeekOf(grid.from) }
      : { ...view, kind: 'month', name: grid.from.slice(0, 7) }
  const days: View = { ...view, days: view.days === 5 ? 7 : 5 }
  return (
    <>
      <Tabs
        label={said.views}
        items={around.map((name) => ({
          label: capital(periodOf(lang, { ...view, name })),
          href: to(lang, `${path}${viewQuery({ ...view, name })}`),
          current: name === view.name,
        }))}
      />
      <Row small>
        <a href={to(lang, `${path}${viewQuery(other)}`)}>
          {other.kind === 'week' ? said.weekView : said.monthView}
        </a>
        <a href={to(lang, `${path}${viewQuery(days)}`)}>
          {days.days === 7 ? said.withWeekend : said.withoutWeekend}
        </a>
      </Row>
    </>
  )
}

const ANCHORS = { 'range-wrong': 'plage', 'unknown-week-letter': 'semaine-type' } as const
const WRONG_SHOWN = 6

/** A refusal says where: the boxes by their half-day, or the form further down. */
const RefusedTime = ({
  lang,
  said,
  refusal,
  wrong = [],
}: Part & { refusal: keyof GridWords['refusals'] }) => {
  const links =
    refusal === 'range-wrong' || refusal === 'unknown-week-letter'
      ? [[ANCHORS[refusal], refusal === 'range-wrong' ? said.range : said.usual] as const]
      : wrong.slice(0, WRONG_SHOWN).map((slot) => [`c-${slot}`, slotText(lang, slot)] as const)
  return (
    <Notice kind="err" title={said.refusals[refusal]} live>
      {links.length > 0 && (
        <Row>
          {links.map(([id, text]) => (
            <a href={`#${id}`}>{text}</a>
          ))}
        </Row>
      )}
    </Notice>
  )
}

const Answer = (part: Part) => {
  const { lang, said, written, refusal, just } = part
  if (refusal) return <RefusedTime {...part} refusal={refusal} />
  if (just) return <Notice kind="ok" title={just === 'usual' ? said.keptUsual : said.revoked} live />
  if (written === undefined) return null
  const title =
    written === 0
      ? said.nothingChanged
      : said.saved(`${formatNumber(lang, written)} ${plural(lang, written, said.changes)}`)
  return <Notice kind="ok" title={title} live />
}

const EntryForm = (part: Part) => {
  const { lang, path, view, grid, said, clashes = [] } = part
  return (
    // A form of many small boxes: the table is its layout.
    <form action={to(lang, `${path}${viewQuery(view)}`)} method="post" class="pile" novalidate>
      <Answer {...part} />
      {clashes.length > 0 && <Clashes {...part} clashes={clashes} />}
      <MonthTable
        {...{ lang, grid }}
        days={view.days}
        caption={said.caption(periodOf(lang, view))}
        typed={part.typed}
        wrong={part.wrong}
      />
      <Row>
        <Button kind="first">{said.save}</Button>
      </Row>
    </form>
  )
}

function isElsewhere({ from, until }: Grid, slot: Slot, days: 5 | 7): boolean {
  const { day } = readSlot(slot)
  return day < from || day > until || weekdayOf(day) > days
}

const Clashes = ({ lang, said, grid, view, clashes }: Part & { clashes: readonly Clash[] }) => (
  <Notice
    kind="attn"
    title={`${formatNumber(lang, clashes.length)} ${plural(lang, clashes.length, said.clashes)}`}
    live
  >
    <p>{said.clashNote}</p>
    <Table
      caption={plural(lang, clashes.length, said.clashes)}
      captionUnseen
      columns={[
        { label: said.slot },
        { label: said.there },
        { label: said.yours },
        { label: said.why },
        { label: said.over },
      ]}
      rows={clashes.map(({ slot, from, to: mine, why }) => [
        slotText(lang, slot),
        stateText(lang, grid, from),
        stateText(lang, grid, mine),
        said.whys[why],
        <>
          {/* A half-day of the page has its own below. */}
          {isElsewhere(grid, slot, view.days) && <input type="hidden" name={`b-${slot}`} value={from} />}
          <input
            type="checkbox"
            name="par-dessus"
            value={`${slot}:${grid.letters.byState.get(mine) ?? ''}`}
            aria-label={said.labelled(said.over, slotText(lang, slot))}
          />
        </>,
      ])}
    />
  </Notice>
)

const SERIES = [1, 2, 3, 4] as const
const seriesOf = (at: number) => SERIES[at % SERIES.length]

/** What a letter means; a commitment leads to its chantier. */
function stateName(lang: Lang, grid: Grid, state: HalfState): Child {
  const project = grid.projects.find(({ id }) => state === `project:${id}`)
  const text = stateText(lang, grid, state)
  return project ? <a href={to(lang, `/chantiers/${project.slug}`)}>{text}</a> : text
}

const Totals = ({ lang, said, grid }: Part) => {
  const counts = Map.groupBy(grid.states.values(), (state) => state)
  const countOf = (state: HalfState) => counts.get(state)?.length ?? 0
  const max = Math.max(1, ...[...counts.values()].map((all) => all.length))
  return (
    <Stack>
      <Table
        caption={said.totals}
        captionUnseen
        columns={[
          { label: said.letter },
          { label: said.meaning },
          { label: said.bar, kind: 'bar', unseen: true },
          { label: said.count, kind: 'number' },
        ]}
        rows={[...grid.letters.byLetter].map(([letter, state], i) => [
          <strong>{letter}</strong>,
          stateName(lang, grid, state),
          <Bar value={countOf(state)} max={max} size="tall" series={seriesOf(i)} />,
          formatNumber(lang, countOf(state)),
        ])}
        totals={[[said.total, undefined, undefined, formatNumber(lang, grid.states.size)]]}
      />
    </Stack>
  )
}
