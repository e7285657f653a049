import { type Context, Hono } from 'hono'
import { type Fields, fieldsOf, idIn } from '#platform/http/fields.ts'
import { grantKey } from '#platform/http/visit.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { namesOf } from '#registry/person/index.ts'
import { may } from '#registry/space/index.ts'
import { lessonAsked } from '../lessons/lesson-slot.routes.tsx'
import { inside, pathOf } from '../projects/project.routes.ts'
import { aboutOf, type Seen, seeProject } from '../projects/see-project.ts'
import { NeedBirth } from './need-birth.page.tsx'
import { bearNeed, correctPost, isCorrectable, writePost } from './post.actions.ts'
import type { PostField } from './post.form.ts'
import { CorrectPostPage, JournalPage } from './post.page.tsx'
import { findPost, needsOfPosts, type Post, postsOf, postsOfNeed } from './post.queries.ts'
import type { PostRefusal } from './post.words.ts'

const PAGES_MAX = 1_000

type Sent = { values: Fields; wrong: readonly PostField[]; refusal: PostRefusal }

async function show(c: Context<Visit>, seen: Seen, sent?: Sent) {
  const { db, lang, actor, now } = c.var
  const { project, isInside } = seen
  const page = Math.min(Math.max(Math.trunc(Number(c.req.query('page'))) || 1, 1), PAGES_MAX)
  const [{ posts, pages }, lesson] = await Promise.all([
    postsOf(db, { projectId: project.id, isInside, page }),
    isInside ? lessonAsked(c.var, seen) : null,
  ])
  const ids = posts.map(({ id }) => id)
  const authors = [...new Set(posts.flatMap(({ person_id }) => person_id ?? []))]
  const [needs, names] = await Promise.all([needsOfPosts(db, actor, ids), namesOf(db, authors)])
  const mayWrite = may(actor, 'project.journal', aboutOf(seen))
  const isOwn = (post: Post) => mayWrite && post.person_id === actor.person?.id && isCorrectable(post, now)
  return c.html(
    <JournalPage
      {...{ lang, project, posts, needs, page, pages, isInside, mayWrite, lesson }}
      path={pathOf(seen, '/journal')}
      correctable={new Set(posts.filter(isOwn).map(({ id }) => id))}
      nameOf={(person) => (person === null ? undefined : names.get(person))}
      values={sent?.values ?? {}}
      wrong={sent?.wrong ?? []}
      refusal={sent?.refusal}
    />,
    sent ? 422 : 200,
  )
}

async function write(c: Context<Visit>, seen: Seen) {
  const values = await fieldsOf(c)
  const outcome = await writePost(c.var, seen.project.slug, values)
  if (outcome.done)
    return c.redirect(`${to(c.var.lang, pathOf(seen, '/journal'))}#billet-${outcome.value.id}`, 303)
  const { reason, details } = outcome
  return reason === 'gone' ? c.notFound() : show(c, seen, { values, wrong: details, refusal: reason })
}

async function showCorrection(c: Context<Visit>, { project }: Seen, sent?: Sent) {
  const { db, lang, actor, now } = c.var
  const post = await findPost(db, project.id, idIn(c))
  if (!post || post.person_id !== actor.person?.id || !isCorrectable(post, now)) return c.notFound()
  const { mood, progress, priorities, figures, is_public } = post
  const said = { mood, progress, priorities: priorities ?? '', figures: figures ?? '' }
  const kept = { ...said, is_public: is_public ? 'oui' : '' }
  return c.html(
    <CorrectPostPage
      {...{ lang, project, id: post.id }}
      path={pathOf({ project }, `/journal/${post.id}/corriger`)}
      values={sent?.values ?? kept}
      wrong={sent?.wrong ?? []}
      refusal={sent?.refusal}
    />,
    sent ? 422 : 200,
  )
}

async function correct(c: Context<Visit>, seen: Seen) {
  const values = await fieldsOf(c)
  const place = { slug: seen.project.slug, id: idIn(c) }
  const outcome = await correctPost(c.var, place, values)
  if (outcome.done) return c.redirect(`${to(c.var.lang, pathOf(seen, '/journal'))}#billet-${place.id}`, 303)
  const { reason, details } = outcome
  if (reason === 'post-wrong') return showCorrection(c, seen, { values, wrong: details, refusal: reason })
  return reason === 'gone' ? c.notFound() : show(c, seen, { values: {}, wrong: [], refusal: reason })
}

async function bear(c: Context<Visit>, seen: Seen) {
  const outcome = await bearNeed(c.var, { slug: seen.project.slug, id: idIn(c) })
  if (outcome.done) {
    grantKey(c, outcome.value.key)
    return c.redirect(to(c.var.lang, `/besoins/${outcome.value.ref}`), 303)
  }
  return outcome.reason === 'gone'
    ? c.notFound()
    : c.redirect(`${to(c.var.lang, pathOf(seen, '/journal'))}#manque-${idIn(c)}`, 303)
}

/** What chapter 3 says under a need: in which journal it was first told. */
export async function birthOfNeed({ db, lang, actor }: Visit['Variables'], { id }: { id: bigint }) {
  const inside = [...actor.memberships.keys()].filter((organisationId) =>
    may(actor, 'project.read', { organisationId }),
  )
  return <NeedBirth lang={lang} posts={await postsOfNeed(db, id, inside)} />
}

export const postRoutes = new Hono<Visit>()
  .get('/chantiers/:slug/journal', async (c) => {
    const seen = await seeProject(c.var, c.req.param('slug'))
    return seen ? show(c, seen) : c.notFound()
  })
  .post('/chantiers/:slug/journal', inside(write))
  .get('/chantiers/:slug/journal/:id/corriger', inside(showCorrection))
  .post('/chantiers/:slug/journal/:id/corriger', inside(correct))
  .post('/chantiers/:slug/journal/manques/:id/besoin', inside(bear))
