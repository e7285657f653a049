import { type Context, Hono } from 'hono'
import { readLicence } from '#engines/spdx/licence.ts'
import type { Visit } from '#platform/http.ts'
import { refOf } from '#registry/organisation/index.ts'
import { namesOf } from '#registry/person/index.ts'
import { milestonesOf } from '../milestones/milestone.queries.ts'
import { runsOn } from '../parties/party.policy.ts'
import { partiesOf } from '../parties/party.queries.ts'
import { charterOptions } from '../projects/charter-options.ts'
import { type Project, peopleOf, phasesOf } from '../projects/project.queries.ts'
import { type Seen, seeProject } from '../projects/see-project.ts'
import { decisionsOf, documentsOf, risksOf } from '../registers/register.queries.ts'
import { openRoles, rolesWanted } from '../roles/role.queries.ts'
import type { ProjectSlots } from './slots.routes.ts'
import { ThreadPage } from './thread.page.tsx'
import { originOf } from './thread.queries.ts'
import { type StepFact, type StepName, stepNames, type ThreadFacts } from './thread-steps.ts'
import { stepsOf } from './thread-text.ts'
import { mostPressing, waitingForAll, waitingInside } from './waiting.ts'

/** Everything that the page may show to this reader: one layer for the public and for who takes part. */
async function gather({ db, today }: Visit['Variables'], { project, isInside }: Seen) {
  const [parties, people, milestones, roles, decisions, documents, phases, risks] = await Promise.all([
    partiesOf(db, project.id, isInside),
    peopleOf(db, project.id, today),
    milestonesOf(db, project.id),
    isInside ? rolesWanted(db, project.id) : openRoles(db, project.id),
    decisionsOf(db, project.id, isInside),
    documentsOf(db, project.id, isInside),
    phasesOf(db, project.id),
    isInside ? risksOf(db, project.id) : [],
  ])
  const names = await namesOf(
    db,
    people.map(({ person_id }) => person_id),
  )
  return {
    parties: parties
      .filter((party) => runsOn(party, today))
      .map((party) => ({ ...party, href: `/organismes/${refOf({ ...party, kind: party.body_kind })}` })),
    people: people.map((one) => ({ ...one, name: names.get(one.person_id) })),
    roles,
    milestones,
    decisions,
    documents,
    phases,
    risks,
  }
}
type Gathered = Awaited<ReturnType<typeof gather>>

const days = (values: readonly (string | null)[]) => values.filter((day) => day !== null).toSorted()

const factsOf = ({ project }: Seen, { people, milestones, roles, phases }: Gathered): ThreadFacts => ({
  phase: project.phase,
  hasOrigin: project.need_id !== null || project.group_id !== null,
  team: people.filter(({ tie }) => tie === 'team').length,
  people: people.length,
  firstRoleOn: days(roles.map(({ from_on }) => from_on))[0],
  lastMilestoneOn: days(milestones.map(({ due_on }) => due_on)).at(-1),
  milestones: { done: milestones.filter(({ done_on }) => done_on !== null).length, total: milestones.length },
  phaseSince: phases[0]?.from_on,
})

/** What a chapter says of its step comes over what the chantier knows of it; a day that it does not give stays. */
const withAdded = (
  steps: Record<StepName, StepFact>,
  added: readonly Partial<Record<StepName, StepFact>>[],
): Record<StepName, StepFact> =>
  added.reduce<Record<StepName, StepFact>>(
    (told, more) =>
      // One entry for each name, just made.
      Object.fromEntries(stepNames.map((name) => [name, { ...told[name], ...more[name] }])) as typeof told,
    steps,
  )

const ownerRef = ({ owner_siren: siren, owner_kind: kind, owner_code: insee_code }: Project) =>
  refOf({ siren, kind, insee_code })

async function showThread(c: Context<Visit>, slots: ProjectSlots) {
  const seen = await seeProject(c.var, c.req.param('slug') ?? '')
  if (!seen) return c.notFound()
  const { lang, today } = c.var
  const { project, isInside, mayChange } = seen
  const [gathered, origin, options] = await Promise.all([
    gather(c.var, seen),
    originOf(c.var, project),
    charterOptions(c.var),
  ])
  const facts = factsOf(seen, gathered)
  const [added, waited, sections, positions] = await Promise.all([
    Promise.all((slots.steps ?? []).map((stepsFor) => stepsFor(c.var, seen))),
    Promise.all((slots.waiting ?? []).map((waitingFor) => waitingFor(c.var, seen))),
    Promise.all((slots.sections ?? []).map((sectionFor) => sectionFor(c.var, seen))),
    slots.positions?.(c.var, seen),
  ])
  const steps = withAdded(stepsOf(lang, { project, facts, origin, today }), added)
  const own = mayChange
    ? waitingInside({ lang, today }, { project, ...gathered })
    : waitingForAll({ lang, today }, { project, ...gathered })
  return c.html(
    <ThreadPage
      {...{ lang, today, project, isInside, mayChange, origin, steps, positions, ...gathered }}
      ownerHref={`/organismes/${ownerRef(project)}`}
      waiting={mostPressing([...own, ...waited.flat()])}
      themeLabels={options.themes.flatMap(({ value, label }) =>
        project.themes.includes(value) ? [label] : [],
      )}
      regionName={options.regions.find(({ value }) => value === project.territory)?.label}
      licenceHref={project.licence ? readLicence(project.licence)?.ids[0]?.url : undefined}
    >
      {sections}
    </ThreadPage>,
  )
}

export const threadRoutesWith = (slots: ProjectSlots) =>
  new Hono<Visit>().get('/chantiers/:slug', (c) => showThread(c, slots))
