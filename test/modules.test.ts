// What a space switches off vanishes, door by door, and comes back with its data.
import { beforeAll, expect, test } from 'vitest'
import { type Module, modules } from '#registry/space/index.ts'
import { doors, moduleOf } from './rights/doors.ts'
import { addressOf, type Caller, type House, house } from './rights/house.ts'
import { emptyWorld, type World } from './world.ts'

let world: World
let built: House
let chair: Caller['browser']
let teammate: Caller['browser']
beforeAll(async () => {
  world = await emptyWorld()
  built = await house(world)
  const browserOf = (name: string) => built.callers.find((caller) => caller.name === name)?.browser
  const [first, second] = [browserOf('administrator'), browserOf('team')]
  if (!first || !second) throw new Error('the house has an administrator and a team')
  chair = first
  teammate = second
})

const switchOff = (off: readonly Module[]) =>
  chair.post(`/espaces/${built.coopSlug}/modules`, {
    actifs: modules.filter((name) => !off.includes(name)),
    motif: 'Essai',
  })
const routesOf = (module: Module) => Object.keys(doors).filter((route) => moduleOf(route) === module)

/** The doors of a module that somebody finds open, a refusal of what was sent among them. */
async function found(module: Module, browser: Caller['browser'], method: RegExp): Promise<string[]> {
  const open: string[] = []
  for (const route of routesOf(module).filter((one) => method.test(one))) {
    const [verb, pattern = ''] = route.split(' ')
    const address = addressOf(built, pattern)
    const answer = verb === 'GET' ? await browser.get(address) : await browser.post(address, {})
    if (answer.status !== 404) open.push(`${route} (${answer.status})`)
  }
  return open
}

test.each(modules)(
  '%s: off, none of its doors opens, whatever the gesture; on, they are back',
  async (module) => {
    const before = await found(module, chair, /^GET/)
    expect(before.length).toBeGreaterThan(0)
    expect((await switchOff([module])).status).toBe(303)
    expect(await found(module, chair, /./)).toEqual([])
    expect(await found(module, teammate, /:id/)).toEqual([])
    await switchOff([])
    expect(await found(module, chair, /^GET/)).toEqual(before)
  },
)

const offered: Record<Module, { home: string[]; mine: string[] }> = {
  project: { home: ['/chantiers'], mine: ['/chantiers'] },
  vivier: { home: ['/vivier'], mine: ['/vivier', '/mon/profil'] },
  time: { home: [], mine: ['/mon/temps'] },
  team: { home: [], mine: ['/mon/engagements'] },
  common: { home: ['/communs'], mine: ['/communs'] },
}
const headerOf = async (path: string) =>
  /<header.*?<\/header>/s.exec(await (await chair.get(path)).text())?.[0]
const links = (html: string | undefined, paths: readonly string[]) =>
  paths.filter((path) => html?.includes(`href="${path}"`))

test.each(modules)('%s: off, neither the menu nor one’s own page leads to it', async (module) => {
  const { home, mine } = offered[module]
  const shown = async () => [
    links(await headerOf('/besoins'), home),
    links(await (await chair.get('/mon')).text(), mine),
  ]
  expect(await shown()).toEqual([home, mine])
  await switchOff([module])
  expect(await shown()).toEqual([[], []])
  await switchOff([])
  expect(await shown()).toEqual([home, mine])
})

/** What the API and the lists tell of the public chantier of the house, and of its position. */
async function toldOpenly(): Promise<string[]> {
  const { position } = built.opened
  const found: string[] = []
  for (const path of ['/api/v1/projects/ouvert', `/api/v1/positions/${position}`, '/chantiers/ouvert'])
    if ((await world.get(path)).status === 200) found.push(path)
  for (const [path, told] of [
    ['/api/v1/projects', '"slug":"ouvert"'],
    ['/api/v1/positions', `/positions/${position}"`],
    ['/chantiers.csv', 'Chantier public'],
    ['/postes.csv', 'Chantier public'],
  ] as const)
    if ((await (await world.get(path)).text()).includes(told)) found.push(path)
  return found
}

test('off, the API and the files of lists tell nothing of a public chantier, nor of its position', async () => {
  const all = [
    ...['/api/v1/projects/ouvert', `/api/v1/positions/${built.opened.position}`, '/chantiers/ouvert'],
    ...['/api/v1/projects', '/api/v1/positions', '/chantiers.csv', '/postes.csv'],
  ]
  expect(await toldOpenly()).toEqual(all)
  await switchOff(['project'])
  expect(await toldOpenly()).toEqual([])
  await switchOff(['team'])
  expect(await toldOpenly()).toEqual(all.filter((path) => !/positions|postes/.test(path)))
  await switchOff([])
  expect(await toldOpenly()).toEqual(all)
})

test('a calendar that reads a grid finds nothing while the time is off', async () => {
  const made = await chair.post('/mon/temps/abonnement', { montre: 'times' })
  const [address = ''] = /\/calendriers\/[\w-]{22}\.ics/.exec(await made.text()) ?? []
  expect((await world.get(address)).status).toBe(200)
  await switchOff(['time'])
  expect((await world.get(address)).status).toBe(404)
  await switchOff([])
  expect((await world.get(address)).status).toBe(200)
})

test('who also works where a module is on keeps it; whoever is in no space has them all', async () => {
  const { person } = await world.signIn({ name: 'Deux' })
  const both = built.callers.find(({ name }) => name === 'member')
  await switchOff([...modules])
  expect((await both?.browser.get('/mon/temps'))?.status).toBe(404)
  const { organisation_id } = await world.db
    .selectFrom('space')
    .select('organisation_id')
    .where('slug', '=', 'espace-552100554')
    .executeTakeFirstOrThrow()
  await world.db
    .insertInto('membership')
    .values({
      organisation_id,
      person_id: both?.actor.person?.id ?? person,
      role: 'member',
      from_on: '2026-01-01',
    })
    .execute()
  expect((await both?.browser.get('/mon/temps'))?.status).toBe(200)
  expect((await teammate.get('/mon/temps')).status).toBe(200)
  await switchOff([])
})
