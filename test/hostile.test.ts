// Somebody who has an account and means harm: every form that the site declares, every number of every address.
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { exampleOf } from './hostile/examples.ts'
import { type Furnished, furnish } from './hostile/furnish.ts'
import { tiesOf } from './hostile/ties.ts'
import { faultIn } from './hostile/values.ts'
import { browserAs, formsOf, orderAt, placeOf, putBack, type Sitting, walkDoor } from './hostile/walk.ts'
import { withoutSecondWall } from './isolation/second-wall.ts'
import { bodies } from './rights/bodies.ts'
import { furnished } from './rights/furnished.ts'
import { ORIGIN } from './world.ts'

let sitting: Sitting
beforeAll(async () => {
  sitting = { ...(await furnished(furnish)), isChanged: false }
})
beforeEach(() => putBack(sitting))

test('every form has an example of what it is sent', () => {
  const without = formsOf(sitting.world).filter((route) => !exampleOf(route, sitting.built.named))
  expect(without).toEqual([])
})

const ofTheNeighbour = ({ neighbour }: Furnished) => ({
  ...{ person: neighbour.person, organisation: String(neighbour.organisation) },
  ...{ project: String(neighbour.project), space: String(neighbour.organisation) },
})
/** Nobody may: the instance has its host already. */
const SHUT = ['POST /premier-acces', 'POST /premier-acces/demonstration']

test('anything, in any form, is kept as text or refused in words, and touches nobody else', async () => {
  const { world, built } = sitting
  const readTies = await tiesOf(world.db, ofTheNeighbour(built))
  const before = await readTies()
  expect(before.length).toBeGreaterThan(5)
  const faults: string[] = []
  const shut: string[] = []
  for (const route of formsOf(world)) {
    const found = await walkDoor(sitting, route)
    if (found.entered === 0) shut.push(route)
    faults.push(...found.faults)
    const after = await readTies()
    const gained = after.filter((row) => !before.includes(row))
    if (gained.length > 0 || after.length < before.length) {
      faults.push(`${route} touched a neighbour: ${gained.join().slice(0, 300)}`)
      await putBack(sitting)
    }
  }
  expect(faults).toEqual([])
  expect(shut).toEqual(SHUT)
})

test('a file, or half a body, where a text is expected breaks nothing', async () => {
  const faults: string[] = []
  const headers = (type: string) => ({ origin: ORIGIN, 'content-type': type })
  for (const route of formsOf(sitting.world)) {
    const names = Object.keys(exampleOf(route, sitting.built.named) ?? {})
    const files = new FormData()
    for (const name of names) files.append(name, new File(['\0%PDF'], '../../<b>.pdf'))
    const bodiesSent: RequestInit[] = [
      { headers: { origin: ORIGIN }, body: files },
      {
        headers: headers('multipart/form-data; boundary=x'),
        body: '--x\r\nContent-Disposition: form-data; na',
      },
      {
        headers: headers('application/x-www-form-urlencoded'),
        body: names.map((name) => `${name}=%ED%A0%80%`).join('&'),
      },
    ]
    const [walker = 'administrator'] = orderAt(route)
    const cookie = [...browserAs(sitting, walker).cookies]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
    for (const { headers: given, body } of bodiesSent) {
      const answer = await sitting.world.app.request(`${ORIGIN}${placeOf(sitting.built, route.slice(5))}`, {
        ...{ method: 'POST', body: body ?? null, headers: { ...given, cookie } },
      })
      if (answer.status >= 500) faults.push(`${route}: ${answer.status} to ${String(body).slice(0, 40)}`)
    }
  }
  expect(faults).toEqual([])
})

/** What stands in an address where a number or a name should. */
const PLACES = ['-1', '99999999999999999999', '%00', '%ff', "'--"]
/** What lists read. */
const ASKED = [
  'q',
  'mots',
  'page',
  'savoir',
  'region',
  'des',
  'jusqua',
  'du',
  'au',
  'temps',
  'mois',
  'semaine',
]
const ALSO = [
  'niveau',
  'libres',
  'jours',
  'avant',
  'depuis',
  'cursor',
  'limit',
  'from',
  'until',
  'theme',
  'etape',
]
const ANSWERS = ['\0', '0000-01-01', '99999999999999999999', "'--<b>"]

test('any number in any address, and any question to any list, is answered without a fault', async () => {
  const { world, built } = sitting
  const browser = browserAs(sitting, 'administrator')
  const faults: string[] = []
  const gets = new Set(world.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))
  for (const path of [...gets].filter((one) => !one.includes('*') && !/deconnexion/.test(one))) {
    const odd = /:/.test(path) ? PLACES.map((place) => path.replace(/:\w+(\{[^}]*\})?/g, place)) : []
    const asked = ANSWERS.map(
      (answer) =>
        `${placeOf(built, path)}?${new URLSearchParams([...ASKED, ...ALSO].map((name): [string, string] => [name, answer]))}`,
    )
    for (const address of [...odd, ...asked]) {
      const answer = await browser.get(address)
      const fault = faultIn(answer, await answer.text(), { route: path, fields: { sent: '\0' } })
      if (fault) faults.push(`${address.slice(0, 120)}: ${fault}`)
    }
  }
  expect(faults).toEqual([])
})

test('one’s own chantier does not open the lines of another’s', async () => {
  const { world, built } = sitting
  const rows = await tiesOf(world.db, ofTheHouse(built))
  const before = await rows()
  const opened: string[] = []
  const mine = (address: string) =>
    address
      .replace('/prive/', '/voisin/')
      .replace('/un-commun/', '/commun-voisin/')
      .replace(built.coopSlug, `espace-552100554`)
  await withoutSecondWall(world, async () => {
    for (const route of formsOf(world).filter((one) => /:slug.*:id/.test(one))) {
      const answer = await browserAs(sitting, 'stranger').post(mine(placeOf(built, route.slice(5))), {
        ...bodies[route]?.(built.named),
      })
      if (answer.status < 400) opened.push(`${route}: ${answer.status}`)
    }
  })
  expect(opened).toEqual([])
  expect(await rows()).toEqual(before)
})
const ofTheHouse = ({ coop, callers, project }: Furnished) => ({
  ...{
    person: callers.find(({ name }) => name === 'lead')?.actor.person?.id ?? '',
    organisation: String(coop),
  },
  ...{ project: String(project), space: String(coop) },
})
