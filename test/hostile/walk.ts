// Goes to every form of the site as people who are let in, and sends it everything.
import { addressOf } from '../rights/house.ts'
import { browserOf, ORIGIN, type World } from '../world.ts'
import { exampleOf } from './examples.ts'
import type { Furnished } from './furnish.ts'
import { attemptsOn, briefly, columnsOf, type Fields, faultIn } from './values.ts'

/** Who administers the space, who leads its chantier, who is in its team, who answers for another party; the host. */
type Walker = 'administrator' | 'lead' | 'team' | 'party' | 'host'
/** Doors that tire. */
const ACCOUNT = /^POST \/(?:compte|connexion|inscription|mot-de-passe-oublie|deconnexion)/
/** A third who is let in meets the same action as the two before. */
const ENTERING_MAX = 2
const DENIED = new Set([401, 403, 404])

export type Sitting = { world: World; built: Furnished; again: () => Promise<void>; isChanged: boolean }

export const formsOf = ({ app }: World) => [
  ...new Set(app.routes.filter(({ method }) => method === 'POST').map(({ path }) => `POST ${path}`)),
]

/** An address of the house, of what opens by a key, or of what all share. */
export function placeOf({ keyed, ...built }: Furnished, path: string): string {
  const shared = path
    .replace(/^\/solutions\/:slug/, `/solutions/${keyed.solution}`)
    .replace(/^\/groupes\/:ref/, `/groupes/${keyed.group}`)
    .replace(/^\/(reponses|usages|suivis|lettres)\/:key/, `/$1/${keyed.key}`)
  return addressOf(built, shared)
}

export function browserAs({ world, built }: Sitting, walker: Walker | 'stranger') {
  const caller = built.callers.find(({ name }) => name === walker)
  const cookies = new Map(caller?.browser.cookies)
  if (walker === 'administrator') cookies.set('cles', built.need.key)
  return browserOf(world.app, cookies)
}

/** Sends one form, and reads the page that it leads to. */
async function attempt(sitting: Sitting, route: string, walker: Walker, fields: Fields) {
  const browser = browserAs(sitting, walker)
  if (ACCOUNT.test(route)) await sitting.world.db.deleteFrom('sign_in_rate').execute()
  const answer = await browser.post(placeOf(sitting.built, route.replace('POST ', '')), fields)
  const next = answer.headers.get('location') ?? ''
  const isDenied = DENIED.has(answer.status) || /\/connexion\?suite=/.test(next)
  if (answer.status < 400) sitting.isChanged = true
  const fault = faultIn(answer, await answer.text(), { route, fields })
  if (fault || isDenied || answer.status !== 303) return { isDenied, fault }
  const shown = await browser.get(new URL(next, ORIGIN).pathname)
  return { isDenied, fault: faultIn(shown, await shown.text(), { route, fields }) }
}

export async function putBack(sitting: Sitting): Promise<void> {
  await sitting.again()
  sitting.isChanged = false
}

type Trial = { route: string; walker: Walker; example: Fields; attempts: Iterable<Fields> }

/**
 * What one walker tries at one door: undefined when they are not let in. What an attempt takes away is put back once:
 * a door that takes it away whatever it is told has nothing more to read.
 */
async function tryAll(sitting: Sitting, { route, walker, example, attempts }: Trial) {
  const foreign = columnsOf(sitting.built.neighbour)
  const send = (fields: Fields) => attempt(sitting, route, walker, { ...foreign, ...fields })
  let isBack = false
  const sendOnce = async (fields: Fields) => {
    const first = await send(fields)
    if (!first.isDenied || !sitting.isChanged || isBack) return first
    await putBack(sitting)
    isBack = true
    return send(fields)
  }
  const faults: string[] = []
  let isLetIn = false
  for (const fields of attempts) {
    const { isDenied, fault } = await sendOnce(fields)
    if (fault) faults.push(`${route} as ${walker}: ${fault} ${JSON.stringify(fields).slice(0, 300)}`)
    // What cannot be read may be answered like a closed door: what is well formed tells.
    isLetIn ||= !isDenied || !(await send(example)).isDenied
    if (!isLetIn) return undefined
  }
  return faults
}

/** Everything at one door, by who is let in: in full for the first, a little for the others. */
export async function walkDoor(sitting: Sitting, route: string) {
  const example = exampleOf(route, sitting.built.named)
  if (!example) throw new Error(`${route} has an example`)
  const faults: string[] = []
  let entered = 0
  for (const walker of orderAt(route)) {
    if (entered === ENTERING_MAX) break
    const attempts = entered > 0 ? briefly(example) : attemptsOn(example)
    const found = await tryAll(sitting, { route, walker, example, attempts })
    if (!found) continue
    entered++
    faults.push(...found)
  }
  return { faults, entered }
}

/** A chantier is first tried by who leads it; an account is the same for all. */
export function orderAt(route: string): readonly Walker[] {
  if (/^POST \/chantiers/.test(route)) return ['lead', 'administrator', 'team']
  if (ACCOUNT.test(route)) return ['administrator', 'team']
  return route === 'POST /espaces' ? ['host'] : ['administrator', 'lead', 'team', 'party']
}
