import { beforeEach, expect, test } from 'vitest'
import { nobody } from '#platform/acting.ts'
import { behindWall } from '#platform/wall.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { bearNeed } from './post.actions.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
})

const path = '/chantiers/carte/journal'
const post = {
  ...{ mood: 'good', progress: 'La carte s’affiche.', needs: '', priorities: '', figures: '' },
  is_public: '',
}
const write = (over: Partial<typeof post> = {}, who = cast.member) => who.post(path, { ...post, ...over })
const html = async (who: { get: World['get'] } = world, at = path) => (await who.get(at)).text()

test('the team writes, in a few words; the chantier reads, everybody reads what is public', async () => {
  await cast.project({ is_public: true })
  expect((await write({ progress: 'Entre nous.' })).status).toBe(303)
  expect(
    (await write({ progress: 'Pour tous.\n\nEt après.', figures: '12 essais', is_public: 'oui' })).status,
  ).toBe(303)
  const inside = await html(cast.steward)
  for (const shown of [
    'Entre nous.',
    'Pour tous.',
    '12 essais',
    'Bonne semaine',
    'par Bao Le',
    'réservé à l’équipe',
  ])
    expect(inside).toContain(shown)
  for (const who of [world, cast.stranger, cast.outsider]) {
    const outside = await html(who)
    expect(outside).toContain('Pour tous.')
    expect(outside).not.toContain('Entre nous.')
    expect(outside).not.toContain('Bao Le')
    expect(outside).not.toContain('name="progress"')
  }
})

test('a post may say its priorities, which are corrected as the rest; it may say none', async () => {
  await cast.project({ is_public: true })
  expect((await write({ priorities: 'x'.repeat(501) })).status).toBe(422)
  await write({ priorities: 'Finir l’accueil.', is_public: 'oui' })
  const page = await html()
  expect(page).toContain('Priorités de la semaine')
  expect(page).toContain('Finir l’accueil.')
  expect(await html(world, `/en${path}`)).toContain('Priorities of the week')
  const correction = `${path}/1/corriger`
  expect(await html(cast.member, correction)).toContain('>Finir l’accueil.</textarea>')
  await cast.member.post(correction, { ...post, is_public: 'oui' })
  const corrected = await html()
  expect(corrected).not.toContain('Finir l’accueil.')
  expect(corrected).not.toContain('Priorités de la semaine')
})

test('a public post of a private chantier is private', async () => {
  await cast.project()
  await write({ is_public: 'oui' })
  for (const who of [world, cast.stranger, cast.outsider]) expect((await who.get(path)).status).toBe(404)
  const seen = await behindWall(world.db, nobody)
  expect(await seen.selectFrom('project_post').selectAll().execute()).toEqual([])
  await world.db.updateTable('project').set({ is_public: true }).execute()
  expect(await seen.selectFrom('project_post').selectAll().execute()).toHaveLength(1)
})

test('nobody signs in first, a stranger finds nothing, a reader of the space does not write', async () => {
  await cast.project({ is_public: true })
  expect((await world.post(path, post)).headers.get('location')).toContain('/connexion')
  expect((await write({}, cast.stranger)).status).toBe(404)
  expect((await write({}, cast.outsider)).status).toBe(404)
  const learner = await cast.join(cast.coop, 'Emma Roy', 'learner')
  expect((await write({}, learner)).status).toBe(404)
  expect(await world.db.selectFrom('project_post').selectAll().execute()).toEqual([])
})

test('what is wrong is named, and a machine is stopped', async () => {
  await cast.project()
  const refused = await write({ mood: 'happy', progress: ' ', needs: 'a\nb\nc\nd\ne\nf' })
  expect(refused.status).toBe(422)
  const page = await refused.text()
  for (const field of ['mood', 'progress', 'needs']) expect(page).toContain(`href="#${field}"`)
  // A button pressed twice writes once.
  for (let i = 0; i < 5; i++) {
    const answers = await Promise.all([write({ progress: `Jour ${i}` }), write({ progress: `Jour ${i}` })])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
  }
  expect(await (await write()).text()).toContain('revenez demain')
})

test('a post is corrected by its author within a day, and says so', async () => {
  await cast.project()
  await write()
  const correction = `${path}/1/corriger`
  expect((await cast.steward.get(correction)).status).toBe(404)
  expect((await cast.steward.post(correction, post)).status).toBe(404)
  expect(await html(cast.member, correction)).toContain('La carte s’affiche.')
  expect((await cast.member.post(correction, { ...post, progress: 'Elle s’affiche vite.' })).status).toBe(303)
  const page = await html(cast.member)
  expect(page).toContain('Elle s’affiche vite.')
  expect(page).toContain('>corrigé<')
  world.setNow('2026-11-22T11:00:01Z')
  expect((await cast.member.get(correction)).status).toBe(404)
  expect((await cast.member.post(correction, { ...post, progress: 'Trop tard' })).status).toBe(422)
  expect(await html(cast.member)).not.toContain('Trop tard')
})

test('what is missing becomes a need in one click, tied both ways, once', async () => {
  await cast.project()
  await write({ needs: 'Un relecteur d’accessibilité pour la carte\nUne salle' })
  const click = `${path}/manques/1/besoin`
  expect(await html(cast.member)).toContain('En faire un besoin')
  expect((await cast.stranger.post(click, {})).status).toBe(404)
  const answer = await cast.member.post(click, {})
  const need = answer.headers.get('location') ?? ''
  expect(need).toMatch(/^\/besoins\/[a-z0-9]{10}$/)
  expect(await html(cast.member)).toContain(`href="${need}"`)
  const page = await html(cast.member, need)
  expect(page).toContain('Un relecteur d’accessibilité')
  expect(page).toContain(`href="${path}#billet-1"`)
  expect((await cast.member.post(click, {})).headers.get('location')).toBe(`${path}#manque-1`)
  // A colleague knows that it became a need, and cannot open a draft that is not theirs.
  const colleague = await html(cast.steward)
  expect(colleague).toContain('devenu un besoin')
  expect(colleague).not.toContain(need)
})

test('two clicks at the same moment tie one need', async () => {
  await cast.project()
  await write({ needs: 'Une salle' })
  const acting = world.acting({
    actor: {
      ...nobody,
      person: { id: cast.member.person, name: 'Bao Le', email: '', session: '' },
      memberships: new Map([[cast.coop, new Set(['member'])]]),
    },
  })
  const place = { slug: 'carte', id: 1n }
  const outcomes = await Promise.all([
    bearNeed(acting, place),
    bearNeed(acting, place),
    bearNeed(acting, place),
  ])
  expect(outcomes.filter((outcome) => outcome.done)).toHaveLength(1)
  const tied = await world.db.selectFrom('project_post_need').select('need_id').executeTakeFirstOrThrow()
  expect(tied.need_id).not.toBeNull()
})
