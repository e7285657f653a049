import { type Context, Hono } from 'hono'
import { fieldsOf } from '#platform/http/fields.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { hashKey, isKey } from '#platform/keys.ts'
import { to } from '#platform/lang.ts'
import { inside, pathOf } from '../projects/project.routes.ts'
import { type Seen, seeProject } from '../projects/see-project.ts'
import { atomOf, calendarOf } from './feeds.ts'
import { answerFollow, followProject, giveFeedKey, unfollowProject } from './follow.actions.ts'
import { FollowKeyPage, FollowPage } from './follow.page.tsx'
import {
  followByKey,
  isFollowing,
  keyMilestones,
  keyPosts,
  keyProject,
  publicMilestones,
  publicPosts,
  publicProject,
} from './follow.queries.ts'
import type { FollowRefusal } from './follow.words.ts'

type Sent = { email?: string; isAsked?: boolean; refusal?: FollowRefusal; secret?: string }

async function show(c: Context<Visit>, seen: Seen, sent: Sent = {}) {
  const { db, lang, origin, actor } = c.var
  const { project, isInside } = seen
  const { email = actor.person?.email ?? '', isAsked = false, refusal, secret } = sent
  const following = actor.person ? await isFollowing(db, project.id, actor.person.id) : false
  return c.html(
    <FollowPage
      {...{ lang, origin, project, isInside, email, isAsked, refusal, secret }}
      path={pathOf(seen, '/suivre')}
      isFollowing={following}
    />,
    refusal ? 422 : 200,
  )
}

const seeing =
  (answer: (c: Context<Visit>, seen: Seen) => Promise<Response>) => async (c: Context<Visit>) => {
    const seen = await seeProject(c.var, c.req.param('slug') ?? '')
    return seen ? answer(c, seen) : c.notFound()
  }

async function follow(c: Context<Visit>, seen: Seen) {
  const { email = '' } = await fieldsOf(c)
  const outcome = await followProject(c.var, seen, { email }, c.var.origin)
  const page = to(c.var.lang, pathOf(seen, '/suivre'))
  if (outcome.done) return c.redirect(outcome.value.isConfirmed ? page : `${page}?demande=1`, 303)
  const { reason } = outcome
  return reason === 'gone' ? c.notFound() : show(c, seen, { email, refusal: reason })
}

async function giveKey(c: Context<Visit>, seen: Seen) {
  const outcome = await giveFeedKey(c.var, seen)
  // Shown in the answer itself: an address that redirects would carry the secret in the history of the browser.
  return outcome.done ? show(c, seen, { secret: outcome.value.key }) : c.notFound()
}

/** The link of a message. Opening it changes nothing: machines open links too. */
async function showKey(c: Context<Visit>) {
  const { db, lang, path } = c.var
  const key = c.req.param('key') ?? ''
  const found = isKey(key) ? await followByKey(db, hashKey(key)) : undefined
  if (!found) return c.notFound()
  const state = found.confirmed_at ? 'confirmed' : 'asked'
  return c.html(<FollowKeyPage {...{ lang, path, state }} follow={found} />)
}

async function answerKey(c: Context<Visit>) {
  const { lang, path } = c.var
  const { answer } = await fieldsOf(c)
  const wanted = answer === 'confirm' ? 'confirm' : 'stop'
  const outcome = await answerFollow(c.var, c.req.param('key') ?? '', wanted)
  if (!outcome.done) return c.notFound()
  if (wanted === 'confirm') return c.redirect(to(lang, path), 303)
  return c.html(<FollowKeyPage {...{ lang, path }} follow={outcome.value} state="stopped" />)
}

/** What a program may read: all with the secret key of a person who may, the public part without. */
async function opened(c: Context<Visit>) {
  const { db, today } = c.var
  const slug = c.req.param('slug') ?? ''
  const key = c.req.query('cle')
  if (key === undefined) return { project: await publicProject(db, slug), opening: undefined }
  const opening = { hash: hashKey(key), today }
  const project = isKey(key) ? await keyProject(db, opening) : undefined
  return { project: project?.slug === slug ? project : undefined, opening }
}

async function atom(c: Context<Visit>) {
  const { db, lang, origin, now } = c.var
  const { project, opening } = await opened(c)
  if (!project) return c.notFound()
  const posts = opening ? await keyPosts(db, opening) : await publicPosts(db, project.id)
  const body = atomOf({ lang, origin, project, now }, posts)
  return c.body(body, 200, { 'content-type': 'application/atom+xml; charset=utf-8' })
}

async function calendar(c: Context<Visit>) {
  const { db, lang, origin, now } = c.var
  const { project, opening } = await opened(c)
  if (!project) return c.notFound()
  const milestones = opening ? await keyMilestones(db, opening) : await publicMilestones(db, project.id)
  return c.body(calendarOf({ lang, origin, project, now }, milestones), 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `inline; filename="${project.slug}.ics"`,
  })
}

export const followRoutes = new Hono<Visit>()
  .get(
    '/chantiers/:slug/suivre',
    seeing((c, seen) => show(c, seen, { isAsked: c.req.query('demande') === '1' })),
  )
  .post('/chantiers/:slug/suivre', seeing(follow))
  .post(
    '/chantiers/:slug/suivre/arret',
    seeing(async (c, seen) => {
      if (!c.var.actor.person) return signInFirst(c, pathOf(seen, '/suivre'))
      await unfollowProject(c.var, seen)
      return c.redirect(to(c.var.lang, pathOf(seen, '/suivre')), 303)
    }),
  )
  .post('/chantiers/:slug/suivre/adresses', inside(giveKey))
  .get('/chantiers/:slug/journal.atom', atom)
  .get('/chantiers/:slug/jalons.ics', calendar)
  .get('/suivis/:key', showKey)
  .post('/suivis/:key', answerKey)
