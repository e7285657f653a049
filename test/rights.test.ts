// Every route, knocked at by everybody: what opens is what the table of rights says, no more and no less.
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openPool } from '#platform/database.ts'
import { openDatabase } from '#platform/wall.ts'
import { type Action, may } from '#registry/space/index.ts'
import { type Door, doors } from './rights/doors.ts'
import { addressOf, type Caller, type House, house } from './rights/house.ts'
import { copyDatabase, dropDatabase, onServer, urlOf } from './test-databases.ts'
import { browserOf, emptyWorld, type World, worldOn } from './world.ts'

const FURNISHED = `pluriel_test_furnished_${process.pid}`
const SITTING = `pluriel_test_sitting_${process.pid}`

let built: House
let world: World
let close = async () => {}
let isChanged = false

/** The house as it was: what the caller before changed is forgotten. */
async function again(): Promise<void> {
  await close()
  const pool = openPool({ url: await copyDatabase(inject('serverUrl'), SITTING, FURNISHED), poolSize: 3 })
  world = worldOn(openDatabase(pool), pool)
  close = () => pool.end()
  isChanged = false
}

beforeAll(async () => {
  const origin = await emptyWorld()
  built = await house(origin)
  const { rows } = await origin.pool.query<{ name: string }>('select current_database() as name')
  const serverUrl = inject('serverUrl')
  await dropDatabase(serverUrl, FURNISHED)
  await onServer(
    serverUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${rows[0]?.name}' and pid <> pg_backend_pid()`,
  )
  await onServer(serverUrl, `create database ${FURNISHED} template ${rows[0]?.name} strategy file_copy`)
  expect(urlOf(serverUrl, FURNISHED)).toContain(FURNISHED)
  await again()
})
afterAll(async () => {
  await close()
  await dropDatabase(inject('serverUrl'), SITTING)
  await dropDatabase(inject('serverUrl'), FURNISHED)
})

const routesOf = ({ app }: World): string[] => [
  ...new Set(
    app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
  ),
]

const mayAll = (actor: Caller['actor'], actions: readonly Action[], ties: Caller['ties']): boolean =>
  actions.every((action) => may(actor, action, { organisationId: built.coop, ties }))

/** What the table says of this caller at this door. */
function isExpected({ actor, ties }: Caller, door: Door): boolean {
  if (door === 'open') return true
  if (door === 'nobody') return false
  if (door === 'person') return actor.person !== undefined
  if (typeof door === 'string') return mayAll(actor, [door], ties)
  return isList(door) ? mayAll(actor, door, ties) : isExpectedOf({ actor, ties }, door)
}

// The built-in guard forgets that a list may be readonly.
const isList = (door: Special | readonly Action[]): door is readonly Action[] => Array.isArray(door)

type Special = Extract<Door, { space: Action } | { anywhere: Action } | { only: unknown } | { or: unknown }>
function isExpectedOf({ actor, ties }: Pick<Caller, 'actor' | 'ties'>, door: Special): boolean {
  if ('space' in door) return mayAll(actor, [door.space], [])
  if ('only' in door) return ties.includes(door.only)
  if ('or' in door) return ties.includes(door.or) || mayAll(actor, door.rights, ties)
  const spaces = [...actor.memberships.keys()]
  const isAllowedThere = (organisationId: bigint) => may(actor, door.anywhere, { organisationId })
  return mayAll(actor, [door.anywhere], ties) || spaces.some(isAllowedThere)
}

const DENIED = new Set([401, 403, 404])
/** What happens: a page, a refusal of what was sent, or a door that stays shut. */
async function opens(caller: Caller, route: string): Promise<{ opened: boolean; status: number }> {
  const [method = '', pattern = ''] = route.split(' ')
  const browser = browserOf(world.app, new Map(caller.browser.cookies))
  const address = addressOf(built, pattern)
  const answer = method === 'GET' ? await browser.get(address) : await browser.post(address, {})
  const sentAway = /\/connexion\?suite=/.test(answer.headers.get('location') ?? '')
  const { status } = answer
  if (method !== 'GET' && status < 400) isChanged = true
  return { opened: !DENIED.has(status) && !sentAway, status }
}

test('every route has its line, and every line its route', () => {
  expect(routesOf(world).toSorted()).toEqual(Object.keys(doors).toSorted())
})

/** What one caller finds at one door, when it is not what the table says. */
async function surpriseAt(route: string, door: Door, caller: Caller): Promise<string[]> {
  const expected = isExpected(caller, door)
  let found = await opens(caller, route)
  // Whoever came before may have changed the house: it is asked again as it was.
  if (found.opened !== expected && isChanged) {
    await again()
    found = await opens(caller, route)
  }
  const { opened, status } = found
  if (status >= 500) return [`${route}: ${caller.name} finds a fault (${status})`]
  return opened === expected
    ? []
    : [`${route}: ${caller.name} ${opened ? 'enters' : 'is kept out'} (${status})`]
}

test('each door opens to those whom the table names, and to nobody else', async () => {
  const surprises: string[] = []
  for (const [route, door] of Object.entries(doors)) {
    if (door === 'open') continue
    for (const caller of built.callers) surprises.push(...(await surpriseAt(route, door, caller)))
  }
  expect(surprises).toEqual([])
}, 300_000)
