import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { nobody } from '#platform/acting.ts'
import { behindWall } from '#platform/wall.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { phasesAfter } from './phase.policy.ts'
import { phases } from './project.tables.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
})

const charter = { title: 'La cantine en ligne', choice: 'adapt', purpose: 'Inscrire sans papier.' }
const open = (over: Record<string, string | string[]> = {}, who = cast.member) =>
  who.post('/chantiers/nouveau', { owner: String(cast.coop), ...charter, ...over })
const opened = async (over: Record<string, string | string[]> = {}, who = cast.member) =>
  (await open(over, who)).headers.get('location') ?? ''
const html = async (who: { get: World['get'] }, path: string) => (await who.get(path)).text()
const rows = () => world.db.selectFrom('project').selectAll().execute()

describe('opening', () => {
  test('a member opens a chantier in their space, leads it, and it is private', async () => {
    const answer = await open()
    expect(answer.status).toBe(303)
    const path = answer.headers.get('location') ?? ''
    expect(path).toMatch(/^\/chantiers\/la-cantine-en-ligne-[a-z0-9]{5}$/)
    expect(await rows()).toMatchObject([
      { phase: 'investigation', is_public: false, made_by: cast.member.person },
    ])
    const page = await html(cast.member, path)
    for (const shown of ['La cantine en ligne', 'Inscrire sans papier.', 'Coopérative Exemple', 'Bao Le'])
      expect(page).toContain(shown)
    const acts = await world.db.selectFrom('audit_entry').select(['act', 'target', 'person_id']).execute()
    expect(acts).toEqual([
      { act: 'project.create', target: path.slice('/chantiers/'.length), person_id: cast.member.person },
    ])
  })

  test('nobody signs in first, and comes back with what they came for', async () => {
    const answer = await world.get('/chantiers/nouveau?besoin=abc')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/connexion?suite=%2Fchantiers%2Fnouveau%3Fbesoin%3Dabc')
    const english = await world.get('/en/chantiers/carte/parties')
    expect(english.headers.get('location')).toBe('/en/connexion?suite=%2Fen%2Fchantiers%2Fcarte%2Fparties')
    expect((await world.post('/chantiers/nouveau', charter)).headers.get('location')).toContain('/connexion')
  })

  test('who has no space that may carry it is told what is missing', async () => {
    expect(await html(cast.outsider, '/chantiers/nouveau')).toContain(
      'Il faut un espace pour porter un chantier',
    )
    const learner = await cast.join(cast.coop, 'Emma Roy', 'learner')
    for (const who of [cast.outsider, cast.stranger, learner]) {
      const answer = await open({}, who)
      expect(answer.status).toBe(422)
      const words = who === cast.stranger ? 'href="#owner"' : 'Il faut un espace pour porter un chantier'
      expect(await answer.text()).toContain(words)
    }
    expect(await rows()).toEqual([])
  })

  test('what is wrong is named, and what was written comes back', async () => {
    const answer = await open({
      title: ' ',
      licence: 'Licence maison',
      solution: 'Rien de tel',
      starts_on: '2027-06-01',
      ends_on: '2027-01-01',
      themes: ['inventé'],
    })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    for (const field of ['title', 'licence', 'themes']) expect(page).toContain(`href="#${field}"`)
    expect(page).toContain('Licence maison')
    const later = await (await open({ ends_on: '2027-01-01', starts_on: '2027-06-01' })).text()
    expect(later).toContain('href="#ends_on"')
    const named = await (await open({ solution: 'Rien de tel' })).text()
    expect(named).toContain('href="#solution"')
    expect(await rows()).toEqual([])
  })

  test('a loosely written licence is kept as SPDX writes it', async () => {
    await open({ licence: 'agplv3+', themes: ['territoire', 'donnees'] })
    expect(await rows()).toMatchObject([{ licence: 'AGPL-3.0-or-later', themes: ['territoire', 'donnees'] }])
  })

  test('what a form sends more is not written', async () => {
    await open({ phase: 'handed-over', made_by: cast.stranger.person, slug: 'pris' })
    expect(await rows()).toMatchObject([{ phase: 'investigation', made_by: cast.member.person }])
    expect((await rows())[0]?.slug).not.toBe('pris')
  })
})

