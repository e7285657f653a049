import { formatDate, type Lang, to } from '#platform/lang.ts'
import type { Project } from '../projects/project.queries.ts'
import type { Origin } from './thread.queries.ts'
import { words } from './thread.words.ts'
import {
  type AnchoredStep,
  anchors,
  type StepFact,
  type StepName,
  stepNames,
  type ThreadFacts,
  threadStates,
} from './thread-steps.ts'

type Known = { project: Project; facts: ThreadFacts; origin: Origin; today: string }
type Told = Omit<StepFact, 'state'>

/** The eight steps, from what the chantier knows of itself; each with a day, or that it has none, and a link. */
export function stepsOf(lang: Lang, known: Known): Record<StepName, StepFact> {
  const states = threadStates(known.facts)
  const told: Record<StepName, Told> = {
    need: needStep(lang, known),
    choice: choiceStep(lang, known),
    funding: comingStep(lang, known, 'funding'),
    team: teamStep(lang, known),
    delivery: deliveryStep(lang, known),
    share: comingStep(lang, known, 'share'),
    transmission: transmissionStep(lang, known),
    advocacy: comingStep(lang, known, 'advocacy'),
  }
  return Object.fromEntries(
    stepNames.map((name) => [name, { state: states[name], ...told[name] }]),
  ) as Record<StepName, StepFact> // One entry for each name, just made.
}

/** When a step is planned, by what the charter, the roles and the milestones say. */
export function plannedOn(
  name: StepName,
  { project, facts }: Pick<Known, 'project' | 'facts'>,
): string | null {
  if (name === 'funding') return project.starts_on
  if (name === 'team') return facts.firstRoleOn ?? project.starts_on
  if (name === 'delivery') return facts.lastMilestoneOn ?? project.ends_on
  return project.ends_on
}

const baseOf = (lang: Lang, { project }: Known) => to(lang, `/chantiers/${project.slug}`)

function comingStep(lang: Lang, known: Known, name: AnchoredStep): Told {
  const day = plannedOn(name, known)
  const note = day ? words[lang].comingOn(formatDate(lang, day)) : words[lang].comingUndated
  return { note, href: `${baseOf(lang, known)}#${anchors[name]}` }
}

function teamStep(lang: Lang, known: Known): Told {
  const { team, people } = known.facts
  const coming = comingStep(lang, known, 'team')
  const href = people > 0 ? `${baseOf(lang, known)}#equipe` : coming.href
  const day = plannedOn('team', known)
  if (team === 0) return { note: coming.note, href }
  const since = day && words[lang].from(formatDate(lang, day), day > known.today)
  return { note: [words[lang].people(people), since].filter(Boolean).join(' · '), href }
}

function transmissionStep(lang: Lang, known: Known): Told {
  const coming = comingStep(lang, known, 'transmission')
  const { phase, phaseSince } = known.facts
  return phase === 'handed-over' && phaseSince
    ? { note: formatDate(lang, phaseSince), href: coming.href }
    : coming
}

function needStep(lang: Lang, known: Known): Told {
  const said = words[lang]
  const { origin } = known
  if (origin.need)
    return { note: formatDate(lang, origin.need.date), href: to(lang, `/besoins/${origin.need.ref}`) }
  if (origin.group)
    return { note: formatDate(lang, origin.group.date), href: to(lang, `/groupes/${origin.group.ref}`) }
  return { note: origin.isKept ? said.kept : said.noNeed, href: `${baseOf(lang, known)}#${anchors.need}` }
}

function choiceStep(lang: Lang, known: Known): Told {
  const { project, origin } = known
  const { solution_slug: slug } = project
  const note = [formatDate(lang, origin.choiceDate), project.solution_name].filter(Boolean).join(' · ')
  // Who reads a comparison without its key is shown the solution that was chosen, and not another.
  const query = slug ? `?solution=${slug}` : ''
  if (origin.need) return { note, href: to(lang, `/besoins/${origin.need.ref}/comparer${query}`) }
  return { note, href: slug ? to(lang, `/solutions/${slug}`) : `${baseOf(lang, known)}#charte` }
}

function deliveryStep(lang: Lang, known: Known): Told {
  const { done, total } = known.facts.milestones
  const day = plannedOn('delivery', known)
  const until = day ? words[lang].until(formatDate(lang, day)) : words[lang].comingUndated
  const note = total > 0 ? `${words[lang].progress(done, total)} · ${until}` : until
  return { note, href: `${baseOf(lang, known)}#jalons` }
}
