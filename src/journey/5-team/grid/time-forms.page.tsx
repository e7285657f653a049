import { type Half, halves, type UsualWeek } from '#engines/half-days/grid.ts'
import { dayOf } from '#platform/clock.ts'
import { formatDate, type Lang, to } from '#platform/lang.ts'
import { Button, Choices, Field, Form, Notice, Row, Section, Select, Stack } from '#platform/ui/index.tsx'
import type { Fields } from './grid.form.ts'
import type { Feed, Grid } from './grid.queries.ts'
import { words } from './grid.words.ts'
import { stateText, type View, viewQuery } from './grid-text.ts'

type RangeProps = { lang: Lang; grid: Grid; view: View; sent?: Fields | undefined }
/** « From … to …, mornings, on Mondays »: one thing written on many half-days. */
export const RangeSection = ({ lang, grid, view, sent }: RangeProps) => {
  const said = words[lang]
  const proposed: Fields = { du: grid.from, au: grid.until, lettre: 'K' }
  const { jours = [], ...shown } = sent ?? proposed
  const text = (name: string) => String(shown[name] ?? '')
  const letters = [...grid.letters.byLetter].map(([letter, state]) => ({
    value: letter,
    label: `${letter} · ${stateText(lang, grid, state)}`,
  }))
  return (
    <Section id="plage" title={said.range} note={said.rangeNote}>
      <Form action={to(lang, `/mon/temps/plage${viewQuery(view)}`)}>
        <Row as="div">
          <Field name="du" type="date" label={said.from} value={text('du')} />
          <Field name="au" type="date" label={said.until} value={text('au')} />
          <Select
            name="moitie"
            label={said.part}
            value={text('moitie')}
            empty={false}
            options={Object.entries(said.parts).map(([value, label]) => ({ value, label }))}
          />
          <Select
            name="lettre"
            label={said.what}
            empty={said.empty}
            options={letters}
            value={text('lettre')}
          />
        </Row>
        <div class="colonnes">
          <Choices
            name="jours"
            kind="checkbox"
            legend={said.onDays}
            value={jours}
            options={said.weekdays.map((label, i) => ({ value: String(i + 1), label }))}
            optional
          />
        </div>
        <Field name="note" label={said.note} value={text('note')} maxlength={200} optional />
        <Row>
          <Button>{said.fillRange}</Button>
        </Row>
      </Form>
    </Section>
  )
}

const usualLetters = { available: 'D', off: 'N' } as const

type WeekProps = {
  lang: Lang
  view: View
  usual: UsualWeek
  sent?: Fields | undefined
  wrong?: readonly string[] | undefined
}

/** The week that repeats itself: a small table like the month. */
export const UsualWeekSection = ({ lang, view, usual, sent, wrong }: WeekProps) => {
  const said = words[lang]
  const letter = (weekday: number, half: Half) => {
    if (sent) return String(sent[`s-${weekday}${half}`] ?? '').slice(0, 1)
    const kind = usual.get(`${weekday}${half}`)
    return kind ? usualLetters[kind] : ''
  }
  return (
    <Section id="semaine-type" title={said.usual} note={said.usualNote}>
      <form
        action={to(lang, `/mon/temps/semaine-type${viewQuery(view)}`)}
        method="post"
        class="pile"
        novalidate
      >
        <table class="mois" data-lettres="DN">
          <caption class="cache">{said.usual}</caption>
          <thead>
            <tr>
              {said.weekdays.map((name, i) => (
                <th scope="col">
                  <span aria-hidden="true">{said.weekdaysShort[i]}</span>
                  <span class="cache">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {said.weekdays.map((name, i) => (
                <td>
                  {halves.map((half) => (
                    <input
                      name={`s-${i + 1}${half}`}
                      maxlength={1}
                      autocomplete="off"
                      id={`s-${i + 1}${half}`}
                      aria-label={`${name}, ${said[half]}`}
                      aria-invalid={wrong?.includes(`s-${i + 1}${half}`) ? 'true' : undefined}
                      value={letter(i + 1, half)}
                    />
                  ))}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
        <Row as="div">
          <Button>{said.saveUsual}</Button>
          <Button name="geste" value="remplir">
            {said.fill}
          </Button>
        </Row>
      </form>
    </Section>
  )
}

/** Files out, files back in. */
export const ExchangeSection = ({ lang, grid }: { lang: Lang; grid: Grid }) => {
  const said = words[lang]
  const query = `?du=${grid.from}&au=${grid.until}`
  return (
    <Section id="echanger" title={said.exchange} note={said.exchangeNote}>
      <Row>
        <a href={to(lang, `/mon/temps.csv${query}`)}>{said.csv}</a>
        <a href={to(lang, `/mon/temps.xlsx${query}`)}>{said.xlsx}</a>
        <a href={to(lang, `/mon/temps.ics${query}`)}>{said.ics}</a>
        <a href={to(lang, '/mon/temps/reprendre')}>{said.bring}</a>
      </Row>
    </Section>
  )
}

type FeedProps = { lang: Lang; feeds: readonly Feed[]; url: string | undefined }
/** Secret addresses for calendar programs: made, shown once, revoked. */
export const FeedSection = ({ lang, feeds, url }: FeedProps) => {
  const said = words[lang]
  const action = to(lang, '/mon/temps/abonnement')
  return (
    <Section id="abonnement" title={said.feed} note={said.feedNote}>
      <Stack>
        {url && (
          <Notice kind="ok" title={said.feedNew} live>
            <p>
              <code>{url}</code>
            </p>
          </Notice>
        )}
        {feeds.map((feed) => (
          <Form {...{ action }}>
            <input type="hidden" name="retirer" value={String(feed.id)} />
            <Row as="div" ends>
              <span>{said.feedSince(formatDate(lang, dayOf(feed.made_at)), said.showsOf[feed.shows])}</span>
              <Button kind="danger" about={formatDate(lang, dayOf(feed.made_at))}>
                {said.revoke}
              </Button>
            </Row>
          </Form>
        ))}
        <Form {...{ action }}>
          <Choices
            name="montre"
            legend={said.shows}
            value="times"
            options={(['times', 'details'] as const).map((value) => ({ value, label: said.showsOf[value] }))}
          />
          <Row>
            <Button>{said.makeFeed}</Button>
          </Row>
        </Form>
      </Stack>
    </Section>
  )
}
