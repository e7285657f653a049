import { beforeEach, expect, test } from 'vitest'
import { expectToFit } from '#test/api-schema.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
})

const read = async (path: string, who: { get: World['get'] } = world) => {
  const answer = await who.get(`/api/v1${path}`)
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

test('a public chantier is read with what is public of it, and nobody is named', async () => {
  const id = await cast.project({ is_public: true })
  const role = { project_id: id, half_days: 4 }
  await world.db
    .insertInto('project_role')
    .values([
      { ...role, position: 1, title: 'Ouvert', published_on: '2026-11-01' },
      { ...role, position: 2, title: 'Brouillon' },
      { ...role, position: 3, title: 'Fermé', published_on: '2026-11-01', closed_on: '2026-11-02' },
    ])
    .execute()
  await world.db.insertInto('milestone').values({ project_id: id, position: 1, title: 'Essai' }).execute()
  const without = await world.db
    .insertInto('organisation')
    .values({
      ...{ siren: '443061841', name: 'Sans espace', kind: 'cooperative', source: 'saisie' },
      ...{ search_name: 'sans espace', search_key: 'sans espace', search: 'sans espace' },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const since = { project_id: id, from_on: '2026-11-01' }
  await world.db
    .insertInto('project_party')
    .values([
      { ...since, organisation_id: cast.other, kind: 'funder', accepted_on: '2026-11-01' },
      { ...since, organisation_id: cast.other, kind: 'maintainer' },
      { ...since, organisation_id: without.id, kind: 'user' },
    ])
    .execute()
  for (const who of [world, cast.member]) {
    const { status, body } = await read('/projects/carte', who)
    expect(status).toBe(200)
    expectToFit('getProject', body)
    expect(body).toMatchObject({
      title: 'La carte',
      owner: { name: 'Coopérative Exemple' },
      // What waits for a yes is told to nobody; what could not be answered says who declared it.
      parties: [
        { part: 'funder', declaredBy: null },
        { part: 'user', name: 'Sans espace', declaredBy: 'Coopérative Exemple' },
      ],
      milestones: [{ title: 'Essai', doneOn: null }],
      roles: [{ title: 'Ouvert', halfDays: 4 }],
    })
    for (const kept of ['Bao Le', cast.member.person, 'Brouillon', 'Fermé'])
      expect(JSON.stringify(body)).not.toContain(kept)
  }
})

test('a private chantier is not there, even for who may see its page', async () => {
  await cast.project()
  for (const who of [world, cast.member, cast.stranger]) {
    expect((await read('/projects/carte', who)).status).toBe(404)
    expect((await read('/projects', who)).body).toEqual({ items: [], next: null })
  }
})

test('the list is filtered, and read by cursor', async () => {
  for (const slug of ['une', 'deux', 'trois'])
    await cast.project({ slug, title: `Carte ${slug}`, is_public: true })
  const { body } = await read('/projects?limit=2&q=CARTE&phase=investigation')
  expectToFit('listProjects', body)
  expect(body.items).toMatchObject([{ slug: 'trois' }, { slug: 'deux' }])
  const rest = await read(String(body.next).replace(/^.*\/api\/v1/, ''))
  expect(rest.body).toMatchObject({ items: [{ slug: 'une' }], next: null })
  expect((await read('/projects?phase=stopped')).body).toMatchObject({ items: [] })
  expect((await read('/projects?theme=rien')).status).toBe(422)
  expect((await read('/projects?cursor=rien')).status).toBe(422)
})
