import { z } from 'zod'
import { assert } from '#engines/assert.ts'
import { fixes, type Team } from '#engines/team/index.ts'
import { type Acting, atOnce } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordAct } from '#registry/space/index.ts'
import { offer } from '../engagements/candidacy.actions.ts'
import { staffedProject } from '../engagements/step.actions.ts'
import { findProposal, type ProjectRow, type ProposalRow, runningProjects } from './compose.queries.ts'
import { hashOf, instanceFor } from './instance.queries.ts'

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
    const proposal = project && (await findProposal(inside, project, id))
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
  const weights = new Map(proposal.weights.map((one) => [BigInt(one.project), one.weight]))
  const instance = await instanceFor(acting, [project], weights)
  const team = proposal.teams.find((one) => one.rank === rank)
  if (!instance || !team) return undefined
  const isSame =
    hashOf(instance) === proposal.instance_hash ||
    (await isAsTogether(acting, { project, proposal, weights }))
  return { fixes: fixes(instance, team, person), isSame }
}

type Together = Pick<Leaving, 'project' | 'proposal'> & { weights: ReadonlyMap<bigint, number> }
/** A computation of all the chantiers of the space has the name of them all. */
async function isAsTogether(acting: Acting, { project, proposal, weights }: Together) {
  const all = await instanceFor(acting, await runningProjects(acting.db, project.organisation_id), weights)
  return all !== undefined && hashOf(all) === proposal.instance_hash
}
