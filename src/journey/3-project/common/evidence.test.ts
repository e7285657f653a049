import { beforeEach, expect, test } from 'vitest'
import type { History } from '#engines/git-history/index.ts'
import { done, refused } from '#platform/outcome.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { readRepositories } from './watch.actions.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
})

const A = 'https://forge.example/a.git'
const B = 'https://forge.example/b.git'
const declaration = {
  owner: '1',
  name: 'Agenda',
  repository: A,
  licence: 'MIT',
  governance: 'Un comité.',
  governance_url: '',
  upkeep_half_days: '10',
  alert_months: '12',
}
async function declared(): Promise<string> {
  const answer = await cast.member.post('/communs/nouveau', declaration)
  return (answer.headers.get('location') ?? '').replace(/\/tenir$/, '')
}
const change = (path: string, over: Partial<typeof declaration>) =>
  cast.steward.post(`${path}/tenir`, { ...declaration, ...over })
const html = async (path: string) => (await world.get(path)).text()

const history = (version: string): History => ({
  commits: [{ name: 'Ana Ruiz', email: 'ana@exemple.fr', day: '2026-11-10', isMerge: false }],
  tags: [{ name: `v${version}`, day: '2026-11-10' }],
  isComplete: true,
})
/** A forge where A and B live, and where each address that is asked is noted. */
function forge() {
  const asked: string[] = []
  const read = () =>
    readRepositories(world.acting(), async (url) => {
      asked.push(url)
      return url === A ? done(history('1.2.3')) : url === B ? done(history('7.8.9')) : refused('unreachable')
    })
  return { asked, read }
}

test('another repository is unread until it is read: nothing of the first one is said of it', async () => {
  const { asked, read } = forge()
  const path = await declared()
  await read()
  expect(await html(path)).toContain('Version 1.2.3')
  await change(path, { repository: B })
  const unread = await html(path)
  expect(unread).not.toContain('1.2.3')
  expect(unread).not.toContain('10 novembre 2026')
  expect(unread).toContain('Dépôt pas encore lu')
  await read()
  expect(asked).toEqual([A, B])
  expect(await html(path)).toContain('Version 7.8.9')
  await read()
  expect(asked).toEqual([A, B])
})

test('a new repository that does not answer is said so, and has no figures', async () => {
  const { read } = forge()
  const path = await declared()
  await read()
  await change(path, { repository: 'https://forge.example/parti.git' })
  await read()
  const page = await html(path)
  expect(page).toContain('la forge n’a pas répondu')
  expect(page).not.toContain('1.2.3')
  expect(page).toContain('Dépôt pas encore lu')
})

test('a repository that is removed takes its figures away; the same one again finds them', async () => {
  const { read } = forge()
  const path = await declared()
  await read()
  await change(path, { repository: '' })
  expect(await html(path)).not.toContain('1.2.3')
  await change(path, {})
  expect(await html(path)).toContain('Version 1.2.3')
})

/** The cells of the line of one criterion. */
async function line(path: string, label: string): Promise<string> {
  const page = await html(path)
  const row = page.split('<tr>').find((one) => one.includes(`>${label}<`))
  expect(row, label).toBeDefined()
  return row ?? ''
}

test('what is declared is dated by the day it was said, and a history never read by none', async () => {
  const path = await declared()
  world.setNow('2026-12-24')
  for (const label of ['Licence libre', 'Gouvernance écrite', 'Mainteneurs déclarés', 'Entretien payé'])
    expect(await line(path, label)).toContain('datetime="2026-11-21"')
  for (const label of ['Dernier changement', 'Contributions traitées'])
    expect(await line(path, label)).not.toContain('<time')
  await change(path, { licence: 'AGPL-3.0-or-later' })
  expect(await line(path, 'Licence libre')).toContain('datetime="2026-12-24"')
  expect(await line(path, 'Gouvernance écrite')).toContain('datetime="2026-11-21"')
  world.setNow('2026-12-25')
  await change(path, { licence: 'AGPL-3.0-or-later', governance: '', upkeep_half_days: '5' })
  expect(await line(path, 'Licence libre')).toContain('datetime="2026-12-24"')
  expect(await line(path, 'Gouvernance écrite')).toContain('datetime="2026-12-25"')
  expect(await line(path, 'Entretien payé')).toContain('datetime="2026-12-25"')
})

test('maintainers are dated by the latest who came, or by the last who left', async () => {
  const path = await declared()
  for (const [part, from_on] of [
    ['Le cœur', '2026-03-01'],
    ['Le site', '2026-05-01'],
  ] as const)
    await cast.steward.post(`${path}/mainteneurs`, { shown_as: 'Alix', siren: '', part, from_on })
  world.setNow('2026-12-01')
  expect(await line(path, 'Mainteneurs déclarés')).toContain('datetime="2026-05-01"')
  for (const id of [1, 2]) await cast.steward.post(`${path}/mainteneurs/${id}/fin`, {})
  world.setNow('2026-12-09')
  expect(await line(path, 'Mainteneurs déclarés')).toContain('datetime="2026-12-01"')
})

test('the evidence of what is declared is its own, never the home of a standard', async () => {
  const path = await declared()
  expect(await line(path, 'Licence libre')).toContain(`href="${A}"`)
  expect(await line(path, 'Gouvernance écrite')).toContain('Déclaré par l’espace')
  await change(path, { governance_url: 'https://exemple.fr/gouvernance' })
  expect(await line(path, 'Gouvernance écrite')).toContain('href="https://exemple.fr/gouvernance"')
  world.setNow('2026-12-01')
  await cast.steward.post(`${path}/soutiens`, {
    source: 'Ville de Clairlieu',
    source_url: 'https://exemple.fr/marche',
    half_days: '60',
    from_on: '2026-12-01',
    until_on: '2027-12-01',
  })
  const paid = await line(path, 'Entretien payé')
  expect(paid).toContain('datetime="2026-12-01"')
  expect(paid).toContain('href="https://exemple.fr/marche"')
  expect(await html(path)).not.toContain('standardforpubliccode')
})
