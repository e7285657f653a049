import ICAL from 'ical.js'
import { beforeEach, expect, test } from 'vitest'
import { nobody } from '#platform/acting.ts'
import { behindWall } from '#platform/wall.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, ORIGIN, type World } from '#test/world.ts'
import { chantierParts } from '../index.ts'
import { forgetUnconfirmed, sendDigests } from './digest.actions.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld({ now: '2026-11-20T11:00:00Z' })
  cast = await twoSpaces(world)
})

const path = '/chantiers/carte'
const mails = () =>
  world.db.selectFrom('mail').select(['recipient', 'subject', 'body']).orderBy('id').execute()
const keyIn = (body = '') => /\/suivis\/([\w-]{22})/.exec(body)?.[1] ?? ''
const ask = (email: string, who: { post: World['post'] } = world) => who.post(`${path}/suivre`, { email })
const write = (progress: string, is_public = 'oui') =>
  cast.member.post(`${path}/journal`, { mood: 'good', progress, is_public })
const monday = async (day: string) => {
  world.setNow(day)
  const before = (await mails()).length
  await sendDigests(world.acting(), ORIGIN)
  return (await mails()).slice(before)
}
async function confirmed(email = 'lea@exemple.fr') {
  await ask(email)
  const key = keyIn((await mails()).at(-1)?.body)
  expect((await world.post(`/suivis/${key}`, { answer: 'confirm' })).status).toBe(303)
  return key
}

test('without an account, one confirms first; opening the link alone changes nothing', async () => {
  await cast.project({ is_public: true })
  expect((await ask('pas une adresse')).status).toBe(422)
  expect((await ask('Lea@Exemple.fr')).headers.get('location')).toBe(`${path}/suivre?demande=1`)
  const [mail] = await mails()
  expect(mail).toMatchObject({ recipient: 'lea@exemple.fr', subject: 'Suivre le chantier : La carte' })
  const key = keyIn(mail?.body)
  expect(await (await world.get(`/suivis/${key}`)).text()).toContain('Confirmer')
  await write('Un billet.')
  expect(await monday('2026-11-23')).toEqual([])
  await world.post(`/suivis/${key}`, { answer: 'confirm' })
  await write('Un autre.')
  expect(await monday('2026-11-30')).toHaveLength(1)
})

test('asking twice sends one message, and never tells who follows', async () => {
  await cast.project({ is_public: true })
  await ask('lea@exemple.fr')
  expect((await ask('lea@exemple.fr')).status).toBe(303)
  expect(await mails()).toHaveLength(1)
  await world.post(`/suivis/${keyIn((await mails())[0]?.body)}`, { answer: 'confirm' })
  world.setNow('2026-12-20')
  expect((await ask('lea@exemple.fr')).headers.get('location')).toBe(`${path}/suivre?demande=1`)
  expect(await mails()).toHaveLength(1)
})

test('one message a week for all one follows, nothing when nothing happened, twice is once', async () => {
  const first = await cast.project({ is_public: true })
  await cast.project({ slug: 'autre', title: 'Autre chantier', is_public: true })
  await confirmed()
  await world.post('/chantiers/autre/suivre', { email: 'lea@exemple.fr' })
  await world.post(`/suivis/${keyIn((await mails()).at(-1)?.body)}`, { answer: 'confirm' })
  expect(await monday('2026-11-23')).toEqual([])
  world.setNow('2026-11-24')
  await write('La carte s’affiche.')
  await world.db
    .insertInto('milestone')
    .values({ project_id: first, position: 1, title: 'Prototype', done_on: '2026-11-25' })
    .execute()
  await cast.member.post('/chantiers/autre/journal', {
    mood: 'stuck',
    progress: 'On attend.',
    priorities: 'Rouvrir la salle.',
    is_public: 'oui',
  })
  world.setNow('2026-11-30')
  const before = (await mails()).length
  await Promise.all([sendDigests(world.acting(), ORIGIN), sendDigests(world.acting(), ORIGIN)])
  const [mail, ...others] = (await mails()).slice(before)
  expect(others).toEqual([])
  expect(mail?.subject).toBe('La semaine de 2 chantiers que vous suivez')
  const feed = await (await world.get('/chantiers/autre/journal.atom')).text()
  expect(feed).toContain('Priorités : Rouvrir la salle.')
  for (const told of [
    'La carte s’affiche.',
    'Prototype',
    'On attend.',
    'Priorités : Rouvrir la salle.',
    `${ORIGIN}${path}/journal`,
  ])
    expect(mail?.body).toContain(told)
  expect(await monday('2026-12-07')).toEqual([])
  await write('Encore.')
  expect(await monday('2026-12-09')).toHaveLength(1)
  await write('Trop tôt pour un autre message.')
  expect(await monday('2026-12-14')).toEqual([])
  expect((await monday('2026-12-16'))[0]?.body).toContain('Trop tôt')
})

