import type { Seen, StepFact, StepName, WaitingItem } from '#journey/3-project/index.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { type Door, may, type Space } from '#registry/space/index.ts'
import { candidaciesOfProject, engagementsOfProject, hasTeams, rolesOf } from './candidacy.queries.ts'
import { engagementWords } from './engagement.words.ts'
import { TeamDoors } from './team-doors.page.tsx'

type Vars = Visit['Variables']

/** Whether the reader answers for the team of a chantier whose space kept the teams on. */
const answersFor = async ({ db, actor }: Vars, { project, ties }: Seen): Promise<boolean> =>
  may(actor, 'position.answer', { organisationId: project.organisation_id, ties }) &&
  (await hasTeams(db, project.organisation_id))

/** What the team asks of the reader today, on the page of the chantier. */
export async function teamWaitingOn(visit: Vars, seen: Seen): Promise<WaitingItem[]> {
  if (!(await answersFor(visit, seen))) return []
  const { db, lang } = visit
  const said = engagementWords[lang]
  const { id, slug } = seen.project
  const [candidacies, engagements] = await Promise.all([
    candidaciesOfProject(db, id),
    engagementsOfProject(db, id),
  ])
  const toRead = candidacies.filter(({ state }) => state === 'applied').length
  const toRenew = engagements.filter(
    ({ state, organiser_renews: own }) => state === 'renewing' && own === null,
  ).length
  const href = to(lang, `/chantiers/${slug}/candidatures`)
  const item = (heading: string): WaitingItem => ({
    kind: 'attn',
    title: heading,
    href,
    label: said.candidates,
  })
  return [
    ...(toRead > 0 ? [item(said.toRead(toRead))] : []),
    ...(toRenew > 0 ? [item(said.toRenew(toRenew))] : []),
  ]
}

/** The step of the thread: done when somebody is engaged, and a door for who answers. */
export async function teamStep(visit: Vars, seen: Seen): Promise<Partial<Record<StepName, StepFact>>> {
  if (!(await answersFor(visit, seen))) return {}
  const { db, lang } = visit
  const running = (await engagementsOfProject(db, seen.project.id)).filter(
    ({ state }) => state !== 'ended',
  ).length
  const note = running > 0 ? engagementWords[lang].engagedCount(running) : undefined
  const href = to(lang, `/chantiers/${seen.project.slug}/candidatures`)
  return { team: { state: running > 0 ? 'done' : 'here', href, ...(note === undefined ? {} : { note }) } }
}

/** The page of each published role, for whoever reads the chantier; what is held is said to be. */
export async function positionsOn({ db, lang }: Vars, { project }: Seen) {
  if (!(await hasTeams(db, project.organisation_id))) return undefined
  const open = (await rolesOf(db, project.id)).filter(
    (role) => role.published_on !== null && role.closed_on === null,
  )
  return new Map(
    open.map(({ id, taken, places }) => [id, { href: to(lang, `/postes/${id}`), isFilled: taken >= places }]),
  )
}

/** The doors of the team, under the page of a chantier, for who answers. */
export async function teamSection(visit: Vars, seen: Seen) {
  if (!(await answersFor(visit, seen))) return undefined
  return <TeamDoors lang={visit.lang} slug={seen.project.slug} />
}

/** The doors of a space: its teams, and what they value. */
export const spaceTeamDoor = ({ actor, lang }: Vars, space: Space): Door | undefined => {
  const said = engagementWords[lang]
  const isOn = !space.modules_off.includes('team')
  return isOn && may(actor, 'policy.read', { organisationId: space.organisation_id })
    ? { href: to(lang, `/espaces/${space.slug}/equipes`), label: said.spaceTeams, note: said.spaceTeamsNote }
    : undefined
}
