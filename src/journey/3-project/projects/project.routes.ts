import type { Context } from 'hono'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { type Seen, seeProject } from './see-project.ts'

export const pathOf = ({ project }: Pick<Seen, 'project'>, rest = '') => `/chantiers/${project.slug}${rest}`
const slugOf = (c: Context<Visit>) => c.req.param('slug') ?? ''

type Show<Answer> = (c: Context<Visit>, seen: Seen) => Answer | Promise<Answer>

/** For who takes part: nobody signs in first, and the others cannot tell that the chantier exists. */
export const inside =
  <Answer = Response>(show: Show<Answer>) =>
  async (c: Context<Visit>): Promise<Answer | Response> => {
    if (!c.var.actor.person)
      return signInFirst(c, c.req.method === 'GET' ? c.var.path : `/chantiers/${slugOf(c)}`)
    const seen = await seeProject(c.var, slugOf(c))
    return seen?.isInside ? show(c, seen) : c.notFound()
  }

/** The same, for who may change the chantier. */
export const changing = (show: Show<Response>) =>
  inside((c, seen) => (seen.mayChange ? show(c, seen) : c.notFound()))
