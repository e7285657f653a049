import { beforeEach, expect, test } from 'vitest'
import type { Half, Slot } from '#engines/half-days/grid.ts'
import { readSlot } from '#engines/half-days/grid.ts'
import { type Actor, nobody } from '#platform/acting.ts'
import { behindWall } from '#platform/wall.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { commit, release } from './commit.actions.ts'
import { freeHalfDays } from './free.queries.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
})

const MONTH = '/mon/temps?mois=2026-12'
const saved = async (personId: string) => {
  const rows = await world.db
    .selectFrom('half_day')
    .select(['day', 'half', 'kind', 'project_id'])
    .where('person_id', '=', personId)
    .orderBy('day')
    .orderBy('half')
    .execute()
  return rows.map(
    ({ day, half, kind, project_id }) =>
      `${day}${half} ${kind}${project_id === null ? '' : ` ${project_id}`}`,
  )
}
const cell = (slot: string, letter: string, base = '') => ({ [`c-${slot}`]: letter, [`b-${slot}`]: base })
const actorOf = (someone: { person: string }, role = 'member'): Actor => ({
  ...nobody,
  person: { id: someone.person, name: '', email: '', session: '' },
  memberships: new Map([[cast.coop, new Set([role])]]),
})
/** Acting as somebody, behind the wall as a request is. */
const actingAs = async (actor: Actor) => world.acting({ actor, db: await behindWall(world.db, actor) })

test('a grid asks for an account; a month is a table with a header for each day and each week', async () => {
  expect((await world.get(MONTH)).status).toBe(303)
  const page = await (await cast.member.get(MONTH)).text()
  for (const said of ['Décembre 2026', 'Lundi', 'scope="row">49', 'mardi 1, après-midi', 'Férié'])
    expect(page.toLowerCase()).toContain(said.toLowerCase())
  expect(page).not.toContain('name="c-2026-12-25am"')
  expect(page.match(/<(\w+)/g)?.length).toBeLessThan(800)
})

test('one save keeps every letter; a week shows the same half-days', async () => {
  const answer = await cast.member.post(MONTH, {
    ...cell('2026-12-01am', 'd'),
    ...cell('2026-12-01pm', 'K'),
    ...cell('2026-12-02am', 'N'),
  })
  expect(answer.headers.get('location')).toBe('/mon/temps?mois=2026-12&ecrites=3')
  expect(await saved(cast.member.person)).toEqual([
    '2026-12-01am available',
    '2026-12-01pm leave',
    '2026-12-02am off',
  ])
  const week = await (await cast.member.get('/mon/temps?semaine=2026-W49')).text()
  expect(week).toContain('Semaine 49 de 2026')
  expect(week).toMatch(/id="c-2026-12-01pm"[^>]*value="K"/)
  await cast.member.post(MONTH, cell('2026-12-01am', '', 'available'))
  expect(await saved(cast.member.person)).toHaveLength(2)
})

test('a letter that means nothing is shown where it was typed, and nothing is written', async () => {
  const answer = await cast.member.post(MONTH, { ...cell('2026-12-01am', 'Z'), ...cell('2026-12-02am', 'D') })
  const page = await answer.text()
  expect([answer.status, page.includes('Une lettre ne veut rien dire')]).toEqual([422, true])
  expect(page).toContain('<a href="#c-2026-12-01am">1er décembre 2026, matin</a>')
  expect(page).toMatch(/id="c-2026-12-01am"[^>]*aria-invalid="true"[^>]*value="Z"/)
  expect(page).toMatch(/id="c-2026-12-02am"[^>]*value="D"/)
  expect(await saved(cast.member.person)).toEqual([])
})

