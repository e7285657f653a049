import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { hostileWorkbooks } from '#test/hostile-files.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, ORIGIN, type World } from '#test/world.ts'
import { readCalendar, writeCalendar } from './calendar-file.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
})

const WINDOW = 'du=2026-12-01&au=2026-12-31'
const cell = (slot: string, letter: string, base = '') => ({ [`c-${slot}`]: letter, [`b-${slot}`]: base })
const fill = () =>
  cast.member.post('/mon/temps?mois=2026-12', {
    ...cell('2026-12-01am', 'D'),
    ...cell('2026-12-01pm', 'D'),
    ...cell('2026-12-02am', 'K'),
  })

/** A file, as a browser sends it. */
function send(name: string, content: string | Uint8Array<ArrayBuffer>, devient = 'off') {
  const body = new FormData()
  body.set('fichier', new File([content], name))
  body.set('devient', devient)
  const cookie = [...cast.member.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  return world.app.request(`${ORIGIN}/mon/temps/reprendre`, {
    method: 'POST',
    body,
    headers: { cookie, origin: ORIGIN },
  })
}
const changesIn = (page: string) => /name="changements" value="([^"]*)"/.exec(page)?.[1] ?? ''
const rows = async () =>
  (
    await world.db
      .selectFrom('half_day')
      .select(['day', 'half', 'kind'])
      .orderBy('day')
      .orderBy('half')
      .execute()
  ).map(({ day, half, kind }) => `${day}${half} ${kind}`)

test('a spreadsheet goes out, three cells change, and exactly three differences are shown, then written', async () => {
  await fill()
  const csv = await (await cast.member.get(`/mon/temps.csv?${WINDOW}`)).text()
  expect(csv).toContain('2026-12-01,D,D')
  const edited = csv.replace('2026-12-01,D,D', '2026-12-01,K,').replace('2026-12-03,,', '2026-12-03,d,')
  const page = await (await send('grille.csv', edited)).text()
  expect(page).toContain('3 demi-journées changées')
  expect(await rows()).toEqual(['2026-12-01am available', '2026-12-01pm available', '2026-12-02am leave'])
  const answer = await cast.member.post('/mon/temps/reprendre/ecrire', { changements: changesIn(page) })
  expect(answer.headers.get('location')).toContain('ecrites=3')
  expect(await rows()).toEqual(['2026-12-01am leave', '2026-12-02am leave', '2026-12-03am available'])
})

test('a workbook comes back as it went out: no difference', async () => {
  await fill()
  const sheet = new Uint8Array(await (await cast.member.get(`/mon/temps.xlsx?${WINDOW}`)).arrayBuffer())
  expect(await (await send('grille.xlsx', sheet)).text()).toContain('Aucune différence')
})

test('lines that cannot be read are refused one by one, and nothing is written', async () => {
  const bad = [
    'jour;matin;après-midi',
    '2026-12-32;D;',
    '2026-12-01;Z;',
    '2026-12-02;D;',
    '2026-12-02;K;',
    '2026-12-25;D;',
    '2036-01-01;D;',
  ]
  const answer = await send('grille.csv', bad.join('\n'))
  const page = await answer.text()
  expect(answer.status).toBe(422)
  for (const [line, said] of [
    ['2', 'AAAA-MM-JJ'],
    ['3', 'une lettre'],
    ['5', 'déjà plus haut'],
    ['6', 'férié'],
    ['7', 'trop loin'],
  ])
    expect(page).toMatch(new RegExp(`Ligne ${line}\\s: [^<]*${said}`))
  expect(await rows()).toEqual([])
  for (const wrong of [
    send('x.csv', 'a,b\n1,2'),
    send('x.csv', new Uint8Array([0x50, 0x4b, 3, 4])),
    send('x.ics', 'BEGIN:VCALENDAR\nnon'),
  ])
    expect((await wrong).status).toBe(422)
})

test('what changed after the differences were shown is not lost', async () => {
  await fill()
  const page = await (await send('grille.csv', 'jour,matin,après-midi\n2026-12-01,N,D')).text()
  await cast.member.post('/mon/temps?mois=2026-12', cell('2026-12-01am', 'K', 'available'))
  const answer = await cast.member.post('/mon/temps/reprendre/ecrire', { changements: changesIn(page) })
  const left = await answer.text()
  expect([answer.status, left.includes('ne sont pas écrites'), changesIn(left)]).toEqual([
    422,
    true,
    '2026-12-01am leave off',
  ])
  expect((await rows())[0]).toBe('2026-12-01am leave')
})

