import { beforeEach, expect, test } from 'vitest'
import { followUp, forgetDrafts } from '#journey/1-need/follow-up/follow-up.actions.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, ORIGIN, type World } from '#test/world.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
})

type Who = { get: World['get']; post: World['post'] }
const at = (answer: Response) => answer.headers.get('location') ?? ''
const html = async (who: Who, path: string) => (await who.get(path)).text()
const describeNeed = async (who: Who): Promise<string> =>
  at(await who.post('/besoins', { text: 'Nous cherchons un outil pour les inscriptions à la cantine.' }))
const publish = (who: Who, need: string, email = '') =>
  who.post(`${need}/publier`, { visibility: 'public', email })
const open = async (from: Record<string, string | string[]>, who: Who = cast.member): Promise<string> =>
  at(
    await who.post('/chantiers/nouveau', {
      ...{ owner: String(cast.coop), title: 'La cantine', choice: 'create', is_public: 'oui', ...from },
    }),
  )
const refOf = (need: string) => need.replace('/besoins/', '')

/** What the two daily jobs of chapter 1 do on a day. */
async function morningOf(day: string): Promise<void> {
  world.setNow(day)
  await followUp(world.acting(), ORIGIN)
  await forgetDrafts(world.acting())
}
const subjects = async () =>
  (await world.db.selectFrom('mail').select('subject').orderBy('id').execute()).map(({ subject }) => subject)

test('the draft behind a chantier is there on day 91, with the choice that was kept; any other is forgotten', async () => {
  const need = await describeNeed(cast.member)
  const other = await describeNeed(cast.steward)
  await cast.member.post(`${need}/comparer`, { voie: 'create', solution: '', note: 'Rien ne convient' })
  const chantier = await open({ need: refOf(need) })
  await morningOf('2027-02-21')
  expect((await cast.steward.get(other)).status).toBe(404)
  expect((await cast.member.get(need)).status).toBe(200)
  const page = await html(cast.member, chantier)
  expect(page).toContain(`href="${need}"`)
  expect(page).toContain('21 novembre 2026')
  expect(await html(cast.member, `${need}/comparer`)).toContain('Rien ne convient')
  expect(await html(cast.member, `${need}/suivi`)).toContain('Devenu un chantier')
})

test('a published need that became a chantier hears no reminder, and is still public on day 46', async () => {
  const need = await describeNeed(cast.member)
  await publish(cast.member, need, 'agent@clairlieu.example')
  const chantier = await open({ need: refOf(need) })
  const before = await subjects()
  for (const day of ['2026-11-30', '2026-12-12', '2027-01-06']) await morningOf(day)
  expect(await subjects()).toEqual(before)
  expect(await html(world, chantier)).toContain(`href="${need}"`)
  expect(await html(world, need)).toContain(chantier)
})

test('somebody else’s need is answered in the name of the body that carries the chantier, once', async () => {
  const need = await describeNeed(cast.stranger)
  await publish(cast.stranger, need, 'agent@clairlieu.example')
  const chantier = await open({ need: refOf(need) })
  await open({ need: refOf(need), title: 'La cantine, encore' })
  expect((await subjects()).filter((subject) => subject.startsWith('Réponse à votre besoin'))).toHaveLength(1)
  const followed = await html(cast.stranger, `${need}/suivi`)
  expect(followed).toContain('Coopérative Exemple')
  expect(followed.match(/Prend en charge/g)).toHaveLength(1)
  const [answered] = await world.db.selectFrom('need_answer').select(['email', 'state']).execute()
  expect(answered).toEqual({ email: null, state: 'taken' })
  const before = await subjects()
  for (const day of ['2026-11-30', '2026-12-12', '2027-01-06']) await morningOf(day)
  expect(await subjects()).toEqual(before)
  expect(await html(world, chantier)).toContain(`href="${need}"`)
})

test('a chantier that stops takes back its answer to the need of somebody else, who hears of it; going on gives it again', async () => {
  const need = await describeNeed(cast.stranger)
  await publish(cast.stranger, need, 'agent@clairlieu.example')
  const [first, second] = [
    await open({ need: refOf(need) }),
    await open({ need: refOf(need), title: 'Encore' }),
  ]
  const go = (chantier: string, phase: string) =>
    cast.member.post(`${chantier}/phase`, { phase, from_on: '2026-11-21', reason: 'Entre nous' })
  const answers = async () =>
    (await world.db.selectFrom('need_answer').select('state').execute()).map(({ state }) => state)
  await go(first, 'stopped')
  // The same body has another chantier at it.
  expect(await answers()).toEqual(['taken'])
  const before = (await subjects()).length
  await go(second, 'stopped')
  expect(await answers()).toEqual(['given-up'])
  const followed = await html(cast.stranger, `${need}/suivi`)
  for (const said of ['Renonce', 'Renoncement reçu']) expect(followed).toContain(said)
  expect(followed).not.toContain('Entre nous')
  expect((await subjects()).slice(before)).toEqual([expect.stringContaining('Réponse à votre besoin')])
  await go(second, 'investigation')
  expect(await answers()).toEqual(['taken'])
  // Its author hears of it as well when the need is public no more; nobody else learns where it is.
  await cast.stranger.post(`${need}/publier`, { visibility: 'private', email: 'agent@clairlieu.example' })
  expect((await world.get(need)).status).toBe(404)
  const told = (await subjects()).length
  await go(second, 'stopped')
  expect(await answers()).toEqual(['given-up'])
  expect((await subjects()).slice(told)).toEqual([expect.stringContaining('Réponse à votre besoin')])
  expect(await html(cast.member, second)).not.toContain(need)
})

