import type { Context } from 'hono'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { type Seen, seeProject } from './see-project.ts'

export type Fields = Record<string, string>

/** The texts of a form; files and repeated names are read by who expects them. */
export const fieldsOf = async (c: Context<Visit>): Promise<Fields> =>
  Object.fromEntries(
    Object.entries(await c.req.parseBody()).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    ),
  )

/** A page that needs an account leads to the sign-in, which leads back. */
export const signInFirst = (c: Context<Visit>, path = c.var.path) =>
  c.redirect(to(c.var.lang, `/connexion?suite=${encodeURIComponent(path)}`), 303)

export const pathOf = ({ project }: Pick<Seen, 'project'>, rest = '') => `/chantiers/${project.slug}${rest}`
const slugOf = (c: Context<Visit>) => c.req.param('slug') ?? ''

type Answer = Response | Promise<Response>

/** For who takes part: nobody signs in first, and the others cannot tell that the chantier exists. */
export const inside = (show: (c: Context<Visit>, seen: Seen) => Answer) => async (c: Context<Visit>) => {
  if (!c.var.actor.person)
    return signInFirst(c, c.req.method === 'GET' ? c.var.path : `/chantiers/${slugOf(c)}`)
  const seen = await seeProject(c.var, slugOf(c))
  return seen?.isInside ? show(c, seen) : c.notFound()
}

/** The same, for who may change the chantier. */
export const changing = (show: (c: Context<Visit>, seen: Seen) => Answer) =>
  inside((c, seen) => (seen.mayChange ? show(c, seen) : c.notFound()))

/** The number of a line in an address; one that nothing has when it is not a number. */
export const idIn = (c: Context<Visit>): bigint => {
  const id = c.req.param('id') ?? ''
  return /^\d{1,18}$/.test(id) ? BigInt(id) : 0n
}
