import { type Context, Hono } from 'hono'
import { type Fields, fieldsOf, idIn } from '#platform/http/fields.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import { tableFiles } from '#platform/http/table-file.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { type Action, may } from '#registry/space/index.ts'
import { spacesWithProjects } from '../projects/project.queries.ts'
import { answerLesson, sayWhatHappened, setLessonAside, tellLesson } from './lesson.actions.ts'
import type { LessonField } from './lesson.form.ts'
import { AnswerRefused, HappenedRefused, LessonsPage } from './lesson.page.tsx'
import { ownProjects, searchLessons } from './lesson.queries.ts'
import { lessonEvents } from './lesson.tables.ts'

const spacesFor = ({ db, actor }: Visit['Variables'], action: Action) =>
  spacesWithProjects(
    db,
    [...actor.memberships.keys()].filter((organisationId) => may(actor, action, { organisationId })),
  )

type Sent = { values: Fields; wrong: readonly LessonField[] }

/** What someone may read; who has neither a space nor a chantier finds nothing here. */
async function readableBy(visit: Visit['Variables'], personId: string) {
  const [readable, projects] = await Promise.all([
    spacesFor(visit, 'lesson.read'),
    ownProjects(visit.db, personId, visit.today),
  ])
  return readable.length === 0 && projects.length === 0
    ? undefined
    : { spaces: readable.map(({ id }) => id), projects }
}

function filtersIn(c: Context<Visit>) {
  const { q = '', moment } = c.req.query()
  return { words: q.slice(0, 100), event: lessonEvents.find((one) => one === moment) }
}

/** The lessons of one’s spaces and chantiers. */
async function show(c: Context<Visit>, sent?: Sent) {
  const { db, lang, actor } = c.var
  if (!actor.person) return signInFirst(c)
  const [readable, writable] = await Promise.all([
    readableBy(c.var, actor.person.id),
    spacesFor(c.var, 'lesson.tell'),
  ])
  if (!readable) return c.notFound()
  const filters = filtersIn(c)
  const lessons = await searchLessons(db, readable, filters)
  return c.html(
    <LessonsPage
      {...{ lang, lessons, filters, spaces: writable, path: '/lecons' }}
      values={sent?.values ?? {}}
      wrong={sent?.wrong ?? []}
    />,
    sent ? 422 : 200,
  )
}

const columns = ['told_on', 'event', 'line', 'buyer', 'title', 'owner'] as const

const lessonTable = tableFiles('/lecons', async (c) => {
  const { db, actor } = c.var
  if (!actor.person) return signInFirst(c, '/lecons')
  const readable = await readableBy(c.var, actor.person.id)
  if (!readable) return c.notFound()
  const lessons = await searchLessons(db, readable, filtersIn(c))
  return { name: 'lecons', columns, rows: lessons.map((one) => columns.map((column) => one[column])) }
})

async function tell(c: Context<Visit>) {
  if (!c.var.actor.person) return signInFirst(c)
  const values = await fieldsOf(c)
  const outcome = await tellLesson(c.var, values)
  return outcome.done
    ? c.redirect(to(c.var.lang, '/lecons'), 303)
    : show(c, { values, wrong: outcome.details })
}

const backTo = (slug: string | null) => (slug ? `/chantiers/${slug}/journal` : '/lecons')

async function answer(c: Context<Visit>) {
  if (!c.var.actor.person) return signInFirst(c, '/lecons')
  const { line: typed = '', ...fields } = await fieldsOf(c)
  const outcome = await answerLesson(c.var, idIn(c), { ...fields, line: typed })
  if (outcome.done) return c.redirect(to(c.var.lang, backTo(outcome.value.slug)), 303)
  if (outcome.reason === 'gone') return c.notFound()
  return c.html(<AnswerRefused {...{ typed, lang: c.var.lang }} asked={outcome.details} />, 422)
}

async function setAside(c: Context<Visit>) {
  if (!c.var.actor.person) return signInFirst(c, '/lecons')
  const outcome = await setLessonAside(c.var, idIn(c))
  return outcome.done ? c.redirect(to(c.var.lang, backTo(outcome.value.slug)), 303) : c.notFound()
}

/** What happened is said on the chantier; the line that it asks is there at once. */
async function happened(c: Context<Visit>) {
  const slug = c.req.param('slug') ?? ''
  const journal = `/chantiers/${slug}/journal`
  if (!c.var.actor.person) return signInFirst(c, journal)
  const sent = await fieldsOf(c)
  const outcome = await sayWhatHappened(c.var, slug, sent)
  if (outcome.done) return c.redirect(to(c.var.lang, journal), 303)
  if (outcome.reason === 'gone') return c.notFound()
  const { lang, today } = c.var
  return c.html(<HappenedRefused {...{ lang, today, sent }} project={outcome.details} />, 422)
}

export const lessonRoutes = new Hono<Visit>()
  .route('/', lessonTable)
  .get('/lecons', (c) => show(c))
  .post('/lecons', tell)
  .post('/chantiers/:slug/lecons', happened)
  .post('/lecons/:id', answer)
  .post('/lecons/:id/rien', setAside)