test('what is dated of before the last letter and written since is told by the next one, once', async () => {
  await cast.project({ is_public: true })
  await confirmed()
  await cast.member.post(`${path}/jalons`, { title: 'Prototype', due_on: '2026-11-20' })
  expect(await monday('2026-11-23')).toEqual([])
  world.setNow('2026-11-25')
  await cast.member.post(`${path}/jalons/1`, { title: 'Prototype', done_on: '2026-11-20', position: '1' })
  const phase = { phase: 'construction', from_on: '2026-11-19', reason: 'L’équipe est là.' }
  await cast.member.post(`${path}/phase`, phase)
  const [letter] = await monday('2026-11-30')
  expect(letter?.body).toContain('Prototype')
  expect(letter?.body).toContain('Construction')
  await cast.member.post(`${path}/jalons/1`, {
    title: 'Prototype utile',
    done_on: '2026-11-20',
    position: '1',
  })
  expect(await monday('2026-12-07')).toEqual([])
})

test('one click stops, with the key of any message; the address is forgotten', async () => {
  await cast.project({ is_public: true })
  await confirmed()
  await write('Un billet.')
  const [mail] = await monday('2026-11-23')
  const stopped = await world.post(`/suivis/${keyIn(mail?.body)}`, { answer: 'stop' })
  expect(await stopped.text()).toContain('Vous ne suivez plus')
  await write('Un autre.')
  expect(await monday('2026-11-30')).toEqual([])
  expect(await world.db.selectFrom('project_follow').selectAll().execute()).toEqual([])
  expect((await world.post('/suivis/AAAAAAAAAAAAAAAAAAAAAA', { answer: 'stop' })).status).toBe(404)
})

test('who never confirms is forgotten after a month', async () => {
  await cast.project({ is_public: true })
  await ask('lea@exemple.fr')
  world.setNow('2026-12-22')
  await forgetUnconfirmed(world.acting())
  expect(await world.db.selectFrom('project_follow').selectAll().execute()).toEqual([])
})

test('the private posts go to those inside, as long as they are', async () => {
  await cast.project({ is_public: true })
  const emailOf = async (id: string) =>
    (await world.db.selectFrom('person').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email
  await ask(await emailOf(cast.steward.person), cast.steward)
  await ask(await emailOf(cast.outsider.person), cast.outsider)
  expect(await mails()).toEqual([])
  expect(await (await cast.steward.get(`${path}/suivre`)).text()).toContain('Vous suivez ce chantier')
  await write('Pour tous.')
  await write('Entre nous.', '')
  const told = await monday('2026-11-23')
  expect(told).toHaveLength(2)
  expect(told.map(({ body }) => body.includes('Entre nous.')).toSorted()).toEqual([false, true])
  expect(told.every(({ body }) => body.includes('Pour tous.'))).toBe(true)
  await world.db
    .updateTable('membership')
    .set({ until_on: '2026-11-24' })
    .where('person_id', '=', cast.steward.person)
    .execute()
  world.setNow('2026-11-26')
  await write('Après son départ.', '')
  expect(await monday('2026-11-30')).toEqual([])
  expect((await cast.outsider.post(`${path}/suivre/arret`, {})).status).toBe(303)
  expect(await world.db.selectFrom('project_follow').selectAll().execute()).toHaveLength(1)
})

test('a private chantier is followed by those inside alone, and tells nobody else', async () => {
  await cast.project()
  for (const who of [world, cast.stranger, cast.outsider]) {
    expect((await who.get(`${path}/suivre`)).status).toBe(404)
    expect((await ask('lea@exemple.fr', who)).status).toBe(404)
  }
  const refused = await ask('lea@exemple.fr', cast.steward)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('n’est pas public')
  expect(await mails()).toEqual([])
})

test('the feed and the calendar of a public chantier hold what is public, whatever texts hold', async () => {
  const id = await cast.project({ is_public: true, title: 'La <carte> & co' })
  await write('Pour tous ]]> <script>alert(1)</script> & suite')
  await write('Entre nous.', '')
  await world.db
    .insertInto('milestone')
    .values([
      { project_id: id, position: 1, title: 'Prototype; essai, deux', due_on: '2026-12-01' },
      { project_id: id, position: 2, title: 'Fini', due_on: '2026-11-01', done_on: '2026-11-10' },
      { project_id: id, position: 3, title: 'Sans date' },
    ])
    .execute()
  const atom = await world.get(`${path}/journal.atom`)
  expect(atom.headers.get('content-type')).toContain('application/atom+xml')
  const xml = await atom.text()
  expect(xml.match(/<entry>/g)).toHaveLength(1)
  expect(xml).not.toContain('Entre nous')
  expect(xml).not.toContain('<script')
  expect(xml).toContain('Pour tous ]]&gt; &lt;script&gt;')
  const answer = await world.get(`${path}/jalons.ics`)
  expect(answer.headers.get('content-type')).toContain('text/calendar')
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()))
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  expect(events.map(({ summary, startDate }) => `${startDate.toString()} ${summary}`)).toEqual([
    '2026-12-01 Prototype; essai, deux',
    '2026-11-10 ✓ Fini',
  ])
  // Being inside opens nothing more without a key: a program has no session.
  expect(await (await cast.steward.get(`${path}/journal.atom`)).text()).not.toContain('Entre nous')
})