test('an old form loses nothing: cells that only one side changed are merged, the others are shown with both sides', async () => {
  await cast.member.post(MONTH, { ...cell('2026-12-01am', 'D'), ...cell('2026-12-02am', 'D') })
  // Elsewhere, the same month was opened empty, and says something else.
  const answer = await cast.member.post(MONTH, {
    ...cell('2026-12-01am', 'K'),
    ...cell('2026-12-02am', ''),
    ...cell('2026-12-03am', 'N'),
  })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  for (const said of ['1 demi-journée en conflit', 'Changée ailleurs', '2026-12-01am:K'])
    expect(page).toContain(said)
  expect(await saved(cast.member.person)).toEqual([
    '2026-12-01am available',
    '2026-12-02am available',
    '2026-12-03am off',
  ])
  await cast.member.post(MONTH, { 'b-2026-12-01am': 'available', 'par-dessus': '2026-12-01am:K' })
  expect((await saved(cast.member.person))[0]).toBe('2026-12-01am leave')
})

test('leave over a commitment and a second commitment are flagged at once, and confirmed by hand', async () => {
  const first = await cast.project()
  await cast.project({ slug: 'autre', title: 'L’agenda' })
  await cast.member.post(MONTH, cell('2026-12-01am', 'A'))
  const base = `project:${first}`
  const leave = await cast.member.post('/mon/temps/plage?mois=2026-12', {
    du: '2026-12-01',
    au: '2026-12-04',
    moitie: 'matin',
    lettre: 'K',
    note: 'à la mer',
  })
  expect([leave.status, (await leave.text()).includes('Un chantier compte déjà dessus')]).toEqual([422, true])
  const second = await cast.member.post(MONTH, cell('2026-12-01am', 'B', base))
  expect([second.status, (await second.text()).includes('L’agenda')]).toEqual([422, true])
  expect(await saved(cast.member.person)).toEqual([
    `2026-12-01am commitment ${first}`,
    ...['02', '03', '04'].map((day) => `2026-12-${day}am leave`),
  ])
  const both = { ...cell('2026-12-01am', 'A', base), 'par-dessus': '2026-12-01am:K' }
  expect((await cast.member.post(MONTH, both)).status).toBe(303)
  expect((await saved(cast.member.person))[0]).toBe('2026-12-01am leave')
})

test('what a range leaves to confirm in another month, or on a Saturday, is confirmed from the page of this one', async () => {
  const id = await cast.project()
  await cast.member.post('/mon/temps?mois=2027-01', cell('2027-01-09am', 'A'))
  const range = { du: '2026-12-31', au: '2027-01-10', moitie: 'matin', lettre: 'K' }
  const page = await (await cast.member.post('/mon/temps/plage?mois=2026-12', range)).text()
  expect(page).toContain(`name="b-2027-01-09am" value="project:${id}"`)
  const confirmed = { 'b-2027-01-09am': `project:${id}`, 'par-dessus': '2027-01-09am:K' }
  expect((await cast.member.post(MONTH, confirmed)).status).toBe(303)
  expect(await saved(cast.member.person)).toContain('2027-01-09am leave')
})

test('a whole year that a range leaves to confirm is confirmed at once', async () => {
  const id = await cast.project()
  const days = Array.from({ length: 300 }, (_, i) =>
    new Date(Date.UTC(2026, 11, 1 + i)).toISOString().slice(0, 10),
  )
  const half = {
    person_id: cast.member.person,
    half: 'am',
    kind: 'commitment',
    changed_at: new Date(),
  } as const
  const rows = days.map((day) => ({ ...half, day, project_id: id }))
  await world.db.insertInto('half_day').values(rows).execute()
  const bases = Object.fromEntries(days.map((day) => [`b-${day}am`, `project:${id}`]))
  const confirmed = { ...bases, 'par-dessus': days.map((day) => `${day}am:K`) }
  expect((await cast.member.post(MONTH, confirmed)).status).toBe(303)
  const left = (await saved(cast.member.person)).filter((line) => line.includes('commitment'))
  // Nobody takes leave on a public holiday: nine of the three hundred days.
  expect(left).toHaveLength(9)
})

