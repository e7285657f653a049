// Every route, knocked at by everybody: what opens is what the table of rights says, no more and no less.
import { beforeAll, expect, test } from 'vitest'
import { type Action, may } from '#registry/space/index.ts'
import { bodies } from './rights/bodies.ts'
import { type Door, doors } from './rights/doors.ts'
import { furnished } from './rights/furnished.ts'
import { addressOf, type Caller, type House, house } from './rights/house.ts'
import { browserOf, type World } from './world.ts'

let built: House
let world: World
let putBack = async () => {}
let isChanged = false

/** The house as it was: what the caller before changed is forgotten. */
async function again(): Promise<void> {
  await putBack()
  isChanged = false
}

beforeAll(async () => {
  const furniture = await furnished(house)
  built = furniture.built
  world = furniture.world
  putBack = furniture.again
})

const routesOf = ({ app }: World): string[] => [
  ...new Set(
    app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
  ),
]

const mayAll = (actor: Caller['actor'], actions: readonly Action[], ties: Caller['ties']): boolean =>
  actions.every((action) => may(actor, action, { organisationId: built.coop, ties }))

/** What the table says of this caller at this door. */
function isExpected({ actor, ties, browser }: Caller, door: Exclude<Door, 'open' | 'each'>): boolean {
  if (door === 'public') return true
  if (door === 'key') return browser.cookies.has('cles')
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
/** These doors open to what a form says: the others refuse an empty one in words, which is to be let in. */
const SPOKEN = new Set(['POST /espaces/invitations/:id', 'POST /compte/sessions'])

type Found = { opened: boolean; status: number }
type Asked = { isOpen?: boolean; body?: Record<string, string | string[]> }
/** What happens: a page, a refusal of what was sent, or a door that stays shut. */
async function opens(
  caller: Caller,
  route: string,
  { isOpen = false, body = {} }: Asked = {},
): Promise<Found> {
  const [method = '', pattern = ''] = route.split(' ')
  // The limits of the sign-in have their own tests: here everybody comes as the first of the day.
  await world.db.deleteFrom('sign_in_rate').execute()
  const browser = browserOf(world.app, new Map(caller.browser.cookies))
  const address = addressOf(built, pattern, { isOpen })
  const answer = method === 'GET' ? await browser.get(address) : await browser.post(address, body)
  const sentAway = /\/connexion\?suite=/.test(answer.headers.get('location') ?? '')
  const { status } = answer
  if (method !== 'GET' && status < 400) isChanged = true
  return { opened: !DENIED.has(status) && !sentAway, status }
}
const bodyOf = (route: string) => bodies[route]?.(built.named) ?? {}

test('every route has its line, and every line its route', () => {
  expect(routesOf(world).toSorted()).toEqual(Object.keys(doors).toSorted())
})

/** What is found, asked again in the house as it was when whoever came before may have changed it. */
async function found(knock: () => Promise<Found>, isWanted: (found: Found) => boolean): Promise<Found> {
  const first = await knock()
  if (isWanted(first) || !isChanged) return first
  await again()
  return knock()
}

/** What one caller finds at one door, when it is not what the table says. */
async function surpriseAt(route: string, door: Door, caller: Caller): Promise<string[]> {
  if (door === 'open' || door === 'each') return []
  const expected = isExpected(caller, door)
  const asked = { isOpen: door === 'public', body: SPOKEN.has(route) ? bodyOf(route) : {} }
  const { opened, status } = await found(
    () => opens(caller, route, asked),
    (one) => one.opened === expected,
  )
  if (status >= 500) return [`${route}: ${caller.name} finds a fault (${status})`]
  return opened === expected
    ? []
    : [`${route}: ${caller.name} ${opened ? 'enters' : 'is kept out'} (${status})`]
}

test('each door opens to those whom the table names, and to nobody else', async () => {
  const surprises: string[] = []
  for (const [route, door] of Object.entries(doors))
    for (const caller of built.callers) surprises.push(...(await surpriseAt(route, door, caller)))
  expect(surprises).toEqual([])
})

/** Whether somebody whom the table lets in is heard when they say what the form asks. */
async function isAccepted(route: string): Promise<boolean> {
  const door = doors[route]
  if (door === undefined) return false
  const isWelcome = (one: Caller) => door === 'open' || door === 'each' || isExpected(one, door)
  // Those who hold the most come first: the others are not asked when one is heard.
  const order = ['administrator', 'team', 'lead', 'host', 'person']
  const welcome = built.callers.filter(isWelcome)
  const rank = ({ name }: Caller) => (order.indexOf(name) + order.length + 1) % (order.length + 1)
  for (const caller of welcome.toSorted((a, b) => rank(a) - rank(b)).slice(0, order.length)) {
    const { status } = await opens(caller, route, { body: bodyOf(route) })
    if (status < 400) return true
  }
  return false
}

/** They wait for what the house has not: a team that the engine found, an engagement past its date, a second role. */
const WAITING = /\/equipes?$|\/choix$|\/suite$|^POST \/mon\/candidatures\//

/** A file to compare, or a word to sort, comes first: their own chapters see what is written. */
const BEGUN_ELSEWHERE = /\/(?:comparer|appliquer)$|\/mots-inconnus$|\/demonstration$/
const WITHOUT_RIGHT = new Set<unknown>(['open', 'each', 'public', 'key', 'person'])
const guarded = Object.entries(doors).flatMap(([route, door]) =>
  route.startsWith('POST') && !WITHOUT_RIGHT.has(door) && !(typeof door === 'object' && 'only' in door)
    ? [route]
    : [],
)

test('each form that a right guards is said here', () => {
  expect(guarded.filter((route) => !(route in bodies) && !BEGUN_ELSEWHERE.test(route))).toEqual([])
})

/** One’s own profile, time, letters and sessions: nobody else's business, and in no register. */
const OWN = /^POST \/(?:mon|compte)\/(?!engagements\/:id\/(?:fin|suite))|\/suivre/
const lastAct = async () =>
  (await world.db.selectFrom('audit_entry').select('id').orderBy('id', 'desc').limit(1).execute())[0]?.id ??
  0n

/** What becomes of a form: nobody heard it, no register tells it, or one does. */
async function heard(route: string): Promise<'unheard' | 'untold' | 'told'> {
  const before = await lastAct()
  if (!(await isAccepted(route))) return 'unheard'
  return (await lastAct()) > before ? 'told' : 'untold'
}

test('what is said in each form of a space is heard by its action, and told by a register', async () => {
  await again()
  const odd: string[] = []
  for (const route of Object.keys(bodies)) {
    if (WAITING.test(route)) continue
    let outcome = await heard(route)
    if (outcome === 'unheard') {
      await again()
      outcome = await heard(route)
    }
    if (outcome !== (OWN.test(route) ? 'untold' : 'told')) odd.push(`${route} is ${outcome}`)
  }
  expect(odd).toEqual([])
})

/** The answers of one open door that differ from the first, or that are a fault. */
async function oddAt(route: string, door: 'open' | 'each' | 'public'): Promise<string[]> {
  const odd: string[] = []
  // What is public for another chantier is not there for this one, whoever asks.
  let usual = door === 'public' ? 404 : undefined
  for (const caller of built.callers) {
    const isAlike = ({ status }: Found) => door === 'each' || usual === undefined || status === usual
    const answer = await found(() => opens(caller, route), isAlike)
    usual ??= answer.status
    if (answer.status >= 500 || !isAlike(answer))
      odd.push(`${route}: ${caller.name} finds ${answer.status}, others ${usual}`)
  }
  return odd
}

test('an open door answers all alike, whoever they are, and never with a fault', async () => {
  const odd: string[] = []
  for (const [route, door] of Object.entries(doors))
    if (door === 'open' || door === 'each' || door === 'public') odd.push(...(await oddAt(route, door)))
  expect(odd).toEqual([])
})
