import { type Context, Hono } from 'hono'
import type { Team } from '#engines/team/index.ts'
import { fieldsOf, idIn } from '#platform/http/fields.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { may, spacesAmong } from '#registry/space/index.ts'
import { namesFor } from '../engagements/names.queries.ts'
import { staffedProject } from '../engagements/step.actions.ts'
import { composeTeam } from './compose.actions.ts'
import { answersTo, choicesOf, type ProposalRow, proposalsOf, roleTitles } from './compose.queries.ts'
import { chooseTeam, withoutPerson } from './team.actions.ts'
import { TeamPage } from './team.page.tsx'
import type { TeamRefusal } from './team.words.ts'

type Staffed = NonNullable<Awaited<ReturnType<typeof staffedProject>>>
const OTHERS_SHOWN = 5
const slugOf = (c: Context<Visit>) => c.req.param('slug') ?? ''

async function show(c: Context<Visit>, refusal?: TeamRefusal) {
  if (!c.var.actor.person) return c.req.method === 'GET' ? signInFirst(c) : c.notFound()
  const project = await staffedProject(c.var, slugOf(c), 'team.propose')
  if (!project) return c.notFound()
  const proposals = await proposalsOf(c.var, project)
  const asked = c.req.query('calcul')
  const proposal = asked === undefined ? proposals[0] : proposals.find(({ id }) => String(id) === asked)
  if (asked !== undefined && !proposal) return c.notFound()
  const others = proposals.filter(({ id }) => id !== proposal?.id).slice(0, OTHERS_SHOWN)
  const props = await propsFor(c, project, proposal)
  return c.html(<TeamPage {...props} {...{ others, refusal }} mayDecide />, refusal ? 422 : 200)
}

async function propsFor(c: Context<Visit>, project: Staffed, proposal: ProposalRow | undefined) {
  const { db, lang } = c.var
  const choices = proposal ? await choicesOf(db, proposal.id) : []
  const team = teamShown(proposal, [c.req.query('equipe'), choices.at(-1)?.rank])
  const [answers, leaving, roles, policyHref] = await Promise.all([
    proposal ? answersTo(db, proposal.id) : [],
    leavingOf(c, { project, proposal, team }),
    roleTitles(db, [project.id]),
    policyHrefFor(c.var, project.organisation_id),
  ])
  const known = [
    ...peopleIn(proposal),
    ...choices.map(({ person_id: id }) => id),
    ...(leaving?.fixes ?? []).flatMap(({ replacements }) => replacements.map(({ person }) => person)),
  ]
  const names = {
    people: await namesFor(c.var, known),
    roles,
    project: project.title,
    isPlaced: project.territory !== null,
  }
  const path = `/chantiers/${project.slug}/equipe`
  return { lang, path, project, proposal, team, names, choices, answers, leaving, policyHref }
}

async function policyHrefFor({ db, actor, lang }: Visit['Variables'], organisationId: bigint) {
  if (!may(actor, 'policy.read', { organisationId })) return undefined
  const [space] = await spacesAmong(db, [organisationId])
  return space && to(lang, `/espaces/${space.slug}/politique-equipe`)
}

/** The one that is asked for, else the one that was chosen last, else the best. */
const teamShown = (proposal: ProposalRow | undefined, ranks: readonly unknown[]): Team | undefined =>
  ranks.flatMap((rank) => proposal?.teams.filter((one) => String(one.rank) === String(rank)) ?? [])[0] ??
  proposal?.teams[0]

/** Everybody whom a proposal names: in its teams, beside them, and those whose wish it leaves unmet. */
const peopleIn = (proposal: ProposalRow | undefined): string[] =>
  (proposal?.teams ?? []).flatMap(({ assignments, unmet }) => [
    ...assignments.flatMap(({ person, why }) => [person, ...why.others.map((other) => other.person)]),
    ...unmet.flatMap((one) => (one.kind === 'wish' ? [one.person] : [])),
  ])

type Leaving = { project: Staffed; proposal: ProposalRow | undefined; team: Team | undefined }

async function leavingOf(c: Context<Visit>, { project, proposal, team }: Leaving) {
  const person = c.req.query('sans')
  if (!proposal || !team?.assignments.some((one) => one.person === person) || person === undefined)
    return undefined
  const found = await withoutPerson(c.var, { project, proposal, rank: team.rank, person })
  return found && { person, ...found }
}

async function compose(c: Context<Visit>) {
  if (!c.var.actor.person) return c.notFound()
  const outcome = await composeTeam(c.var, slugOf(c))
  if (outcome.done) return c.redirect(to(c.var.lang, `/chantiers/${slugOf(c)}/equipe`), 303)
  return outcome.reason === 'not-found' ? c.notFound() : show(c, outcome.reason)
}

async function choose(c: Context<Visit>) {
  if (!c.var.actor.person) return c.notFound()
  const id = idIn(c)
  const outcome = await chooseTeam(c.var, slugOf(c), id, await fieldsOf(c))
  if (outcome.done) return c.redirect(to(c.var.lang, `/chantiers/${slugOf(c)}/equipe?calcul=${id}`), 303)
  return outcome.reason === 'not-found' ? c.notFound() : show(c, outcome.reason)
}

export const proposalRoutes = new Hono<Visit>()
  .get('/chantiers/:slug/equipe', (c) => show(c))
  .post('/chantiers/:slug/equipe', compose)
  .post('/chantiers/:slug/equipe/:id/choix', choose)