test('a range knows weekdays and halves; its note is read by nobody else', async () => {
  const range = {
    du: '2026-12-01',
    au: '2026-12-31',
    moitie: 'matin',
    lettre: 'K',
    note: 'rendez-vous-qzx',
    jours: ['1', '5'],
  }
  await cast.member.post('/mon/temps/plage?mois=2026-12', range)
  // Friday 25 December is a public holiday.
  expect(await saved(cast.member.person)).toHaveLength(7)
  expect(await (await cast.steward.get('/espaces/espace-732829320/temps?mois=2026-12')).text()).not.toContain(
    'qzx',
  )
  const wrong = await cast.member.post('/mon/temps/plage', { ...range, au: '2026-11-01' })
  expect(wrong.status).toBe(422)
  const page = await wrong.text()
  for (const kept of ['value="2026-11-01"', 'value="rendez-vous-qzx"', '<option value="matin" selected'])
    expect(page).toContain(kept)
  expect(page.match(/name="jours"[^>]* checked/g)).toHaveLength(2)
})

test('a letter that the usual week does not know is shown again, and the week stays as it was', async () => {
  const path = '/mon/temps/semaine-type?mois=2026-12'
  await cast.member.post(path, { 's-1am': 'D' })
  const answer = await cast.member.post(path, { 's-1am': 'N', 's-2pm': 'K' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toMatch(/id="s-2pm"[^>]*aria-invalid="true"[^>]*value="K"/)
  expect(page).toMatch(/id="s-1am"[^>]*value="N"/)
  expect(await (await cast.member.get(MONTH)).text()).toMatch(/id="s-1am"[^>]*value="D"/)
})

test('the usual week fills what is empty, holidays apart', async () => {
  await cast.member.post(MONTH, cell('2026-12-07am', 'K'))
  const week = { 's-1am': 'D', 's-5pm': 'N', geste: 'remplir' }
  await cast.member.post('/mon/temps/semaine-type?mois=2026-12', week)
  expect(await saved(cast.member.person)).toEqual([
    '2026-12-04pm off',
    '2026-12-07am leave',
    '2026-12-11pm off',
    '2026-12-14am available',
    '2026-12-18pm off',
    '2026-12-21am available',
    '2026-12-28am available',
  ])
})

test('thirty saves at the same time: each half-day is there, or was shown as a conflict', async () => {
  const slots = Array.from({ length: 15 }, (_, i) => `2026-12-${String(i + 1).padStart(2, '0')}am`)
  const answers = await Promise.all(
    slots.flatMap((slot) => [
      cast.member.post(MONTH, cell(slot, 'D')),
      cast.member.post(MONTH, cell(slot, 'K')),
    ]),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 303)).toHaveLength(15)
  expect(statuses.filter((status) => status === 422)).toHaveLength(15)
  const kept = await saved(cast.member.person)
  expect(kept.map((line) => line.slice(0, 12))).toEqual(slots)
  for (const [i, line] of kept.entries())
    expect(statuses[2 * i] === 303 ? 'available' : 'leave').toBe(line.slice(13))
})

const free = (personId: string, ...slots: Slot[]) =>
  world.db
    .insertInto('half_day')
    .values(
      slots.map((slot) => ({
        person_id: personId,
        ...readSlot(slot),
        kind: 'available' as const,
        project_id: null,
        note: null,
        changed_at: new Date(0),
      })),
    )
    .execute()

test('free half-days are counted by week and by month; a leave or a commitment takes them away at once', async () => {
  const { member } = cast
  await free(member.person, '2026-12-01am', '2026-12-01pm', '2026-12-25am', '2027-01-04am')
  const count = async () =>
    (await freeHalfDays(world.db, [member.person], '2026-12-01', '2027-01-31')).get(member.person)
  const before = await count()
  expect([before?.total, [...(before?.byMonth ?? [])], [...(before?.byWeek ?? [])]]).toEqual([
    3,
    [
      ['2026-12', 2],
      ['2027-01', 1],
    ],
    [
      ['2026-W49', 2],
      ['2027-W01', 1],
    ],
  ])
  await member.post(MONTH, cell('2026-12-01am', 'K', 'available'))
  expect((await count())?.total).toBe(2)
})

test('a lead commits the time of an engaged person: what is taken already is answered, never written over', async () => {
  const { member, steward, stranger } = cast
  const projectId = await cast.project()
  const slots: Slot[] = ['2026-12-01am', '2026-12-01pm', '2026-12-02am', '2026-12-25am']
  await free(member.person, '2026-12-01am')
  await member.post(MONTH, cell('2026-12-01pm', 'K'))
  const asked = { personId: member.person, projectId, slots }
  const outcome = await commit(await actingAs(actorOf(steward, 'administrator')), asked)
  expect(outcome).toEqual({
    done: true,
    value: {
      committed: 2,
      held: [
        { slot: '2026-12-01pm', by: 'leave' },
        { slot: '2026-12-25am', by: 'holiday' },
      ],
    },
  })
  const other: Actor = {
    ...actorOf(stranger, 'administrator'),
    memberships: new Map([[cast.other, new Set(['administrator'])]]),
  }
  const refused = await commit(await actingAs(other), asked)
  expect(refused.done).toBe(false)
  const given = await release(await actingAs(actorOf(member)), {
    personId: member.person,
    projectId,
    since: '2026-12-02',
  })
  expect(given).toEqual({ done: true, value: { freed: 1 } })
  expect(await saved(member.person)).toEqual([
    `2026-12-01am commitment ${projectId}`,
    '2026-12-01pm leave',
    '2026-12-02am available',
  ])
})

test('behind the wall nobody writes or reads a grid that is not theirs, and nobody is committed who is not engaged', async () => {
  const { member, steward, stranger } = cast
  const projectId = await cast.project()
  await member.post(MONTH, cell('2026-12-01am', 'D'))
  const { db } = await actingAs(actorOf(steward, 'administrator'))
  expect(await db.selectFrom('half_day').selectAll().execute()).toEqual([])
  const line = {
    person_id: member.person,
    day: '2026-12-05',
    half: 'am' as Half,
    kind: 'leave' as const,
    project_id: null,
    note: null,
    changed_at: new Date(0),
  }
  await expect(db.insertInto('half_day').values(line).execute()).rejects.toThrow('row-level security')
  const asked = { personId: stranger.person, projectId, slots: ['2026-12-01am' as Slot] }
  await expect(commit(await actingAs(actorOf(steward, 'administrator')), asked)).rejects.toThrow(
    'not yours to commit',
  )
})

test('the time of a team is read by those who answer for the space, in counts', async () => {
  await cast.member.post(MONTH, { ...cell('2026-12-01am', 'D'), ...cell('2026-12-01pm', 'K') })
  const path = '/espaces/espace-732829320/temps?mois=2026-12'
  const page = await (await cast.steward.get(path)).text()
  expect(page).toMatch(
    /Bao Le<\/strong><\/th><td class="n">1<\/td><td class="n">0<\/td><td class="n">1<\/td>/,
  )
  expect((await cast.member.get(path)).status).toBe(404)
  expect((await cast.stranger.get(path)).status).toBe(404)
  expect((await world.get(path)).status).toBe(303)
})

test('a space that switched time off: its pages leave, and come back with their half-days', async () => {
  await cast.member.post(MONTH, cell('2026-12-01am', 'D'))
  const switched = (modules_off: string[]) =>
    world.db.updateTable('space').set({ modules_off }).where('organisation_id', '=', cast.coop).execute()
  await switched(['time'])
  expect((await cast.member.get(MONTH)).status).toBe(404)
  expect((await cast.steward.get('/espaces/espace-732829320/temps')).status).toBe(404)
  await switched([])
  expect(await (await cast.member.get(MONTH)).text()).toMatch(/id="c-2026-12-01am"[^>]*value="D"/)
})
