import { type Context, Hono } from 'hono'
import { fieldsOf } from '#platform/http/fields.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { may, type Space } from '#registry/space/index.ts'
import { insideSpace } from '../policy/inside-space.routes.ts'
import { composeSpace } from './compose.actions.ts'
import { latestEquity, proposalsOf, runningProjects } from './compose.queries.ts'
import { type SpaceTeamRow, SpaceTeamsPage } from './space-teams.page.tsx'
import type { TeamRefusal } from './team.words.ts'

const pathOf = ({ slug }: Space) => `/espaces/${slug}/equipes`

type Refused = { refusal?: TeamRefusal; given?: Readonly<Record<string, string>>; wrong?: readonly string[] }

async function show(c: Context<Visit>, space: Space, refused: Refused = {}) {
  const { db, actor, lang } = c.var
  const organisationId = space.organisation_id
  const mayPropose = may(actor, 'team.propose', { organisationId })
  const [rows, equity] = await Promise.all([
    mayPropose ? rowsOf(c, organisationId) : undefined,
    latestEquity(db, organisationId),
  ])
  const props = {
    lang,
    path: pathOf(space),
    space,
    rows,
    equity: equity?.result,
    self: actor.person?.id ?? '',
  }
  const isRefused = refused.refusal !== undefined || refused.wrong !== undefined
  return c.html(<SpaceTeamsPage {...props} {...refused} />, isRefused ? 422 : 200)
}

const rowsOf = async ({ var: visit }: Context<Visit>, organisationId: bigint): Promise<SpaceTeamRow[]> =>
  Promise.all(
    (await runningProjects(visit.db, organisationId)).map(async (project) => {
      const { slug, title } = project
      const [last] = await proposalsOf(visit, project)
      return { slug, title, last: last && { made_at: last.made_at, teams: last.teams.length } }
    }),
  )

async function compose(c: Context<Visit>, space: Space) {
  const given = await fieldsOf(c)
  const outcome = await composeSpace(c.var, space, given)
  if (outcome.done) return c.redirect(to(c.var.lang, pathOf(space)), 303)
  if (outcome.reason === 'not-found') return c.notFound()
  if (outcome.reason !== 'weight-wrong') return show(c, space, { refusal: outcome.reason, given })
  return show(c, space, { given, wrong: outcome.details })
}

export const spaceTeamRoutes = new Hono<Visit>()
  .get(
    '/espaces/:slug/equipes',
    insideSpace('policy.read', (c, space) => show(c, space)),
  )
  .post('/espaces/:slug/equipes', insideSpace('team.propose', compose))
