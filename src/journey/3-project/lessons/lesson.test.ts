import { beforeEach, expect, test } from 'vitest'
import { nobody } from '#platform/acting.ts'
import { behindWall } from '#platform/wall.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { changePhase } from '../projects/phase.actions.ts'
import { askLesson } from './lesson.actions.ts'
import { lessonsFor } from './lesson.queries.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
})
const html = async (who: { get: World['get'] }, at: string) => (await who.get(at)).text()
const lesson = {
  owner: '1',
  event: 'tender-lost',
  line: 'Chiffrer la reprise des données.',
  siren: '552100554',
  project: '',
}

test('losing a bid asks one line; the next one to the same buyer shows it first', async () => {
  expect((await cast.member.post('/lecons', lesson)).status).toBe(303)
  await cast.member.post('/lecons', { ...lesson, siren: '', line: 'Sans acheteur.' })
  const alike = { organisationId: cast.coop, event: 'tender-lost' as const }
  const shown = async (buyerId: bigint) =>
    (await lessonsFor(world.db, { ...alike, buyerId })).map(({ line }) => line)
  expect(await shown(cast.other)).toEqual(['Chiffrer la reprise des données.'])
  expect(await shown(cast.coop)).toEqual([])
  expect(await lessonsFor(world.db, { ...alike, organisationId: cast.other, buyerId: cast.other })).toEqual(
    [],
  )
})

test('a chantier that stops is asked once; the answer is shown when another one alike stops', async () => {
  const first = await cast.project({ slug: 'un', title: 'Premier' })
  const second = await cast.project({ slug: 'deux', title: 'Second' })
  await world.db
    .updateTable('project')
    .set({ themes: ['cartes'] })
    .execute()
  const stop = (id: bigint, on = '2026-11-20') =>
    askLesson(world.acting(), {
      project: { id, organisation_id: cast.coop, themes: ['cartes'] },
      event: 'stop',
      on,
    })
  await stop(first)
  await stop(first)
  const page = await html(cast.member, '/chantiers/un/journal')
  expect(page).toContain('Une ligne pour la suite')
  expect(await html(cast.member, '/chantiers/deux/journal')).not.toContain('Une ligne pour la suite')
  expect((await cast.member.post('/lecons/1', { line: '' })).status).toBe(422)
  expect((await cast.member.post('/lecons/1', { line: 'Dire non plus tôt.' })).status).toBe(303)
  expect((await cast.member.post('/lecons/1', { line: 'Deux fois.' })).status).toBe(404)
  await stop(first)
  expect(await html(cast.member, '/chantiers/un/journal')).not.toContain('Une ligne pour la suite')
  await stop(second)
  expect(await html(cast.member, '/chantiers/deux/journal')).toContain('Dire non plus tôt.')
  expect((await cast.member.post('/lecons/2/rien', {})).status).toBe(303)
  expect(await html(cast.member, '/chantiers/deux/journal')).not.toContain('Une ligne pour la suite')
})

test('a change of phase to an end asks by itself', async () => {
  await cast.project()
  await world.db
    .insertInto('project_phase')
    .values({ project_id: 1n, phase: 'investigation', from_on: '2026-01-01', made_at: new Date() })
    .execute()
  const lead = {
    ...nobody,
    person: { id: cast.member.person, name: '', email: '', session: '' },
    memberships: new Map([[cast.coop, new Set(['member'])]]),
  }
  const stopped = { phase: 'stopped', from_on: '2026-11-20', reason: 'Plus de budget.' }
  expect(await changePhase(world.acting({ actor: lead }), 'carte', stopped)).toMatchObject({ done: true })
  expect(await html(cast.member, '/chantiers/carte/journal')).toContain(
    'Une ligne pour la suite : arrêt de chantier',
  )
})

test('lessons are searched by those of the space, and by nobody else', async () => {
  await cast.member.post('/lecons', lesson)
  expect(await html(cast.steward, '/lecons?q=REPRISE')).toContain('Chiffrer la reprise')
  expect(await html(cast.steward, '/lecons?q=rien')).toContain('Aucune leçon')
  expect(await html(cast.steward, '/lecons?moment=incident')).not.toContain('Chiffrer')
  expect(await html(cast.stranger, '/lecons')).not.toContain('Chiffrer')
  expect((await cast.outsider.get('/lecons')).status).toBe(404)
  expect((await world.get('/lecons')).headers.get('location')).toContain('/connexion')
  const db = await behindWall(world.db, {
    ...nobody,
    person: { id: cast.stranger.person, name: '', email: '', session: '' },
    memberships: new Map([[cast.other, new Set(['administrator'])]]),
  })
  expect(await db.selectFrom('lesson').selectAll().execute()).toEqual([])
})

test('one writes in one’s own space, about a chantier of it', async () => {
  await cast.project()
  for (const [who, over, field] of [
    [cast.stranger, {}, 'owner'],
    [cast.member, { siren: '111111111' }, 'siren'],
    [cast.member, { project: 'ailleurs' }, 'project'],
    [cast.member, { line: 'x'.repeat(301) }, 'line'],
  ] as const) {
    const answer = await who.post('/lecons', { ...lesson, ...over })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(`href="#${field}"`)
  }
  expect((await cast.member.post('/lecons', { ...lesson, siren: '', project: 'carte' })).status).toBe(303)
  expect(await html(cast.member, '/lecons')).toContain('href="/chantiers/carte"')
  expect((await cast.stranger.post('/lecons/1', { line: 'volée' })).status).toBe(404)
})
