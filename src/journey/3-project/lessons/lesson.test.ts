import { beforeEach, expect, test } from 'vitest'
import { nobody } from '#platform/acting.ts'
import { behindWall } from '#platform/wall.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, ORIGIN, type World } from '#test/world.ts'
import { changePhase } from '../projects/phase.actions.ts'
import { askAboutRefusals, askLesson } from './lesson.actions.ts'

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

/** A chantier of the space for the need of a buyer, as its author opens it. */
async function chantierFor(buyer: bigint, title: string): Promise<{ need: string; path: string }> {
  const described = await cast.member.post('/besoins', { text: `${title} : un outil pour la cantine` })
  const need = (described.headers.get('location') ?? '').replace('/besoins/', '')
  await world.db.updateTable('need').set({ organisation_id: buyer }).where('ref', '=', need).execute()
  const answer = await cast.member.post('/chantiers/nouveau', { owner: '1', title, choice: 'create', need })
  return { need, path: answer.headers.get('location') ?? '' }
}
const happened = (path: string, event: string, on = '2026-11-20') =>
  cast.member.post(`${path}/lecons`, { event, on })

test('losing a bid asks one line; the next chantier for the same buyer shows it first', async () => {
  const { path } = await chantierFor(cast.other, 'Premier')
  expect(await html(cast.member, path)).toContain('Il s’est passé quelque chose')
  expect((await happened(path, 'tender-lost')).headers.get('location')).toBe(`${path}/journal`)
  expect(await html(cast.member, `${path}/journal`)).toContain(
    'Une ligne pour la suite : appel d’offres perdu',
  )
  await cast.member.post('/lecons/1', { line: 'Chiffrer la reprise des données.' })

  const next = async (buyer: bigint) => {
    const { need } = await chantierFor(buyer, 'Suivant')
    return html(cast.member, `/chantiers/nouveau?besoin=${need}`)
  }
  expect(await next(cast.other)).toContain('Chiffrer la reprise des données.')
  expect(await next(cast.coop)).not.toContain('Chiffrer')
  const friend = await cast.join(cast.coop, 'Gil Ami', 'sympathiser')
  expect(await html(friend, '/chantiers/nouveau')).not.toContain('Chiffrer')
})

test('a body that refuses its part: one line is asked once, and shown before the next chantier for that body', async () => {
  await cast.project()
  const part = { organisation: String(cast.other), kind: 'funder', from_on: '2026-11-01', note: '' }
  expect((await cast.member.post('/chantiers/carte/parties', part)).status).toBe(303)
  const { id } = await world.db.selectFrom('project_party').select('id').executeTakeFirstOrThrow()
  expect(await askAboutRefusals(world.acting())).toBe(0)
  expect((await cast.stranger.post(`/mon/parties/${id}`, { reponse: 'non' })).status).toBe(303)
  await askAboutRefusals(world.acting())
  await askAboutRefusals(world.acting())
  expect(await html(cast.member, '/mon')).toContain('lecon-1')
  expect(await html(cast.member, '/chantiers/carte/journal')).toContain('Une ligne pour la suite : refus')
  expect(await html(cast.stranger, '/mon')).not.toContain('lecon-1')
  await cast.member.post('/lecons/1', { line: 'Passer d’abord par la commission des finances.' })
  world.setNow('2026-11-22')
  expect(await askAboutRefusals(world.acting())).toBe(1)
  expect(await world.db.selectFrom('lesson').select('event').execute()).toEqual([{ event: 'refusal' }])
  const { need } = await chantierFor(cast.other, 'Suivant')
  expect(await html(cast.member, `/chantiers/nouveau?besoin=${need}`)).toContain('la commission des finances')
})

test('what a stop or an incident taught stands beside the next phase and the next risk', async () => {
  const [first, second] = [await chantierFor(cast.other, 'Un'), await chantierFor(cast.other, 'Deux')]
  await happened(first.path, 'incident')
  await cast.member.post('/lecons/1', { line: 'Essayer la sauvegarde.' })
  await cast.member.post(`${first.path}/phase`, {
    phase: 'stopped',
    from_on: '2026-11-21',
    reason: 'Budget.',
  })
  await cast.member.post('/lecons/2', { line: 'Dire non plus tôt.' })
  const register = await html(cast.member, `${second.path}/registre`)
  expect(register).toContain('Essayer la sauvegarde.')
  expect(register).not.toContain('Dire non plus tôt.')
  const charter = await html(cast.member, `${second.path}/charte`)
  expect(charter).toContain('Dire non plus tôt.')
  expect(charter).not.toContain('Essayer la sauvegarde.')
})

