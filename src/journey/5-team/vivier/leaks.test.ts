import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { type Actor, nobody } from '#platform/acting.ts'
import { behindWall } from '#platform/wall.ts'
import { type Visibility, visibilities } from '#registry/profile/index.ts'
import { countFor, profile, type Someone, type VivierWorld, vivierWorld } from '#test/vivier-world.ts'
import type { World } from '#test/world.ts'

let world: VivierWorld['world']
let ada: VivierWorld['ada']
let peer: VivierWorld['peer']
let sympathiser: VivierWorld['sympathiser']
let neighbour: VivierWorld['neighbour']
let stranger: VivierWorld['stranger']
let coop: VivierWorld['coop']
let other: VivierWorld['other']
beforeEach(async () => {
  ;({ world, ada, peer, sympathiser, neighbour, stranger, coop, other } = await vivierWorld())
})

/** Texts that stand nowhere else: a leak is a text found where it may not be. */
const secrets = {
  headline: 'phrase-qzx',
  bio: 'texte-qzx',
  aspirations: 'envie-qzx',
  avoids: 'refus-qzx',
  place: 'lieu-qzx',
  pronouns: 'iel-qzx',
  rate: '3217',
  links: 'https://qzx.exemple.fr/page',
} as const

type Secret = keyof typeof secrets

const names = Object.keys(secrets) as Secret[]

/** How a value is written on a page, in a file or by a program. */
const shapes: Record<Secret, RegExp> = {
  headline: /phrase-qzx/,
  bio: /texte-qzx/,
  aspirations: /envie-qzx/,
  avoids: /refus-qzx/,
  place: /lieu-qzx/,
  pronouns: /iel-qzx/,
  rate: /3\D?217|321700/,
  links: /qzx\.exemple/,
}

const reaches: Record<string, readonly Visibility[]> = {
  self: visibilities,
  peer: ['coop', 'network', 'public'],
  sympathiser: ['network', 'public'],
  neighbour: ['network', 'public'],
  stranger: ['public'],
  nobody: ['public'],
}

const readers = () => ({ self: ada, peer, sympathiser, neighbour, stranger, nobody: world })

const places = ['/vivier', '/vivier/ada-lumiere', '/vivier.csv', '/vivier.json', '/en/vivier/ada-lumiere']

/** What one reader finds, wherever they look: exactly what is open to them. */
async function expectSeen(
  who: string,
  reader: { get: World['get'] },
  open: readonly Secret[],
): Promise<void> {
  const found = (await Promise.all(places.map(async (place) => (await reader.get(place)).text()))).join('\n')
  expect([who, names.filter((name) => shapes[name].test(found))]).toEqual([who, open])
  for (const name of ['headline', 'bio', 'place'] as const) {
    const count = await countFor(reader, `mots=${secrets[name].slice(0, -1)}`)
    expect([who, name, count]).toEqual([who, name, Number(open.includes(name))])
  }
  const status = open.length > 0 || who === 'self' ? 200 : 404
  expect([who, (await reader.get('/vivier/ada-lumiere')).status]).toEqual([who, status])
}

test('no field leaks: whatever the visibilities and the reader, in pages, files and searches', async () => {
  const anyVisibility = fc.constantFrom(...visibilities)
  const anyShown = fc.record(
    Object.fromEntries(names.map((name) => [name, anyVisibility])) as Record<Secret, typeof anyVisibility>,
  )
  const keepsSecrets = fc.asyncProperty(anyShown, async (shown) => {
    const seen = Object.fromEntries(names.map((name) => [`seen-${name}`, shown[name]]))
    expect((await ada.post('/mon/profil', profile({ ...secrets, ...seen }))).status).toBe(303)
    for (const [who, reader] of Object.entries(readers()))
      await expectSeen(
        who,
        reader,
        names.filter((name) => reaches[who]?.includes(shown[name])),
      )
  })
  await fc.assert(keepsSecrets, { numRuns: 10 })
})

test('the second wall hides each line by itself, whatever a query forgets', async () => {
  await ada.post(
    '/mon/profil',
    profile({ bio: 'b', 'seen-bio': 'coop', headline: 'h', 'seen-headline': 'network', place: 'p' }),
  )
  const read = async (someone: Someone, memberships: Actor['memberships']) => {
    const person = { id: someone.person, name: '', email: '', session: '' }
    const db = await behindWall(world.db, { ...nobody, person, memberships })
    const rows = await db.selectFrom('profile_field').select('field').orderBy('field').execute()
    const profiles = await db.selectFrom('profile').select('handle').execute()
    await db
      .deleteFrom('profile_field')
      .where('field', '=', 'headline')
      .where('person_id', '=', ada.person)
      .execute()
    return [rows.map(({ field }) => field), profiles.length]
  }
  const member = new Set(['member'])
  expect(await read(peer, new Map([[coop, member]]))).toEqual([['bio', 'headline'], 1])
  expect(await read(neighbour, new Map([[other, member]]))).toEqual([['headline'], 1])
  expect(await read(stranger, new Map())).toEqual([[], 0])
  expect(await world.db.selectFrom('profile_field').select('field').execute()).toHaveLength(4)
})

test('« see as » shows what such a reader would find', async () => {
  await ada.post(
    '/mon/profil',
    profile({ headline: 'phrase-qzx', 'seen-headline': 'network', bio: 'texte-qzx', 'seen-bio': 'coop' }),
  )
  const as = async (who: string) => (await ada.get(`/mon/profil/apercu?comme=${who}`)).text()
  expect(await as('coop')).toContain('texte-qzx')
  expect(await as('network')).not.toContain('texte-qzx')
  expect(await as('network')).toContain('phrase-qzx')
  expect(await as('public')).toContain('n’existe pas')
})
