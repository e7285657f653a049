import { sql } from 'kysely'
import { type Instance, LEXIMIN_PEOPLE_MAX, type Team } from '#engines/team/index.ts'
import { type Acting, atOnce } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { type Composed, composeAside } from '#platform/solver/index.ts'
import { may, recordAct, type Space } from '#registry/space/index.ts'
import { staffedProject } from '../engagements/step.actions.ts'
import { latestAtNight, type ProjectRow, type ProposalRow, runningProjects } from './compose.queries.ts'
import { hashOf, instanceFor, SEED } from './instance.queries.ts'
import { partsOf } from './own-parts.ts'
import { weightsIn, weightsOf } from './project-weights.form.ts'

/** Beside the best: three teams in all, or four when they are. */
const ALTERNATIVES = 3
/** For all that a press asks for, and for all that a space has at night. */
const SECONDS_MAX = 20
const NIGHT_SECONDS_MAX = 120
/** In a request: larger co-ops wait for the night. */
const EQUITY_PEOPLE_MAX = 60
/** Computations at once, each a process. */
const RUNNING_MAX = 2
/** What PostgreSQL calls an integer. */
const INTEGER_MAX = 2_147_483_647n

let running = 0

/**
 * One computation at a time for a space, whoever asks; and few at once for the site. Kysely has no word for a lock of
 * ours.
 */
const oneAtATime = <T>({ db }: Acting, organisationId: bigint, work: () => Promise<T>) =>
  db.transaction().execute(async (trx) => {
    const { rows } = await sql<{
      isMine: boolean
    }>`select pg_try_advisory_xact_lock(hashtext('team_proposal'),
      ${Number(organisationId % INTEGER_MAX)}::integer) as "isMine"`.execute(trx)
    if (!rows[0]?.isMine || running >= RUNNING_MAX) return refused('computing')
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
    }
  })

type Weights = ReadonlyMap<bigint, number>
type Asked = { run: ProposalRow['run']; secondsMax: number; equityMax: number; weights?: Weights }
type Found = Composed & { instance: Instance; hash: string }

/** What is computed, in a process of its own, for some chantiers of a space. */
async function compute(acting: Acting, rows: readonly ProjectRow[], asked: Asked) {
  const { run, secondsMax, equityMax } = asked
  const instance = await instanceFor(acting, rows, asked.weights)
  if (!instance) return refused('no-roles')
  if (instance.people.length === 0) return refused('nobody-proposable')
  const hash = hashOf(instance)
  if (run === 'night' && (await isKept(acting, instance, hash))) return refused('already-kept')
  const composed = await composeAside(instance, {
    alternatives: ALTERNATIVES,
    seed: SEED,
    timeLimitSeconds: secondsMax,
    withEquity: instance.people.length <= equityMax,
  })
  return composed ? done<Found>({ ...composed, instance, hash }) : refused('too-long')
}

/** The same facts give the same teams: a night that begins again adds nothing. */
async function isKept({ db }: Acting, { projects }: Instance, hash: string): Promise<boolean> {
  const [first] = projects
  const latest = first && (await latestAtNight(db, BigInt(first.id)))
  return latest?.instance_hash === hash
}

/** Asks for teams for one chantier, and keeps what is answered. */
export async function composeTeam(acting: Acting, slug: string) {
  const project = await staffedProject(acting, slug, 'team.propose')
  if (!project) return refused('not-found')
  const { organisation_id: organisationId } = project
  return oneAtATime(acting, organisationId, async () => {
    const found = await compute(acting, [project], { run: 'request', secondsMax: SECONDS_MAX, equityMax: 0 })
    if (!found.done) return found
    return atOnce(acting, async (inside) => {
      const kept = await keep(inside, found.value, 'request')
      if (!kept.done) return kept
      const [id] = kept.value.ids
      await recordAct(inside, { organisationId, act: 'team.propose', target: `${slug}: ${id}` })
      return done({ id })
    })
  })
}

/** Nobody at all differs from a team by all its people, and is no team to choose. */
const worthShowing = (teams: readonly Team[]) =>
  teams.filter(({ rank, assignments }) => rank === 1 || assignments.length > 0)

/** Writes what was computed, chantier by chantier; nothing at all when the checker found a broken rule. */
export async function keep({ db, actor, now }: Acting, found: Found, run: ProposalRow['run']) {
  const { proposal, instance, hash } = found
  const weights = JSON.stringify(weightsOf(instance))
  if (proposal.violations.length > 0) return refused('rule-broken')
  const rows = instance.projects.map(({ id }) => {
    const { status, value, bound, gap, teams, infeasible } = partsOf(proposal, id)
    return {
      project_id: BigInt(id),
      run,
      policy_version: proposal.policy.version,
      instance_hash: hash,
      seed: proposal.seed,
      solver: proposal.solver,
      method: proposal.method,
      stopped_by: proposal.stoppedBy,
      ...{ status, value, bound, gap },
      teams: JSON.stringify(worthShowing(teams)),
      infeasible: JSON.stringify(infeasible),
      weights,
      person_id: actor.person?.id ?? null,
      made_at: now,
    }
  })
  const kept = await db.insertInto('team_proposal').values(rows).returning('id').execute()
  return done({ ids: kept.map(({ id }) => id) })
}

/** Asks for teams for all the chantiers of a space at once, by whoever answers for them. */
export async function composeSpace(
  acting: Acting,
  space: Pick<Space, 'organisation_id'>,
  fields: Readonly<Record<string, unknown>>,
) {
  const organisationId = space.organisation_id
  if (!may(acting.actor, 'team.propose', { organisationId })) return refused('not-found')
  const { weights, wrong } = weightsIn(fields, await runningProjects(acting.db, organisationId))
  if (wrong.length > 0) return refused('weight-wrong', wrong)
  return composeAll(acting, organisationId, {
    run: 'request',
    secondsMax: SECONDS_MAX,
    equityMax: EQUITY_PEOPLE_MAX,
    weights,
  })
}

/** The job of the night: nobody asks, and nothing is decided. */
export const composeNightly = (acting: Acting, organisationId: bigint) =>
  composeAll(acting, organisationId, {
    run: 'night',
    secondsMax: NIGHT_SECONDS_MAX,
    equityMax: LEXIMIN_PEOPLE_MAX,
  })

const composeAll = (acting: Acting, organisationId: bigint, asked: Asked) =>
  oneAtATime(acting, organisationId, async () => {
    const found = await compute(acting, await runningProjects(acting.db, organisationId), asked)
    if (!found.done) return found
    return atOnce(acting, async (inside) => {
      const kept = await keep(inside, found.value, asked.run)
      if (!kept.done) return kept
      await keepEquity(inside, organisationId, found.value)
      // The night is nobody’s act; what somebody asked for is theirs.
      const target = [kept.value.ids.join(', '), ...weightsSaid(found.value.instance)]
        .join(' ; ')
        .slice(0, 300)
      if (asked.run === 'request') await recordAct(inside, { organisationId, act: 'team.propose', target })
      return done({ projects: kept.value.ids.length })
    })
  })

const weightsSaid = (instance: Instance): string[] =>
  weightsOf(instance).map(({ project, weight }) => `${project} × ${weight}`)

async function keepEquity(
  { db, now }: Acting,
  organisationId: bigint,
  { equity, proposal, hash }: Found,
): Promise<void> {
  if (!equity) return
  await db
    .insertInto('team_equity')
    .values({
      organisation_id: organisationId,
      instance_hash: hash,
      policy_version: proposal.policy.version,
      result: JSON.stringify(equity),
      made_at: now,
    })
    .execute()
}
