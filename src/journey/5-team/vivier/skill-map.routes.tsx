import { type Context, Hono } from 'hono'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { inOrder } from '#platform/lang.ts'
import { seenProfiles } from '#registry/profile/index.ts'
import { skillLabel } from '#registry/skill/index.ts'
import { insidersOf, may } from '#registry/space/index.ts'
import { spaceWith } from '../grid/access.queries.ts'
import { SkillMapPage } from './skill-map.page.tsx'
import { skillMap } from './skill-map.queries.ts'

/** What a co-op knows how to do, for those who work in it. */
async function show(c: Context<Visit>) {
  const { db, lang, path, actor, today } = c.var
  if (!actor.person) return signInFirst(c)
  const space = await spaceWith(db, c.req.param('slug') ?? '', 'vivier')
  if (!space || !may(actor, 'profile.read-coop', { organisationId: space.organisation_id }))
    return c.notFound()
  const people = await insidersOf(db, space.organisation_id, today)
  const found = await skillMap(db, c.var, { people, organisationId: space.organisation_id })
  const mapped = found.toSorted((a, b) =>
    inOrder(lang, skillLabel(lang, a.skillId), skillLabel(lang, b.skillId)),
  )
  const alone = mapped.flatMap(({ holders }) => (holders.length === 1 ? holders : []))
  const profiles = await seenProfiles(db, c.var, [...new Set(alone)])
  const names = new Map(profiles.map(({ person_id, display_name }) => [person_id, display_name]))
  return c.html(<SkillMapPage {...{ lang, path, space, mapped, names }} />)
}

export const skillMapRoutes = new Hono<Visit>().get('/espaces/:slug/savoir-faire', show)
