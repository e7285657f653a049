import { nobody } from '#platform/acting.ts'
import type { Identify } from '#platform/http/visit.ts'
import type { Platform } from '#platform/http.ts'
import { authOf, SESSION_COOKIE } from './auth.ts'
import { keepKeys } from './keys.actions.ts'

/** Who asks, from the cookie of the session; and what they are today, in which organisations. */
export const identifyWith =
  (platform: Platform): Identify =>
  async ({ headers, origin, today, keys }) => {
    if (!hasSessionCookie(headers)) return { ...nobody, keys }
    const auth = await authOf(platform, origin)
    const found = await auth.api.getSession({ headers })
    if (!found) return { ...nobody, keys }
    const { user, session } = found
    const person = { id: user.id, name: user.name, email: user.email, session: session.id }
    return { person, ...(await rightsOf(platform.db, { personId: user.id, today, keys })) }
  }

const hasSessionCookie = (headers: Headers): boolean =>
  headers.get('cookie')?.includes(`${SESSION_COOKIE}=`) ?? false

type Asked = { personId: string; today: string; keys: ReadonlySet<string> }

/** What every space of a person switched off; nothing for who is in none. */
function offInAll(held: readonly { modules_off: readonly string[] }[]): ReadonlySet<string> {
  const [first, ...rest] = held
  return new Set(
    (first?.modules_off ?? []).filter((name) => rest.every((one) => one.modules_off.includes(name))),
  )
}

/** The roles that a person holds on a day, by organisation; the keys of their account; whether they are the host. */
async function rightsOf(db: Platform['db'], { personId, today, keys }: Asked) {
  const [held, host, kept] = await Promise.all([
    db
      .selectFrom('membership')
      .innerJoin('space', 'space.organisation_id', 'membership.organisation_id')
      .select(['membership.organisation_id', 'membership.role', 'space.modules_off'])
      .where('person_id', '=', personId)
      .where('from_on', '<=', today)
      .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
      .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>', today)]))
      .execute(),
    db.selectFrom('host').select('person_id').where('person_id', '=', personId).executeTakeFirst(),
    db.selectFrom('person_key').select('hash').where('person_id', '=', personId).execute(),
  ])
  const memberships = new Map<bigint, Set<string>>()
  for (const { organisation_id: id, role } of held)
    memberships.set(id, (memberships.get(id) ?? new Set()).add(role))
  const ownKeys = new Set(kept.map(({ hash }) => hash))
  const brought = [...keys].filter((hash) => !ownKeys.has(hash))
  if (brought.length > 0) await keepKeys(db, { personId, brought })
  return {
    memberships,
    modulesOff: offInAll(held),
    keys: new Set([...ownKeys, ...brought]),
    roles: new Set(host ? (['host'] as const) : []),
  }
}