test('a file comes over a commitment only when it is said', async () => {
  const id = await cast.project()
  await cast.member.post('/mon/temps?mois=2026-12', cell('2026-12-01am', 'A'))
  const page = await (await send('grille.csv', 'jour,matin,après-midi\n2026-12-01,K,')).text()
  const changements = changesIn(page)
  expect([changements, page.includes('name="dessus"')]).toEqual([`2026-12-01am project:${id} leave`, true])
  expect((await cast.member.post('/mon/temps/reprendre/ecrire', { changements })).status).toBe(422)
  expect(await rows()).toEqual(['2026-12-01am commitment'])
  expect((await cast.member.post('/mon/temps/reprendre/ecrire', { changements, dessus: 'oui' })).status).toBe(
    303,
  )
  expect(await rows()).toEqual(['2026-12-01am leave'])
})

const CALENDAR = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
SUMMARY:Chez le médecin
DTSTART;TZID=Europe/Paris:20261201T090000
DTEND;TZID=Europe/Paris:20261201T100000
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Cours du mardi
DTSTART:20261208T140000Z
DTEND:20261208T160000Z
RRULE:FREQ=WEEKLY;COUNT=3
EXDATE:20261215T140000Z
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261226
END:VEVENT
BEGIN:VEVENT
UID:4
TRANSP:TRANSPARENT
DTSTART;VALUE=DATE:20261230
END:VEVENT
END:VCALENDAR`

test('a calendar becomes half-days: hours of France, repeated events unfolded, holidays and free events left out', async () => {
  const page = await (await send('agenda.ics', CALENDAR, 'leave')).text()
  expect(page).not.toContain('médecin')
  expect(changesIn(page).split('\n')).toEqual(
    ['2026-12-01am', '2026-12-08pm', '2026-12-22pm', '2026-12-24am', '2026-12-24pm'].map(
      (slot) => `${slot}  leave`,
    ),
  )
})

test('a calendar of half-days reads as it was written', () => {
  const anySlot = fc
    .tuple(
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('am' as const, 'pm' as const),
    )
    .map(
      ([day, month, half]) =>
        `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}${half}` as const,
    )
  const anyLines = fc.uniqueArray(
    fc.record({ slot: anySlot, title: fc.string({ unit: 'grapheme' }), isBusy: fc.constant(true) }),
    {
      selector: ({ slot }) => slot,
      maxLength: 20,
    },
  )
  fc.assert(
    fc.property(anyLines, (lines) => {
      const text = writeCalendar('Essai, « ici »', lines, new Date('2026-11-21T11:00:00Z'))
      const read = readCalendar(text, { from: '2026-01-01', until: '2026-12-31' })
      expect([...(read ?? [])].toSorted()).toEqual(lines.map(({ slot }) => slot).toSorted())
      expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
    }),
  )
})

test('a secret address shows what its owner chose, and nothing once revoked', async () => {
  await cast.project({ title: 'Le projet qzx' })
  await cast.member.post('/mon/temps?mois=2026-12', cell('2026-12-01am', 'A'))
  const made = async (montre: string) => {
    const page = await (await cast.member.post('/mon/temps/abonnement', { montre })).text()
    return /<code>http:\/\/localhost:3000(\/calendriers\/[^<]+)<\/code>/.exec(page)?.[1] ?? ''
  }
  const [times, details] = [await made('times'), await made('details')]
  const quiet = await world.get(times)
  expect(quiet.headers.get('content-type')).toContain('text/calendar')
  const text = await quiet.text()
  expect([text.includes('qzx'), text.includes('20261201T090000')]).toEqual([false, true])
  expect(await (await world.get(details)).text()).toContain('Le projet qzx')
  const { id } = await world.db
    .selectFrom('half_day_feed')
    .select('id')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await cast.steward.post('/mon/temps/abonnement', { retirer: String(id) })
  expect((await world.get(times)).status).toBe(200)
  await cast.member.post('/mon/temps/abonnement', { retirer: String(id) })
  expect((await world.get(times)).status).toBe(404)
  expect((await world.get('/calendriers/AAAAAAAAAAAAAAAAAAAAAA.ics')).status).toBe(404)
})

/** No month of February has this day: it is looked for until the end of times. */
const ENDLESS = `BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:20261201T080000Z
RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30
END:VEVENT
END:VCALENDAR`

test('a calendar that repeats for ever is refused, and the site answers others meanwhile', async () => {
  const sent = send('agenda.ics', ENDLESS)
  const first = await Promise.race([sent, world.get('/').then(() => 'the site')])
  expect(first).toBe('the site')
  const answer = await sent
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Ce fichier ne se lit pas')
})

test('a workbook that would fill the memory is refused', async () => {
  const bytes = hostileWorkbooks()['unfolds to hundreds of times its size']
  const before = process.resourceUsage().maxRSS
  expect((await send('grille.xlsx', bytes)).status).toBe(422)
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(100_000)
})
