import type { Context } from 'hono'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { type Action, findSpace, may, type Space } from '#registry/space/index.ts'
import { hasTeams } from '../engagements/candidacy.queries.ts'

type Answer = Response | Promise<Response>

/** A page of a space about its teams: what one may not see, or what is switched off, does not exist. */
export const insideSpace =
  (action: Action, run: (c: Context<Visit>, space: Space) => Answer) => async (c: Context<Visit>) => {
    if (!c.var.actor.person) return c.req.method === 'GET' ? signInFirst(c) : c.notFound()
    const space = await spaceFor(c, action)
    return space ? run(c, space) : c.notFound()
  }

async function spaceFor(
  { var: { db, actor }, req }: Context<Visit>,
  action: Action,
): Promise<Space | undefined> {
  const space = await findSpace(db, req.param('slug') ?? '')
  if (!space || !may(actor, action, { organisationId: space.organisation_id })) return undefined
  return (await hasTeams(db, space.organisation_id)) ? space : undefined
}
