import type { Visit } from '#platform/http.ts'
import { formatDate, to } from '#platform/lang.ts'
import { words as lessonWords } from '../lessons/lesson.words.ts'
import { isOver } from '../projects/phase.policy.ts'
import { type AnsweredProject, answeredProjects, registersOf } from './mine.queries.ts'
import { words } from './thread.words.ts'
import { toReview, unanswered } from './waiting.ts'

type Registers = Awaited<ReturnType<typeof registersOf>>

/** On « what waits for you today »: what chantiers ask of who answers for them, beside their late milestones. */
export async function projectsWaiting(visit: Visit['Variables']) {
  const projects = await answeredProjects(visit)
  if (projects.length === 0) return []
  const registers = await registersOf(visit, projects)
  return projects.flatMap((project) => [
    ...(isOver(project.phase) ? [] : running(visit, project, registers)),
    ...owed(visit, project, registers),
  ])
}

function running({ lang, today }: Visit['Variables'], { id, slug, title }: AnsweredProject, all: Registers) {
  const said = words[lang]
  const base = to(lang, `/chantiers/${slug}/registre`)
  const own = <One extends { project_id: bigint }>(rows: readonly One[]) =>
    rows.filter(({ project_id }) => project_id === id)
  return [
    ...toReview(own(all.decisions), today).map((decision) => ({
      text: said.reviewOne(decision.title, title),
      href: `${base}#decisions`,
      note: decision.review_on ? said.plannedOn(formatDate(lang, decision.review_on)) : undefined,
    })),
    ...unanswered(own(all.risks)).map((risk) => ({
      text: said.bareOne(risk.title, title),
      href: `${base}#risques`,
    })),
  ]
}

const owed = ({ lang }: Visit['Variables'], { id, slug, title }: AnsweredProject, { lessons }: Registers) =>
  lessons
    .filter(({ project_id }) => project_id === id)
    .map((lesson) => ({
      text: words[lang].lessonOne(lessonWords[lang].events[lesson.event], title),
      href: to(lang, `/chantiers/${slug}/journal#lecon-${lesson.id}`),
    }))