test('a group becomes a chantier: the need of who opened it is handled, the others go on', async () => {
  const [own, other] = [await describeNeed(cast.member), await describeNeed(cast.stranger)]
  await publish(cast.member, own)
  await publish(cast.stranger, other)
  const group = at(await cast.member.post(`${own}/grouper`, { title: 'Cantines', purpose: '' }))
  await world.db
    .insertInto('need_group_member')
    .values({ group_id: 1n, need_id: 2n, joined_on: '2026-11-21' })
    .execute()
  await open({ group: group.replace('/groupes/', '') })
  const stages = await world.db.selectFrom('need').select(['stage', 'kept_on']).orderBy('id').execute()
  expect(stages).toEqual([
    { stage: 'handled', kept_on: '2026-11-21' },
    { stage: 'open', kept_on: null },
  ])
})

test('the public bodies of a group, or of the need of somebody else, are proposed a part, and asked', async () => {
  const [own, other, redacted] = [
    await describeNeed(cast.member),
    await describeNeed(cast.stranger),
    await describeNeed(cast.stranger),
  ]
  for (const need of [own, other, redacted]) await publish(cast.stranger, need)
  await publish(cast.member, own)
  await world.db.updateTable('need').set({ organisation_id: cast.other }).where('id', '>', 1n).execute()
  const hidden = { visibility: 'redacted', public_title: 'Un besoin', public_text: 'Un besoin' } as const
  await world.db.updateTable('need').set(hidden).where('id', '=', 3n).execute()
  await world.db.updateTable('need').set({ organisation_id: cast.coop }).where('id', '=', 1n).execute()
  const group = at(await cast.member.post(`${own}/grouper`, { title: 'Cantines', purpose: '' }))
  const members = [2n, 3n].map((need_id) => ({ group_id: 1n, need_id, joined_on: '2026-11-21' }))
  await world.db.insertInto('need_group_member').values(members).execute()

  const page = await html(cast.member, `/chantiers/nouveau?groupe=${group.replace('/groupes/', '')}`)
  for (const id of [cast.coop, cast.other])
    expect(page).toMatch(new RegExp(`value="${id}" name="parties"[^>]*checked`))
  await open({ group: group.replace('/groupes/', ''), parties: [String(cast.other), '999'] })
  const parts = () =>
    world.db.selectFrom('project_party').select(['organisation_id', 'kind', 'accepted_on']).execute()
  expect(await parts()).toEqual([{ organisation_id: cast.other, kind: 'user', accepted_on: null }])
  expect(await html(cast.stranger, '/mon')).toContain('Une part vous est proposée')

  await world.db.deleteFrom('project_party').execute()
  const nouveau = (need: string) => html(cast.member, `/chantiers/nouveau?besoin=${refOf(need)}`)
  expect(await nouveau(other)).toContain('name="parties"')
  for (const need of [own, redacted]) expect(await nouveau(need)).not.toContain('name="parties"')
  await open({ need: refOf(redacted), parties: [String(cast.other)] })
  expect(await parts()).toEqual([])
  await open({ need: refOf(other), parties: [String(cast.other)] })
  expect(await parts()).toEqual([{ organisation_id: cast.other, kind: 'sponsor', accepted_on: null }])
})

test('a need born from a post stays, though its draft was never published', async () => {
  await cast.project({ is_public: true })
  await cast.member.post('/chantiers/carte/journal', {
    ...{ mood: 'good', progress: 'La carte s’affiche.', figures: '', is_public: 'oui' },
    needs: 'Un fond de carte libre',
  })
  const journal = await html(cast.member, '/chantiers/carte/journal')
  const [, action = ''] = /action="([^"]*\/besoin)"/.exec(journal) ?? []
  const need = at(await cast.member.post(action, {}))
  await morningOf('2027-02-21')
  expect(await html(cast.member, need)).toContain('/chantiers/carte/journal#billet-')
})
