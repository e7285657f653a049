import { type Context, Hono } from 'hono'
import { type HalfState, isSlot, readSlot, type Slot, slotOf, type Write } from '#engines/half-days/grid.ts'
import { holidaysBetween } from '#engines/half-days/holidays.ts'
import { addDays, addMonths, daysBetween } from '#platform/clock.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { hashKey, isKey } from '#platform/keys.ts'
import { type Lang, to } from '#platform/lang.ts'
import { needsModule } from '#registry/space/index.ts'
import { type CalendarLine, calendarSlots, writeCalendar } from './calendar-file.ts'
import { BringPage, DiffPage } from './exchange.page.tsx'
import { feedRows } from './feed.actions.ts'
import { applyChanges } from './grid.actions.ts'
import { isState } from './grid.form.ts'
import { type Grid, gridOf, type Window } from './grid.queries.ts'
import { words } from './grid.words.ts'
import { stateText } from './grid-text.ts'
import { differences, gridCsv, gridSheet, readLines, readSheet } from './sheet-file.ts'

const EXPORT_DAYS_MAX = 732
const CHANGES_MAX = 2_000
const FILE_BYTES_MAX = 900_000
const kinds = { available: 'available', leave: 'leave', off: 'off' } as const

const isDay = (text: string | undefined): text is string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(text ?? ''))

/** What the address asks for, or a year around today. */
function askedWindow(c: Context<Visit>): Window {
  const { du, au } = c.req.query()
  if (isDay(du) && isDay(au) && au >= du && daysBetween(du, au) <= EXPORT_DAYS_MAX)
    return { from: du, until: au }
  return wideWindow(c.var.today)
}
const wideWindow = (today: string): Window => ({ from: addMonths(today, -6), until: addMonths(today, 12) })

