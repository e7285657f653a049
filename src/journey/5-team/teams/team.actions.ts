import { z } from 'zod'
import { assert } from '#engines/assert.ts'
import {
  fixes,
  type Instance,
  LEXIMIN_PEOPLE_MAX,
  leximin,
  type Proposal,
  proposeTeams,
  type Team,
} from '#engines/team/index.ts'
import type { Acting } from '#platform/acting.ts'
import { sha256 } from '#platform/files/store.ts'
import { done, refused } from '#platform/outcome.ts'
import { lightSolver, loadHighsSolver, proposeInWorker } from '#platform/solver/index.ts'
import { may, recordAct, type Space } from '#registry/space/index.ts'
import { offer } from '../engagements/candidacy.actions.ts'
import { atOnce, staffedProject } from '../engagements/step.actions.ts'
import { policyInForce } from '../policy/policy.queries.ts'
import {
  candidatesFor,
  findProposal,
  openProject,
  type ProjectRow,
  type ProposalRow,
  runningProjects,
} from './compose.queries.ts'
import { buildInstance, type OpenProject } from './instance.ts'

const SEED = 1
/** Beside the best: three teams in all, or four when they are. */
const ALTERNATIVES = 3
/** Beyond, the request would wait: another thread answers. */
const LIGHT_PEOPLE_MAX = 150
const SECONDS_MAX = 20
const NIGHT_SECONDS_MAX = 120
/** In a request, a second at most: larger co-ops wait for the night. */
const EQUITY_PEOPLE_MAX = 60

const hashOf = (instance: Instance): string => sha256(new TextEncoder().encode(JSON.stringify(instance)))

/** The instance of some chantiers of one space, under its policy. Undefined when no role looks for anyone. */
async function instanceOf(acting: Acting, rows: readonly ProjectRow[]) {
  const { db, today } = acting
  const projects = (await Promise.all(rows.map((row) => openProject(db, row, today)))).filter(
    (project): project is OpenProject => project !== undefined,
  )
  const first = rows.find(({ id }) => id === projects[0]?.id)
  if (!first) return undefined
  const roles = projects.flatMap((project) => project.roles)
  const from = roles.map((role) => role.from).toSorted()[0] ?? today
  const until =
    roles
      .map((role) => role.until)
      .toSorted()
      .at(-1) ?? today
  const [candidates, policy] = await Promise.all([
    candidatesFor(acting, first, { from, until }),
    policyInForce(db, first.organisation_id),
  ])
  return buildInstance({ projects, candidates, policy, seed: SEED })
}

/** Asks for teams for one chantier, and keeps what is answered. */
export async function composeTeam(acting: Acting, slug: string) {
  const project = await staffedProject(acting, slug, 'team.propose')
  if (!project) return refused('not-found')
  const instance = await instanceOf(acting, [project])
  if (!instance) return refused('no-roles')
  if (instance.people.length === 0) return refused('nobody-proposable')
  const asked = { alternatives: ALTERNATIVES, seed: SEED }
  const proposal =
    instance.people.length <= LIGHT_PEOPLE_MAX
      ? proposeTeams(instance, { ...asked, secondsMax: SECONDS_MAX }, lightSolver)
      : await proposeInWorker(instance, { ...asked, timeLimitSeconds: SECONDS_MAX })
  return atOnce(acting, async (inside) => {
    const id = await keep(inside, { proposal, projectId: project.id, hash: hashOf(instance), run: 'request' })
    const { organisation_id: organisationId } = project
    await recordAct(inside, { organisationId, act: 'team.propose', target: `${slug}: ${id}` })
    return done({ id })
  })
}

type Kept = { proposal: Proposal; projectId: bigint; hash: string; run: ProposalRow['run'] }

