import { createHash } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { assert } from '#engines/assert.ts'
import { type Acting, nobody } from '#platform/acting.ts'
import { addDays } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import type { Platform } from '#platform/http.ts'
import { type Body, type Character, cast, emailOf, everybody, type Who } from './cast.ts'

/** Where the messages of the demonstration would lead; they are forgotten before they leave. */
export const ORIGIN = 'https://demonstration.invalid'

/** What scenes share: who may act, on which day, and what was made under which name. */
export type Stage = {
  db: Db
  today: string
  /** Somebody of the cast, on a day of the year that ends today. */
  as: (who: Who, daysAgo: number) => Promise<Acting>
  day: (daysAgo: number) => string
  bodies: Map<Body, bigint>
  slugs: Map<string, string>
  keys: Map<string, string>
}
/** One gesture of one day. Scenes are played in the order of the year. */
export type Scene = { daysAgo: number; play: (stage: Stage) => Promise<void> }
export const scene = (daysAgo: number, play: Scene['play']): Scene => ({ daysAgo, play })

/** The same person has the same number on every instance. */
export function idOf(who: Who): string {
  const hex = createHash('sha256').update(`demonstration ${who}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export function setStage({ db, clock }: Pick<Platform, 'db' | 'clock'>): Stage {
  const today = clock().toISOString().slice(0, 10)
  const day = (daysAgo: number) => addDays(today, -daysAgo)
  const bodies = new Map<Body, bigint>()
  const keys = new Map<string, string>()
  return {
    ...{ db, today, day, bodies, keys, slugs: new Map() },
    as: async (who, daysAgo) => {
      const person = { id: idOf(who), name: cast[who].name, email: emailOf(who), session: '' }
      const memberships = await membershipsOn(db, person.id, day(daysAgo))
      const held = new Set(keys.values())
      const actor = { ...nobody, keys: held, person, memberships }
      const now = new Date(`${day(daysAgo)}T09:30:00Z`)
      return { db, actor, today: day(daysAgo), now, lang: 'fr' }
    },
  }
}

async function membershipsOn(db: Db, personId: string, day: string) {
  const held = await db
    .selectFrom('membership')
    .select(['organisation_id', 'role'])
    .where('person_id', '=', personId)
    .where('from_on', '<=', day)
    .execute()
  const memberships = new Map<bigint, Set<string>>()
  for (const { organisation_id: id, role } of held)
    memberships.set(id, (memberships.get(id) ?? new Set()).add(role))
  return memberships
}

/** Accounts with one password, drawn for this instance, and addresses taken for confirmed: nobody could confirm them. */
export async function openAccounts(db: Db, password: string, opened: Date): Promise<void> {
  const hash = await hashPassword(password)
  for (const who of everybody) {
    const id = idOf(who)
    const { name }: Character = cast[who]
    const dates = { created_at: opened, updated_at: opened }
    await db
      .insertInto('person')
      .values({ id, name, email: emailOf(who), email_verified: true, ...dates })
      .execute()
    await db
      .insertInto('person_credential')
      .values({ person_id: id, account_id: id, provider_id: 'credential', password: hash, ...dates })
      .execute()
  }
}

type Answer<T> = { done: true; value: T } | { done: false; reason: string; details?: unknown }
/** The demonstration is made of gestures that are allowed: a refusal is our mistake. */
export function must<T>(what: string, outcome: Answer<T>): T {
  assert(
    outcome.done,
    `${what} is done${outcome.done ? '' : `: ${outcome.reason} ${String(outcome.details)}`}`,
  )
  return outcome.value
}
