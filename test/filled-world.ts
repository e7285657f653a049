import { expect } from 'vitest'
import { reindexNeeds, reindexSolutions } from '#journey/2-match/index/reindex.actions.ts'
import { type Acting, theHost } from '#platform/acting.ts'
import { declareUsage } from '#registry/evidence/index.ts'
import { type SolutionRecord, saveSolutions } from '#registry/solution/index.ts'
import { emptyWorld, type World, type WorldOptions } from './world.ts'

const solutions: SolutionRecord[] = [
  {
    slug: 'agenda-des-salles',
    dated: '2026-01-02',
    sourceUrl: 'https://exemple.fr/catalogue',
    fields: {
      name: 'Agenda des salles',
      fr: 'Un agenda partagé pour les agents, et la réservation des salles.',
      en: 'A shared calendar, and the booking of rooms.',
      licence: 'AGPL-3.0-or-later',
      website: 'https://agenda.exemple.fr/',
      repository: 'https://forge.exemple.fr/agents/agenda',
      functions: { agenda: { state: 'proven', proof: 'https://agenda.exemple.fr/aide' } },
      audience: ['tous'],
      hosting: ['serveur'],
      replaces: ['Outlook'],
      since: 2016,
    },
    users: [{ name: 'Ville de Lannion', source: 'https://exemple.fr/usages', seen: '2026-05' }],
    providers: [{ name: 'Atelier', for: 'support', source: 'https://exemple.fr/', seen: '2026' }],
  },
  { slug: 'sans-adresse', fields: { name: 'Sans adresse', fr: 'Rien d’autre n’est connu.' } },
  ...Array.from({ length: 8 }, (_, i) => ({
    slug: `carnet-${i}`,
    // Two by two the same name: an order by name alone would lose some between two pages.
    fields: {
      name: `Carnet ${i >> 1}`,
      fr: 'Un carnet.',
      licence: 'MIT',
      repository: `https://forge.exemple.fr/c/${i}`,
    },
  })),
]

const bodies = [
  { siren: '212900195', name: 'Ville de Brest', kind: 'commune' as const, population: 139_000, key: 'brest' },
  {
    siren: '130025265',
    name: 'Un service de l’État',
    kind: 'etat' as const,
    population: null,
    key: 'un service',
  },
  {
    siren: null,
    name: 'Un territoire',
    kind: 'commune' as const,
    population: 12,
    key: 'territoire',
    code: '29999',
  },
]

const public_ = {
  text: 'À Clairlieu, nous cherchons un agenda partagé pour 40 agents et leurs salles',
  body: 'Ville de Clairlieu',
}

/** A small site with something on every page: solutions, bodies, uses, a public need and a redacted one, a group. */
export async function filledWorld(options: WorldOptions = {}) {
  const world = await emptyWorld(options)
  const host: Acting = world.acting({ actor: theHost })
  expect((await saveSolutions(host, 'redaction', solutions)).done).toBe(true)
  for (const { key, code, ...body } of bodies)
    await world.db
      .insertInto('organisation')
      .values({
        ...body,
        insee_code: code ?? null,
        source: 'saisie',
        search_name: key,
        search_key: key,
        search: ` ${key} ${body.siren ?? code} `,
      })
      .execute()
  const declared = await declareUsage(world.acting(), 'agenda-des-salles', {
    organisme: 'Ville de Brest',
    siren: '212 900 195',
    courriel: 'contact-secret@exemple.fr',
  })
  expect(declared.done).toBe(true)
  const open = await describe(world, public_.text, public_.body)
  const redacted = await describe(world, public_.text, 'Ville de Valsecret')
  await world.post(`${open}/publier`, { visibility: 'public' })
  await world.post(`${redacted}/publier`, {
    visibility: 'redacted',
    public_title: 'Agenda partagé',
    public_text: 'Une ville cherche un agenda partagé.',
  })
  await world.post(`${redacted}/grouper`, { title: 'Un agenda pour tous', purpose: 'Le faire ensemble' })
  await reindexSolutions(world.acting())
  await reindexNeeds(world.acting())
  const ref = (path: string) => path.split('/').at(-1) ?? ''
  const group = await world.db.selectFrom('need_group').select('ref').executeTakeFirst()
  return Object.assign(world, { refs: { open: ref(open), redacted: ref(redacted), group: group?.ref ?? '' } })
}
export type FilledWorld = Awaited<ReturnType<typeof filledWorld>>

async function describe(world: World, text: string, body: string): Promise<string> {
  const answer = await world.post('/besoins', { text })
  const path = new URL(answer.headers.get('location') ?? '', 'http://x').pathname
    .split('/')
    .slice(0, 3)
    .join('/')
  const { title } = await world.db
    .selectFrom('need')
    .select('title')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const precise = await world.post(`${path}/preciser`, { title, text, body_name: body, body_kind: 'commune' })
  expect(precise.status).toBe(303)
  return path
}