/** Writes what was computed for one chantier: of a common computation, its own part of each team. */
async function keep({ db, actor, now }: Acting, { proposal, projectId, hash, run }: Kept): Promise<bigint> {
  const own = String(projectId)
  const teams = proposal.teams.map((team) => ({
    ...team,
    assignments: team.assignments.filter(({ project }) => project === own),
    unmet: team.unmet.filter(({ project }) => project === own),
  }))
  const { id } = await db
    .insertInto('team_proposal')
    .values({
      project_id: projectId,
      run,
      policy_version: proposal.policy.version,
      instance_hash: hash,
      seed: proposal.seed,
      solver: proposal.solver,
      status: proposal.status,
      value: proposal.value,
      bound: proposal.bound,
      gap: proposal.gap,
      teams: JSON.stringify(teams),
      infeasible: JSON.stringify(proposal.infeasible.filter(({ project }) => project === own)),
      person_id: actor.person?.id ?? null,
      made_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const choiceForm = z.object({
  equipe: z
    .string()
    .regex(/^[1-9]\d?$/)
    .transform(Number),
  motif: z
    .string()
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/\p{Cc}+/gu, ' ')
        .trim(),
    )
    .pipe(z.string().max(500))
    .default(''),
})

/** Someone chooses one of the teams proposed: each of its people is invited, and answers. */
export const chooseTeam = (acting: Acting, slug: string, id: bigint, fields: unknown) =>
  atOnce(acting, async (inside) => {
    const project = await staffedProject(inside, slug, 'team.decide')
    const proposal = project && (await findProposal(inside.db, { id, projectId: project.id }))
    if (!project || !proposal) return refused('not-found')
    const form = choiceForm.safeParse(fields)
    const team = form.success ? proposal.teams.find(({ rank }) => rank === form.data.equipe) : undefined
    if (!form.success || !team || team.assignments.length === 0) return refused('choose-one')
    await noteChoice(inside, { proposal, rank: team.rank, why: form.data.motif })
    const invited = await inviteTeam(inside, { project, proposal, team })
    const { organisation_id: organisationId } = project
    await recordAct(inside, { organisationId, act: 'team.choose', target: `${slug}: ${id}/${team.rank}` })
    return done({ invited })
  })

type Choosing = { proposal: ProposalRow; rank: number; why: string }
const noteChoice = ({ db, actor, now }: Acting, { proposal, rank, why }: Choosing) => {
  assert(actor.person !== undefined, 'a person chooses')
  const chosen = { proposal_id: proposal.id, project_id: proposal.project_id, rank, why: why || null }
  return db
    .insertInto('team_choice')
    .values({ ...chosen, person_id: actor.person.id, made_at: now })
    .execute()
}

type Inviting = { project: ProjectRow; proposal: ProposalRow; team: Team }

/** Those who wait or are engaged already are not asked twice: answers how many letters leave. */
async function inviteTeam(acting: Acting, { project, proposal, team }: Inviting): Promise<number> {
  let invited = 0
  for (const { person: personId, role, halfDays } of team.assignments) {
    const asked = { project, roleId: BigInt(role), personId, message: null, origin: 'proposal' as const }
    const outcome = await offer(acting, { ...asked, proposalId: proposal.id, halfDays })
    if (outcome.done) invited += 1
  }
  return invited
}

type Leaving = { project: ProjectRow; proposal: ProposalRow; rank: number; person: string }

/** What breaks when someone leaves a proposed team, and who could mend it, by the facts of today. */
export async function withoutPerson(acting: Acting, { project, proposal, rank, person }: Leaving) {
  const instance = await instanceOf(acting, [project])
  const team = proposal.teams.find((one) => one.rank === rank)
  if (!instance || !team) return undefined
  return { fixes: fixes(instance, team, person), isSame: hashOf(instance) === proposal.instance_hash }
}

/** Asks for teams for all the chantiers of a space at once, by whoever answers for them. */
export async function composeSpace(acting: Acting, space: Pick<Space, 'organisation_id'>) {
  const organisationId = space.organisation_id
  if (!may(acting.actor, 'team.propose', { organisationId })) return refused('not-found')
  return composeAll(acting, organisationId, {
    run: 'request',
    secondsMax: SECONDS_MAX,
    equityMax: EQUITY_PEOPLE_MAX,
  })
}

/** The job of the night: nobody asks, and nothing is decided. */
export const composeNightly = (acting: Acting, organisationId: bigint) =>
  composeAll(acting, organisationId, {
    run: 'night',
    secondsMax: NIGHT_SECONDS_MAX,
    equityMax: LEXIMIN_PEOPLE_MAX,
  })

type Running = { run: ProposalRow['run']; secondsMax: number; equityMax: number }

async function composeAll(acting: Acting, organisationId: bigint, { run, secondsMax, equityMax }: Running) {
  const instance = await instanceOf(acting, await runningProjects(acting.db, organisationId))
  if (!instance) return refused('no-roles')
  if (instance.people.length === 0) return refused('nobody-proposable')
  const proposal = await proposeInWorker(instance, {
    alternatives: ALTERNATIVES,
    seed: SEED,
    timeLimitSeconds: secondsMax,
  })
  const equity = instance.people.length <= equityMax ? leximin(instance, await loadHighsSolver()) : undefined
  const hash = hashOf(instance)
  return atOnce(acting, async (inside) => {
    for (const { id } of instance.projects) await keep(inside, { proposal, projectId: BigInt(id), hash, run })
    if (equity)
      await inside.db
        .insertInto('team_equity')
        .values({
          organisation_id: organisationId,
          instance_hash: hash,
          policy_version: proposal.policy.version,
          result: JSON.stringify(equity),
          made_at: inside.now,
        })
        .execute()
    return done({ projects: instance.projects.length })
  })
}