test('a risk that came true is closed, and asks one line; one that is only closed asks none', async () => {
  await cast.project()
  const register = '/chantiers/carte/registre'
  const risk = { likelihood: 'medium', impact: 'high', answer: '', owner: '' }
  for (const title of ['Panne du serveur', 'Départ de l’hébergeur'])
    expect((await cast.member.post(`${register}/risques`, { ...risk, title })).status).toBe(303)
  const rows = await world.db.selectFrom('project_risk').select('id').orderBy('id').execute()
  expect(await html(cast.member, register)).toContain('Il est arrivé')
  await cast.member.post(`${register}/risques/${rows[1]?.id}/clore`, {})
  expect(await world.db.selectFrom('lesson').select('event').execute()).toEqual([])
  const closed = await cast.member.post(`${register}/risques/${rows[0]?.id}/clore`, { arrive: 'oui' })
  expect(closed.headers.get('location')).toBe('/chantiers/carte/journal')
  expect(await html(cast.member, '/chantiers/carte/journal')).toContain('Une ligne pour la suite : incident')
  expect(
    (await world.db.selectFrom('project_risk').select('closed_on').execute()).map(Object.values),
  ).toEqual([['2026-11-21'], ['2026-11-21']])
})

test('what happened is said by who may, on a day that came, and is asked about once', async () => {
  await cast.project({ is_public: true })
  const at = '/chantiers/carte'
  expect((await happened(at, 'end')).status).toBe(422)
  expect((await happened(at, 'incident', '2026-11-22')).status).toBe(422)
  expect((await cast.stranger.post(`${at}/lecons`, { event: 'incident', on: '2026-11-20' })).status).toBe(404)
  expect(await html(cast.stranger, at)).not.toContain('Il s’est passé quelque chose')
  await happened(at, 'incident')
  await happened(at, 'incident')
  expect(await world.db.selectFrom('lesson').select('event').execute()).toEqual([{ event: 'incident' }])
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
  const acts = await world.db.selectFrom('audit_entry').select('act').orderBy('id', 'desc').execute()
  expect(acts[0]?.act).toBe('lesson.aside')
  const { slug } = await world.db.selectFrom('space').select('slug').executeTakeFirstOrThrow()
  const register = await html(cast.member, `/espaces/${slug}/registre`)
  expect(register).toContain('Arrêt de chantier')
  expect(register).not.toContain('stop')
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
  const outcome = await changePhase(world.acting({ actor: lead }), 'carte', stopped, ORIGIN)
  expect(outcome).toMatchObject({ done: true })
  expect(await html(cast.member, '/chantiers/carte/journal')).toContain(
    'Une ligne pour la suite : arrêt de chantier',
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

test('an empty answer says so under its own question, and what was said of an event is kept', async () => {
  await cast.project({ title: 'Carte des chemins' })
  const at = '/chantiers/carte'
  await happened(at, 'incident')
  const empty = await cast.member.post('/lecons/1', { line: ' ' })
  expect(empty.status).toBe(422)
  const page = await empty.text()
  expect(page).toContain('href="#lecon-ligne-1"')
  expect(page).toMatch(/id="lecon-ligne-1"[^>]* aria-invalid="true"/)
  expect(page).toContain('Une ligne pour la suite : incident')
  expect(page).not.toContain('name="siren"')
  const long = await cast.member.post('/lecons/1', { line: 'x'.repeat(301) })
  expect(await long.text()).toContain(`value="${'x'.repeat(301)}"`)
  const refused = await (await happened(at, 'refusal', '2027-01-01')).text()
  expect(refused).toMatch(/<option value="refusal" selected/)
  expect(refused).toContain('value="2027-01-01"')
  expect(refused).toContain('Carte des chemins')
})
