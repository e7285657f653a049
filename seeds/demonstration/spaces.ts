import { assert } from '#engines/assert.ts'
import type { Acting } from '#platform/acting.ts'
import { addOrganisation, type CompanyDirectory } from '#registry/organisation/index.ts'
import { findSpace } from '#registry/space/index.ts'
import { answerInvitation, invite } from '#registry/space/invitation.actions.ts'
import { openSpace } from '#registry/space/space.actions.ts'
import { type Body, bodies, cast, emailOf, everybody, firstOf, type Who } from './cast.ts'
import { must, ORIGIN, type Scene, type Stage, scene } from './stage.ts'

const FOUNDED = 365
/** Nobody asks the State about what is invented. */
const noDirectory: CompanyDirectory = { find: async () => ({ state: 'absent' }) }
const keysOf = Object.keys(bodies) as Body[] // The object's own keys.

/** Bodies, their spaces, and the people who enter them with a letter in hand. */
export const spaceScenes: readonly Scene[] = [
  ...keysOf.map((body) => scene(FOUNDED, (stage) => openFor(stage, body))),
  ...everybody
    .filter((who) => firstOf[cast[who].body] !== who)
    .map((who, i) => scene(FOUNDED - 2 - 2 * i, (stage) => bringIn(stage, who, FOUNDED - 2 - 2 * i))),
]

async function openFor(stage: Stage, body: Body): Promise<void> {
  const { name, siren, kind } = bodies[body]
  const who = firstOf[body]
  const acting = await stage.as(who, FOUNDED)
  const fields = { numero: siren, source: 'saisie', nom: name, nature: kind, adresse: '', code_postal: '' }
  const { id } = must(name, await addOrganisation(acting, fields, noDirectory))
  stage.bodies.set(body, id)
  const host: Acting = { ...acting, actor: { ...acting.actor, roles: new Set(['host']) } }
  must(name, await openSpace(host, { organisme: siren, courriel: emailOf(who) }, ORIGIN))
  await accept(stage, who, FOUNDED)
  // Roles beside the first one are given by the letter that the first administrator writes to themself.
  const others = cast[who].roles.filter((role) => role !== 'administrator')
  if (others.length > 0) await write(stage, { by: who, to: who, daysAgo: FOUNDED, roles: others })
}

async function bringIn(stage: Stage, who: Who, daysAgo: number): Promise<void> {
  await write(stage, { by: firstOf[cast[who].body], to: who, daysAgo, roles: cast[who].roles })
}

type Letter = { by: Who; to: Who; daysAgo: number; roles: readonly string[] }

async function write(stage: Stage, { by, to, daysAgo, roles }: Letter): Promise<void> {
  const acting = await stage.as(by, daysAgo)
  const space = await findSpace(stage.db, await slugOf(stage, cast[by].body))
  assert(space !== undefined, 'the space of a body is open')
  must(
    `the letter to ${to}`,
    await invite(acting, space, { courriel: emailOf(to), roles: [...roles] }, ORIGIN),
  )
  await accept(stage, to, daysAgo)
}

/** The letter is read here as its reader would: its key gives the right to answer. */
async function accept(stage: Stage, who: Who, daysAgo: number): Promise<void> {
  const letter = await stage.db
    .selectFrom('invitation')
    .select(['id', 'key_hash'])
    .where('email', '=', emailOf(who))
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const acting = await stage.as(who, daysAgo)
  const reader = { ...acting, actor: { ...acting.actor, keys: new Set([letter.key_hash]) } }
  must(`the answer of ${who}`, await answerInvitation(reader, letter.id, { reponse: 'accepted' }))
}

async function slugOf({ db, bodies: known }: Stage, body: Body): Promise<string> {
  const { slug } = await db
    .selectFrom('space')
    .select('slug')
    .where('organisation_id', '=', known.get(body) ?? 0n)
    .executeTakeFirstOrThrow()
  return slug
}