describe('from a need', () => {
  const describeNeed = async (who: { post: World['post'] }) =>
    (
      await who.post('/besoins', { text: 'Nous cherchons un outil pour les inscriptions à la cantine.' })
    ).headers
      .get('location')
      ?.replace('/besoins/', '') ?? ''

  test('the need leads to the chantier, the chantier to the need, and a stranger sees neither', async () => {
    const ref = await describeNeed(cast.member)
    expect(await html(cast.member, `/besoins/${ref}`)).toContain(`/chantiers/nouveau?besoin=${ref}`)
    expect(await html(cast.member, `/chantiers/nouveau?besoin=${ref}`)).toContain('inscriptions à la cantine')
    const path = await opened({ need: ref, is_public: 'oui' })
    expect(await html(cast.member, path)).toContain(`href="/besoins/${ref}"`)
    expect(await html(cast.member, `/besoins/${ref}`)).toContain(`href="${path}"`)
    const outside = await html(world, path)
    expect(outside).toContain('gardé privé')
    expect(outside).not.toContain(ref)
  })

  test('a group of needs leads to its chantier, and back', async () => {
    const ref = await describeNeed(cast.member)
    await world.db
      .updateTable('need')
      .set({ stage: 'open', visibility: 'public', published_on: '2026-11-21' })
      .execute()
    const formed = await cast.member.post(`/besoins/${ref}/grouper`, {
      title: 'Cantines',
      purpose: 'Ensemble',
    })
    const group = formed.headers.get('location') ?? ''
    const link = `/chantiers/nouveau?groupe=${group.replace('/groupes/', '')}`
    expect(await html(cast.member, group)).toContain(link)
    expect(await html(world, group)).not.toContain(link)
    expect(await html(cast.member, link)).toContain('value="Cantines"')
    const path = await opened({ group: group.replace('/groupes/', ''), is_public: 'oui' })
    expect(await html(world, path)).toContain(`href="${group}"`)
    expect(await html(world, group)).toContain(`href="${path}"`)
    expect((await open({ group: 'zzzzzzzzzz' })).status).toBe(422)
  })

  test('someone else’s private need opens nothing', async () => {
    const ref = await describeNeed(cast.stranger)
    expect(await html(cast.member, `/chantiers/nouveau?besoin=${ref}`)).not.toContain(
      'inscriptions à la cantine',
    )
    expect((await open({ need: ref })).status).toBe(422)
    expect(await rows()).toEqual([])
  })

  test('the choice kept in the comparison comes first', async () => {
    const ref = await describeNeed(cast.member)
    await cast.member.post(`/besoins/${ref}/comparer`, { voie: 'create', solution: '', note: '' })
    const page = await html(cast.member, `/chantiers/nouveau?besoin=${ref}`)
    expect(page).toContain('La voie et la solution viennent du choix')
    expect(page).toMatch(/value="create"[^>]*checked/)
  })
})

describe('the charter', () => {
  const change = (
    path: string,
    over: Record<string, string> = {},
    who: { post: World['post'] } = cast.member,
  ) => who.post(`${path}/charte`, { ...charter, ...over })

  test('what changes leaves what it said; what does not leaves nothing', async () => {
    const path = await opened()
    expect((await change(path)).status).toBe(303)
    expect(await world.db.selectFrom('project_change').selectAll().execute()).toEqual([])
    await change(path, { purpose: 'Inscrire et payer.', is_public: 'oui' })
    const page = await html(cast.member, `${path}/charte`)
    expect(page).toContain('Inscrire sans papier. → Inscrire et payer.')
    expect(page).toContain('Non → Oui')
    await expect(world.db.updateTable('project_change').set({ before: 'autre' }).execute()).rejects.toThrow(
      'append-only',
    )
  })

  test('a learner of the space reads, and does not change; a stranger finds nothing', async () => {
    const path = await opened()
    const learner = await cast.join(cast.coop, 'Emma Roy', 'learner')
    expect((await learner.get(path)).status).toBe(200)
    for (const who of [learner, cast.stranger, cast.outsider]) {
      expect((await who.get(`${path}/charte`)).status).toBe(404)
      expect((await change(path, { title: 'À moi' }, who)).status).toBe(404)
      expect((await who.post(`${path}/phase`, { phase: 'stopped' })).status).toBe(404)
    }
    expect((await change(path, { title: 'À moi' }, world)).headers.get('location')).toContain('/connexion')
    expect(await rows()).toMatchObject([{ title: charter.title, phase: 'investigation' }])
  })
})

