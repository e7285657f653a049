import { formatDate, type Lang, to } from '#platform/lang.ts'
import type { Project } from '../projects/project.queries.ts'
import type { Origin } from './thread.queries.ts'
import { words } from './thread.words.ts'
import { type StepFact, type StepName, stepNames, type ThreadFacts, threadStates } from './thread-steps.ts'

type Known = { project: Project; facts: ThreadFacts; origin: Origin }
type Told = Omit<StepFact, 'state'>

/** The eight steps, from what the chantier knows of itself; each a link when there is a page to open. */
export function stepsOf(lang: Lang, known: Known): Record<StepName, StepFact> {
  const said = words[lang]
  const states = threadStates(known.facts)
  const base = to(lang, `/chantiers/${known.project.slug}`)
  const { team, phaseSince } = known.facts
  const told: Partial<Record<StepName, Told>> = {
    need: needStep(lang, known),
    choice: choiceStep(lang, known),
    team: { note: team > 0 ? said.people(team) : undefined, href: `${base}#equipe` },
    delivery: deliveryStep(lang, known),
    ...(states.transmission === 'done' && phaseSince
      ? { transmission: { note: formatDate(lang, phaseSince) } }
      : {}),
  }
  return Object.fromEntries(
    stepNames.map((name) => [name, { state: states[name], ...told[name] }]),
  ) as Record<StepName, StepFact> // One entry for each name, just made.
}

function needStep(lang: Lang, { origin }: Known): Told {
  const said = words[lang]
  if (origin.need)
    return { note: formatDate(lang, origin.need.date), href: to(lang, `/besoins/${origin.need.ref}`) }
  if (origin.group)
    return { note: formatDate(lang, origin.group.date), href: to(lang, `/groupes/${origin.group.ref}`) }
  return { note: origin.isKept ? said.kept : said.noNeed }
}

function choiceStep(lang: Lang, { project, origin }: Known): Told {
  const note = [formatDate(lang, origin.choiceDate), project.solution_name].filter(Boolean).join(' · ')
  if (origin.need) return { note, href: to(lang, `/besoins/${origin.need.ref}/comparer`) }
  return project.solution_slug ? { note, href: to(lang, `/solutions/${project.solution_slug}`) } : { note }
}

function deliveryStep(lang: Lang, { project, facts }: Known): Told {
  const { done, total } = facts.milestones
  if (total === 0) return {}
  return { note: words[lang].progress(done, total), href: to(lang, `/chantiers/${project.slug}#jalons`) }
}
