import ical from 'ical.js'
import { plusDays } from '#engines/half-days/days.ts'
import { halvesTaken, readSlot, type Slot } from '#engines/half-days/grid.ts'
import { aside } from '#platform/aside/aside.ts'

/** For a whole file: a daily event of thirty years is read, a file made to tire us is not. */
const OCCURRENCES_MAX = 20_000
const EVENTS_MAX = 5_000
/** When a half begins and ends in a calendar, in local time of France. */
const HOURS = { am: ['090000', '123000'], pm: ['133000', '170000'] } as const

export type CalendarLine = { slot: Slot; title: string; isBusy: boolean; note?: string | null }

/** Text of iCalendar: its separators are escaped, and its lines broken (RFC 5545, 3.3.11). */
const escaped = (text: string) =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, String.raw`\n`)

/** Octets, not signs: a letter is never cut in two (RFC 5545, 3.1). */
const LINE_BYTES_MAX = 73
function folded(line: string): string {
  let bytes = 0
  let out = ''
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length
    if (bytes + size > LINE_BYTES_MAX) {
      out += '\r\n '
      bytes = 1
    }
    out += sign
    bytes += size
  }
  return out
}

const PARIS = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Paris',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** A calendar of half-days: one event each, busy or free, in the hours of France. */
export function writeCalendar(name: string, lines: readonly CalendarLine[], now: Date): string {
  const stamp = `${now.toISOString().replace(/[-:]|\.\d{3}/g, '')}`
  const events = lines.flatMap(({ slot, title, isBusy, note }) => {
    const { day, half } = readSlot(slot)
    const compact = day.replaceAll('-', '')
    return [
      'BEGIN:VEVENT',
      `UID:${slot}@demi-journees.pluriel`,
      `DTSTAMP:${stamp}`,
      `DTSTART;TZID=Europe/Paris:${compact}T${HOURS[half][0]}`,
      `DTEND;TZID=Europe/Paris:${compact}T${HOURS[half][1]}`,
      `SUMMARY:${escaped(title)}`,
      ...(note ? [`DESCRIPTION:${escaped(note)}`] : []),
      `TRANSP:${isBusy ? 'OPAQUE' : 'TRANSPARENT'}`,
      'END:VEVENT',
    ]
  })
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Pluriel//Demi-journées//FR',
    `X-WR-CALNAME:${escaped(name)}`,
  ]
  return [...head, ...PARIS, ...events, 'END:VCALENDAR', ''].map(folded).join('\r\n')
}

type Moment = { day: string; minute: number }
const inParis = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** A time of a calendar in the hours of France; one without a zone is already there. */
function momentOf(time: ical.Time): Moment {
  if (time.isDate || time.zone === ical.Timezone.localTimezone)
    return { day: time.toString().slice(0, 10), minute: time.hour * 60 + time.minute }
  const [day = '', clock = ''] = inParis.format(time.toJSDate()).split(' ')
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return { day, minute: hours * 60 + minutes }
}

export type CalendarWindow = { from: string; until: string }

/**
 * The half-days that the events of a calendar take, between two days: repeated events are unfolded (a year's worth),
 * cancelled and transparent ones are left out. Titles are read by nobody. Undefined when it is not a calendar.
 */
export function readCalendar(text: string, window: CalendarWindow): Set<Slot> | undefined {
  const root = parsed(text)
  if (!root) return undefined
  const taken = new Set<Slot>()
  const zones = root.getAllSubcomponents('vtimezone').map((zone) => new ical.Timezone(zone))
  for (const zone of zones) ical.TimezoneService.register(zone)
  const budget = { left: OCCURRENCES_MAX }
  try {
    for (const component of root.getAllSubcomponents('vevent').slice(0, EVENTS_MAX))
      for (const slot of slotsOfEvent(component, window, budget)) taken.add(slot)
  } catch {
    return undefined
  } finally {
    for (const zone of zones) ical.TimezoneService.remove(zone.tzid)
  }
  return taken
}

const reader = { module: new URL(import.meta.url), name: 'readCalendar' }

/**
 * The same, for a calendar that a stranger sent: a rule of repetition may have no day at all (each 30 February), and
 * be looked for until the end of times. Undefined too when it takes too long.
 */
export const calendarSlots = (text: string, window: CalendarWindow) =>
  aside<typeof readCalendar>(reader, text, window)

function parsed(text: string): ical.Component | undefined {
  try {
    const root = new ical.Component(ical.parse(text) as unknown[])
    return root.name === 'vcalendar' ? root : undefined
  } catch {
    return undefined
  }
}

type Budget = { left: number }
function slotsOfEvent(component: ical.Component, window: CalendarWindow, budget: Budget): Slot[] {
  const isFree = component.getFirstPropertyValue('transp') === 'TRANSPARENT'
  if (isFree || component.getFirstPropertyValue('status') === 'CANCELLED') return []
  const event = new ical.Event(component)
  const slots: Slot[] = []
  for (const { startDate, endDate } of occurrencesOf(event, window, budget)) {
    const [start, end] = [momentOf(startDate), momentOf(endDate)]
    // An event of centuries is cut to the window before its days are listed.
    const from = start.day < window.from ? { day: window.from, minute: 0 } : start
    const until = end.day > window.until ? { day: plusDays(window.until, 1), minute: 0 } : end
    if (from.day <= until.day) slots.push(...halvesTaken(from, until))
  }
  return slots
}

type Occurrence = { startDate: ical.Time; endDate: ical.Time }
function occurrencesOf(event: ical.Event, { until }: CalendarWindow, budget: Budget): Occurrence[] {
  if (!event.isRecurring()) return [event]
  const all: Occurrence[] = []
  const iterator = event.iterator()
  for (; budget.left > 0; budget.left--) {
    const next = iterator.next() as ical.Time | null
    if (!next || next.toString().slice(0, 10) > until) break
    all.push(event.getOccurrenceDetails(next))
  }
  return all
}