describe('phases', () => {
  test('each way can be taken back, and none leads nowhere', () => {
    const anyPhase = fc.constantFrom(...phases)
    fc.assert(
      fc.property(anyPhase, anyPhase, (a, b) => {
        expect(phasesAfter(a).includes(b)).toBe(phasesAfter(b).includes(a))
        expect(phasesAfter(a)).not.toContain(a)
        expect(phasesAfter(a).length).toBeGreaterThan(0)
      }),
    )
  })

  test('a phase changes for a reason, on a day, to one that follows', async () => {
    const path = await opened()
    const go = (fields: Record<string, string>) => cast.member.post(`${path}/phase`, fields)
    const sent = { phase: 'construction', from_on: '2026-11-21', reason: 'La convention est signée.' }
    expect((await go(sent)).status).toBe(303)
    expect(await html(cast.member, path)).toContain('La convention est signée.')
    for (const [wrong, words] of [
      [{ ...sent, phase: 'upkeep', reason: '' }, 'une phase, une date et une raison'],
      [{ ...sent, phase: 'handed-over' }, 'ne suit pas celle d’aujourd’hui'],
      [{ ...sent, phase: 'upkeep', from_on: '2026-11-22' }, 'ni après aujourd’hui'],
      [{ ...sent, phase: 'upkeep', from_on: '2026-11-20' }, 'ni après aujourd’hui'],
    ] as const) {
      const answer = await go(wrong)
      expect(answer.status).toBe(422)
      const page = await answer.text()
      for (const shown of [words, `value="${wrong.from_on}"`, `value="${wrong.reason}"`])
        expect(page).toContain(shown)
    }
    const entries = await world.db.selectFrom('project_phase').select('phase').orderBy('id').execute()
    expect(entries.map(({ phase }) => phase)).toEqual(['investigation', 'construction'])
    await cast.member.post(`${path}/charte`, { ...charter, is_public: 'oui' })
    expect(await html(world, path)).not.toContain('La convention est signée.')
  })
})

describe('the list', () => {
  test('filters live in the address, words need no accents, and nobody sees what is private', async () => {
    const path = await opened({ title: 'Vélos partagés', themes: 'territoire', is_public: 'oui' })
    const hidden = await opened({ title: 'Vélos secrets' })
    for (const query of ['', '?mots=VELOS', '?theme=territoire', '?phase=investigation', '?mots=exemple'])
      expect(await html(world, `/chantiers${query}`)).toContain(path)
    for (const query of ['?mots=trains', '?theme=donnees', '?phase=stopped', '?region=53'])
      expect(await html(world, `/chantiers${query}`)).toContain('Aucun chantier ici')
    for (const who of [world, cast.stranger, cast.outsider])
      for (const at of [
        '/sitemap.xml',
        '/chantiers',
        '/chantiers.csv',
        '/chantiers?mots=secrets',
        '/en/chantiers',
      ])
        expect(await html(who, at)).not.toMatch(/Vélos secrets|velos-secrets/)
    expect(await html(world, '/sitemap.xml')).toContain(path)
    expect(await html(cast.steward, '/chantiers?miens=oui')).toContain(hidden)
    expect(await html(cast.stranger, '/chantiers?miens=oui')).toContain(
      'Vous ne prenez part à aucun chantier',
    )
    expect(await html(cast.member, '/chantiers.csv')).toContain('Vélos secrets')
  })

  test('a space that switches the module off loses the pages and keeps the data', async () => {
    const path = await opened({ is_public: 'oui' })
    const set = (modules_off: string[]) => world.db.updateTable('space').set({ modules_off }).execute()
    await set(['project'])
    for (const who of [world, cast.member]) expect((await who.get(path)).status).toBe(404)
    expect(await html(world, '/chantiers')).not.toContain(path)
    expect((await open()).status).toBe(422)
    await set([])
    expect((await world.get(path)).status).toBe(200)
  })
})

test('behind the wall, a stranger’s connection sees nothing of a private chantier', async () => {
  await opened()
  const seen = await behindWall(world.db, nobody)
  for (const table of ['project', 'project_person', 'project_phase', 'project_change'] as const)
    expect(await seen.selectFrom(table).selectAll().execute()).toEqual([])
  await world.db.updateTable('project').set({ is_public: true }).execute()
  expect(await seen.selectFrom('project').select('title').execute()).toHaveLength(1)
  await seen.updateTable('project').set({ title: 'Volé' }).execute()
  expect(await rows()).toMatchObject([{ title: charter.title }])
})
