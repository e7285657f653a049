import type { Identify, Identity } from '#platform/http/visit.ts'
import type { Platform } from '#platform/http.ts'
import { authOf, SESSION_COOKIE } from './auth.ts'

const anonymous: Identity = { roles: new Set(), memberships: new Map() }

/** Who asks, from the cookie of the session; and what they are today, in which organisations. */
export const identifyWith =
  (platform: Platform): Identify =>
  async ({ headers, origin, today }) => {
    if (!hasSessionCookie(headers)) return anonymous
    const auth = await authOf(platform, origin)
    const found = await auth.api.getSession({ headers })
    if (!found) return anonymous
    const { user, session } = found
    const person = { id: user.id, name: user.name, email: user.email, session: session.id }
    return { person, ...(await rightsOf(platform.db, { personId: user.id, today })) }
  }

const hasSessionCookie = (headers: Headers): boolean =>
  headers.get('cookie')?.includes(`${SESSION_COOKIE}=`) ?? false

/** The roles that a person holds on a day, by organisation, and whether they run the instance. */
async function rightsOf(db: Platform['db'], { personId, today }: { personId: string; today: string }) {
  const [held, host] = await Promise.all([
    db
      .selectFrom('membership')
      .innerJoin('space', 'space.organisation_id', 'membership.organisation_id')
      .select(['membership.organisation_id', 'membership.role'])
      .where('person_id', '=', personId)
      .where('from_on', '<=', today)
      .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
      .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>', today)]))
      .execute(),
    db.selectFrom('host').select('person_id').where('person_id', '=', personId).executeTakeFirst(),
  ])
  const memberships = new Map<bigint, Set<string>>()
  for (const { organisation_id: id, role } of held)
    memberships.set(id, (memberships.get(id) ?? new Set()).add(role))
  return { memberships, roles: new Set(host ? (['host'] as const) : []) }
}
