import { assert } from '#engines/assert.ts'
import { readSubjects, readTaxonomy } from '#registry/taxonomy/index.ts'
import type { World } from '#test/world.ts'
import { canteen } from './agent.ts'

const long = (words: string, signs: number) => words.repeat(Math.ceil(signs / words.length)).slice(0, signs)
const LONG_WORD = 'Trèslongmotdunseultenantquiviendraitducopiécolléduntableau'
const taxonomy = [...readTaxonomy().functions.keys()]
const subject = readSubjects()
  .flatMap((root) => root.subjects)
  .reduce((most, one) => (one.mandatory.length + one.optional.length > questions(most) ? one : most))

function questions({ mandatory, optional }: { mandatory: readonly unknown[]; optional: readonly unknown[] }) {
  return mandatory.length + optional.length
}

const NEIGHBOURS = 10
const ASKED = 10

/** What a page of a need shows at its fullest, made as visitors make it; each path is read with the keys beside. */
export async function fullNeeds(world: World) {
  const group = await neighboursGroup(world)
  world.cookies.clear()
  const plain = await describe(world, canteen.fr)
  const full = await fullNeed(world)
  await send(world, `/groupes/${group}/rejoindre`, { besoin: refOf(full) })
  await send(world, `/groupes/${group}/montant`, { besoin: refOf(full), euros: '12 000' })
  const keys = world.cookies.get('cles')
  assert(keys !== undefined, 'who wrote a need holds its key')
  world.cookies.clear()
  return {
    plain,
    full,
    group: `/groupes/${group}`,
    keys,
    answer: await answerPath(world),
    subject: subject.id,
  }
}
export type FullNeeds = Awaited<ReturnType<typeof fullNeeds>>

const refOf = (path: string) => path.split('/').at(-1) ?? ''

async function send(world: World, path: string, fields: Record<string, string | string[]>): Promise<string> {
  const answer = await world.post(path, fields)
  assert(answer.status === 303, `${path} takes what is sent: ${answer.status}`)
  return answer.headers.get('location') ?? ''
}
const describe = (world: World, text: string) => send(world, '/besoins', { text })

/** As many bodies as are shown with the same need, some redacted, and a group of most of them. */
async function neighboursGroup(world: World): Promise<string> {
  const paths: string[] = []
  for (let i = 0; i < NEIGHBOURS; i += 1) {
    const path = await describe(world, `${canteen.fr} ${'Et un agenda partagé. '.repeat(i % 3)}`)
    await send(world, `${path}/preciser`, {
      title: i === 0 ? `Cantine ${LONG_WORD}` : `Inscrire les enfants à la cantine, ${i}`,
      text: canteen.fr,
      body_name: `Communauté de communes des Trois-Vallons et de Clairlieu ${i}`,
      body_kind: i % 2 ? 'commune' : 'epci',
      region_code: '53',
      population: String(2_000 * (i + 1)),
      hosting: 'france',
    })
    const words = { public_title: `Cantine ${i}`, public_text: canteen.fr }
    await send(world, `${path}/publier`, { visibility: i % 3 ? 'public' : 'redacted', ...words })
    paths.push(path)
  }
  const [first = '', ...others] = paths
  const title = 'Une cantine pour tous, de la vallée à la mer'
  const group = refOf(
    await send(world, `${first}/grouper`, { title, purpose: long('Le faire ensemble. ', 600) }),
  )
  for (const path of others.slice(0, -2)) {
    await send(world, `/groupes/${group}/rejoindre`, { besoin: refOf(path) })
    await send(world, `/groupes/${group}/montant`, { besoin: refOf(path), euros: '14 500' })
  }
  return group
}

/** Everything said, corrected, asked and answered. */
async function fullNeed(world: World): Promise<string> {
  const text = `${canteen.fr}\n\n${long('Nous voulons que ce soit simple pour les familles et pour les agents. ', 4_000)}`
  const path = await describe(world, text)
  for (const fonction of taxonomy.slice(0, 6))
    await send(world, `${path}/compris`, { geste: 'ajouter', fonction })
  for (const condition of ['hosting:serveur', 'licence:copyleft', 'accessibility:rgaa', 'privacy:rgpd'])
    await send(world, `${path}/compris`, { geste: 'condition', condition })
  await send(world, `${path}/preciser`, {
    title: long('Inscrire les enfants à la cantine, payer et recevoir une attestation ', 118).trim(),
    text,
    body_name: 'Ville de Saint-Aubin-sur-Marne',
    body_kind: 'commune',
    population: '24 000',
    budget_max: '60 000',
    existing: long('Un tableur partagé. ', 400),
    subject: subject.id,
    ...answersTo(subject),
  })
  await send(world, `${path}/publier`, { visibility: 'public', email: 'agent@ville.example' })
  for (let i = 0; i < ASKED; i += 1)
    await send(world, `${path}/demandes`, {
      name: `Coopérative numéro ${i}, services numériques`,
      email: `coop${i}@coop.example`,
      message: 'Nous vous avons vus au salon.',
    })
  const [solution] = /\/solutions\/([a-z0-9-]+)/.exec(await (await world.get(path)).text())?.slice(1) ?? []
  await send(world, `${path}/comparer`, {
    voie: 'adapt',
    solution: solution ?? '',
    note: long('Parce que. ', 400),
  })
  await answers(world)
  return path
}

const answerOf = { text: 'Oui', number: '120', date: '2027-09-01', 'yes-no': 'oui' }

const answersTo = ({ mandatory }: typeof subject) =>
  Object.fromEntries(
    mandatory.map(({ id, kind, choices }) => [
      `question-${id}`,
      kind === 'choice' ? (choices[0]?.id ?? '') : answerOf[kind],
    ]),
  )

const answerPaths = async ({ db }: World): Promise<string[]> => {
  const mails = await db
    .selectFrom('mail')
    .select('body')
    .where('body', 'like', '%/reponses/%')
    .orderBy('id')
    .execute()
  return mails.map(({ body }) => /\/reponses\/[\w-]+/.exec(body)?.[0] ?? '')
}
const answerPath = async (world: World) => (await answerPaths(world)).at(-1) ?? ''

/** All but the last have answered. */
async function answers(world: World): Promise<void> {
  const states = ['taken', 'refused', 'given-up'] as const
  const paths = await answerPaths(world)
  for (const [i, path] of paths.slice(0, -1).entries()) {
    const state = states[i % states.length] ?? 'taken'
    if (state === 'given-up') await send(world, path, { state: 'taken' })
    await send(world, path, { state, reason: long('Nos équipes sont prises jusqu’au printemps. ', 450) })
  }
}
