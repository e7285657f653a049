import { type Context, Hono } from 'hono'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { may, type Space } from '#registry/space/index.ts'
import { insideSpace } from '../policy/inside-space.routes.ts'
import { composeSpace } from './compose.actions.ts'
import { latestEquity, proposalsOf, runningProjects } from './compose.queries.ts'
import { type SpaceTeamRow, SpaceTeamsPage } from './space-teams.page.tsx'
import type { TeamRefusal } from './team.words.ts'

const pathOf = ({ slug }: Space) => `/espaces/${slug}/equipes`

async function show(c: Context<Visit>, space: Space, refusal?: TeamRefusal) {
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
  return c.html(<SpaceTeamsPage {...props} refusal={refusal} />, refusal ? 422 : 200)
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
  const outcome = await composeSpace(c.var, space)
  if (outcome.done) return c.redirect(to(c.var.lang, pathOf(space)), 303)
  return outcome.reason === 'not-found' ? c.notFound() : show(c, space, outcome.reason)
}

export const spaceTeamRoutes = new Hono<Visit>()
  .get(
    '/espaces/:slug/equipes',
    insideSpace('policy.read', (c, space) => show(c, space)),
  )
  .post('/espaces/:slug/equipes', insideSpace('team.propose', compose))
