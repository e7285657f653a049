import { type Context, Hono } from 'hono'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import { tableFiles } from '#platform/http/table-file.ts'
import type { Visit } from '#platform/http.ts'
import { inOrder } from '#platform/lang.ts'
import { seenProfiles } from '#registry/profile/index.ts'
import { skillLabel } from '#registry/skill/index.ts'
import { insidersOf, may } from '#registry/space/index.ts'
import { spaceWith } from '../grid/access.queries.ts'
import { SkillMapPage } from './skill-map.page.tsx'
import { skillMap } from './skill-map.queries.ts'

/** What a co-op knows how to do, as who asks may read it; nothing for who does not work in it. */
async function mapFor(visit: Visit['Variables'], slug: string) {
  const { db, actor, today, lang } = visit
  const space = await spaceWith(db, slug, 'vivier')
  if (!space || !may(actor, 'profile.read-coop', { organisationId: space.organisation_id })) return undefined
  const people = await insidersOf(db, space.organisation_id, today)
  const found = await skillMap(db, visit, { people, organisationId: space.organisation_id })
  const mapped = found.toSorted((a, b) =>
    inOrder(lang, skillLabel(lang, a.skillId), skillLabel(lang, b.skillId)),
  )
  return { space, mapped }
}

async function show(c: Context<Visit>) {
  const { db, lang, path, actor } = c.var
  if (!actor.person) return signInFirst(c)
  const found = await mapFor(c.var, c.req.param('slug') ?? '')
  if (!found) return c.notFound()
  const alone = found.mapped.flatMap(({ holders }) => (holders.length === 1 ? holders : []))
  const profiles = await seenProfiles(db, c.var, [...new Set(alone)])
  const names = new Map(profiles.map(({ person_id, display_name }) => [person_id, display_name]))
  return c.html(<SkillMapPage {...{ lang, path, ...found, names }} />)
}

const columns = ['skill', 'label', 'holders', 'best_level', 'learners', 'roles_asking']

/** Counts alone: who holds what is read on the page, as each one opened it. */
const table = tableFiles('/espaces/:slug/savoir-faire', async (c) => {
  const { lang, actor } = c.var
  if (!actor.person) return signInFirst(c)
  const found = await mapFor(c.var, c.req.param('slug') ?? '')
  if (!found) return c.notFound()
  const rows = found.mapped.map(({ skillId, holders, best, learners, askedBy }) => [
    ...[skillId, skillLabel(lang, skillId), holders.length, best, learners, askedBy],
  ])
  return { name: 'savoir-faire', columns, rows }
})

export const skillMapRoutes = new Hono<Visit>().get('/espaces/:slug/savoir-faire', show).route('/', table)