test('a secret key opens the feeds of one chantier to one person, while they may read it', async () => {
  await cast.project()
  await cast.project({ slug: 'autre', title: 'Autre' })
  await write('Entre nous.', '')
  for (const file of ['journal.atom', 'jalons.ics'])
    expect((await world.get(`${path}/${file}`)).status).toBe(404)
  expect((await cast.stranger.post(`${path}/suivre/adresses`, {})).status).toBe(404)
  const page = await (await cast.steward.post(`${path}/suivre/adresses`, {})).text()
  const key = /cle=([\w-]{22})/.exec(page)?.[1] ?? ''
  const get = (file: string, at = path, held = key) => world.get(`${at}/${file}?cle=${held}`)
  expect(await (await get('journal.atom')).text()).toContain('Entre nous.')
  expect((await get('jalons.ics')).status).toBe(200)
  expect((await get('journal.atom', '/chantiers/autre')).status).toBe(404)
  expect((await get('journal.atom', path, 'A'.repeat(22))).status).toBe(404)
  await cast.steward.post(`${path}/suivre/adresses`, {})
  expect((await get('journal.atom')).status).toBe(404)
  const again = await (await cast.steward.post(`${path}/suivre/adresses`, {})).text()
  const second = /cle=([\w-]{22})/.exec(again)?.[1] ?? ''
  expect((await get('journal.atom', path, second)).status).toBe(200)
  await world.db
    .updateTable('membership')
    .set({ until_on: '2026-11-19' })
    .where('person_id', '=', cast.steward.person)
    .execute()
  expect((await get('journal.atom', path, second)).status).toBe(404)
})

test('behind the wall, nobody lists who follows, nor asks in the name of a number', async () => {
  await cast.project({ is_public: true })
  await confirmed()
  const db = await behindWall(world.db, {
    ...nobody,
    person: { id: cast.stranger.person, name: '', email: '', session: '' },
    memberships: new Map([[cast.other, new Set(['administrator'])]]),
  })
  for (const table of ['project_follow', 'project_follow_key', 'project_feed_key'] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
  const stolen = { hash: 'x', project_id: 1n, person_id: cast.steward.person, given_at: new Date(0) }
  await expect(db.insertInto('project_feed_key').values(stolen).execute()).rejects.toThrow(
    'row-level security',
  )
})

test('an account that ends is shown what it wrote, and follows nothing any more', async () => {
  await cast.project({ is_public: true })
  await write('Un billet.')
  const { email } = await world.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', cast.member.person)
    .executeTakeFirstOrThrow()
  await ask(email, cast.member)
  await cast.member.post(`${path}/suivre/adresses`, {})
  const sections = ['projects_followed', 'posts', 'lessons', 'commons_maintained']
  const ownParts = chantierParts.filter(({ section }) => sections.includes(section))
  const read = async () =>
    Promise.all(
      ownParts.map(async (part) => [part.section, (await part.read(world.db, cast.member.person)).length]),
    )
  expect(await read()).toEqual([
    ['projects_followed', 1],
    ['posts', 1],
    ['lessons', 0],
    ['commons_maintained', 0],
  ])
  const leaving = { personId: cast.member.person, email, today: '2026-11-20', now: new Date() }
  for (const part of ownParts) await part.erase?.(world.db, leaving)
  expect((await read())[0]).toEqual(['projects_followed', 0])
  expect(await world.db.selectFrom('project_feed_key').selectAll().execute()).toEqual([])
})