async function exported(
  c: Context<Visit>,
  type: string,
  file: string,
  make: (grid: Grid) => Promise<string | Uint8Array<ArrayBuffer>>,
) {
  const { db, actor } = c.var
  if (!actor.person) return signInFirst(c)
  const body = await make(await gridOf(db, actor.person.id, askedWindow(c)))
  return c.body(body, 200, { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${file}"` })
}

/** One's own calendar, whole: it leaves for oneself. */
function calendarOf(lang: Lang, grid: Grid): CalendarLine[] {
  return [...grid.states].map(([slot, state]) => ({
    slot,
    title: stateText(lang, grid, state),
    isBusy: state !== 'available',
    note: grid.notes.get(slot) ?? null,
  }))
}

async function bring(c: Context<Visit>) {
  const { db, actor, lang, path, today } = c.var
  if (!actor.person) return signInFirst(c)
  const given = await c.req.parseBody()
  const file = given.fichier
  if (!(file instanceof File) || file.size === 0 || file.size > FILE_BYTES_MAX)
    return c.html(<BringPage {...{ lang, path }} refusal="file-unread" />, 422)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const window = wideWindow(today)
  const grid = await gridOf(db, actor.person.id, window)
  const becomes = kinds[given.devient as keyof typeof kinds] ?? 'off'
  const read = /^\s*BEGIN:VCALENDAR/i.test(new TextDecoder().decode(bytes.slice(0, 200)))
    ? await fromCalendar(
        new TextDecoder().decode(bytes),
        { from: today, until: addMonths(today, 12) },
        becomes,
      )
    : await fromSheet(bytes, grid, window)
  if ('refusal' in read)
    return c.html(<BringPage {...{ lang, path }} refusal={read.refusal} refusedLines={read.lines} />, 422)
  const changes = differences(read.states, grid.states).slice(0, CHANGES_MAX)
  return c.html(<DiffPage {...{ lang, path, changes }} projects={grid.projects} />)
}

type Read =
  | { states: ReadonlyMap<Slot, HalfState> }
  | {
      refusal: 'file-unread' | 'file-columns' | 'file-lines'
      lines?: never[] | NonNullable<ReturnType<typeof readLines>>['refused']
    }

/** Events fill their halves; what the calendar does not say stays as it is, and holidays are nobody's. */
async function fromCalendar(text: string, window: Window, becomes: HalfState): Promise<Read> {
  const taken = await calendarSlots(text, window)
  if (!taken) return { refusal: 'file-unread' }
  const closed = holidaysBetween(window.from, window.until)
  const inside = [...taken].filter((slot) => {
    const { day } = readSlot(slot)
    return day >= window.from && day <= window.until && !closed.has(day)
  })
  return { states: new Map(inside.map((slot) => [slot, becomes])) }
}

async function fromSheet(bytes: Uint8Array<ArrayBuffer>, grid: Grid, window: Window): Promise<Read> {
  const rows = await readSheet(bytes)
  if (!rows) return { refusal: 'file-unread' }
  const read = readLines(rows, grid, window)
  if (!read) return { refusal: 'file-columns' }
  return read.refused.length > 0 ? { refusal: 'file-lines', lines: read.refused } : read
}

const LINE = /^(\S+) (\S*) (\S*)$/
function changesIn(text: string): Write[] {
  return text
    .split(/\r?\n/)
    .slice(0, CHANGES_MAX)
    .flatMap((line) => {
      const [, slot = '', from = '', after = ''] = LINE.exec(line) ?? []
      return isSlot(slot) && isState(from) && isState(after) ? [{ slot, from, to: after }] : []
    })
}

async function apply(c: Context<Visit>) {
  const { db, actor, lang, path } = c.var
  if (!actor.person) return signInFirst(c)
  const { changements, dessus } = await c.req.parseBody()
  const changes = changesIn(typeof changements === 'string' ? changements : '')
  if (changes.length === 0) return c.redirect(to(lang, '/mon/temps'), 303)
  const outcome = await applyChanges(c.var, changes, dessus === 'oui')
  if (!outcome.done) return c.html(<BringPage {...{ lang, path }} refusal={outcome.reason} />, 422)
  const { written, clashes } = outcome.value
  if (clashes.length === 0) return c.redirect(to(lang, `/mon/temps?ecrites=${written}`), 303)
  // What is left, as it stands now: both sides are shown again before anything more is written.
  const { projects } = await gridOf(db, actor.person.id, wideWindow(c.var.today))
  return c.html(<DiffPage {...{ lang, path, projects, written }} changes={clashes} />, 422)
}

/** The calendar of a secret address: who holds it is nobody else to us. */
async function feed(c: Context<Visit>) {
  const { db, lang, today, now } = c.var
  const key = c.req.param('file')?.replace(/\.ics$/, '') ?? ''
  const found = isKey(key)
    ? await feedRows(db, hashKey(key), { from: addDays(today, -60), until: addMonths(today, 12) })
    : undefined
  if (!found) return c.notFound()
  const said = words[lang]
  const title = (kind: string) => (kind === 'available' ? said.kinds.available : said.busy)
  const lines = found.rows.map(
    (row): CalendarLine => ({
      slot: slotOf(row.day, row.half),
      title:
        found.shows === 'times'
          ? title(row.kind)
          : (row.project_title ?? said.kinds[row.kind as keyof typeof said.kinds] ?? title(row.kind)),
      isBusy: row.kind !== 'available',
      note: row.note,
    }),
  )
  return c.body(writeCalendar('Pluriel', lines, now), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Cache-Control': 'private, no-store',
  })
}

/** Files out and back in: spreadsheets, calendars, and the secret address that a calendar program reads. */
export const exchangeRoutes = new Hono<Visit>()
  .use('/mon/temps/*', needsModule('time'))
  .use('/mon/temps.csv', needsModule('time'))
  .use('/mon/temps.xlsx', needsModule('time'))
  .use('/mon/temps.ics', needsModule('time'))
  .get('/mon/temps.csv', (c) =>
    exported(c, 'text/csv; charset=utf-8', 'demi-journees.csv', async (grid) => gridCsv(grid)),
  )
  .get('/mon/temps.xlsx', (c) =>
    exported(
      c,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'demi-journees.xlsx',
      gridSheet,
    ),
  )
  .get('/mon/temps.ics', (c) =>
    exported(c, 'text/calendar; charset=utf-8', 'demi-journees.ics', async (grid) =>
      writeCalendar('Pluriel', calendarOf(c.var.lang, grid), c.var.now),
    ),
  )
  .get('/mon/temps/reprendre', (c) =>
    c.var.actor.person ? c.html(<BringPage lang={c.var.lang} path={c.var.path} />) : signInFirst(c),
  )
  .post('/mon/temps/reprendre', bring)
  .post('/mon/temps/reprendre/ecrire', apply)
  .get('/calendriers/:file', feed)
