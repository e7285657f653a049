import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  findPublicProject,
  milestonesOf,
  openRoles,
  type Party,
  type PublicProject,
  partiesOf,
  partyKinds,
  phases,
  projectThemes,
  publicProjectsAfter,
  type RoleWanted,
} from '#journey/3-project/index.ts'
import type { Visit } from '#platform/http.ts'
import { listPage } from '../list-page.ts'
import {
  apiUrl,
  day,
  missing,
  newApi,
  pageOf,
  pageQuery,
  pageUrl,
  reading,
  textParam,
  wordsParam,
  wrongCursor,
} from '../open-api.ts'

const projectsQuery = z.strictObject({
  q: wordsParam,
  phase: z.enum(phases).optional(),
  theme: z
    .string()
    .refine((theme) => projectThemes().includes(theme))
    .optional(),
  region: textParam(/^\d{2,3}$/),
  ...pageQuery,
})

const text = z.string().nullable()
const listed = z
  .object({
    slug: z.string(),
    title: z.string(),
    purpose: text,
    owner: z.object({ name: z.string(), siren: text }),
    choice: z.enum(['adopt', 'adapt', 'create']),
    solution: text,
    phase: z.enum(phases),
    common: text,
    licence: text,
    doneMeans: text,
    themes: z.array(z.string()),
    region: text,
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    links: z.object({ self: z.url(), html: z.url() }),
  })
  .openapi('ListedProject')

const party = z
  .object({
    name: z.string(),
    siren: text,
    part: z.enum(partyKinds),
    declaredBy: text,
    fromOn: day,
    untilOn: day.nullable(),
  })
  .openapi('ProjectParty')
const milestone = z
  .object({ title: z.string(), dueOn: day.nullable(), doneOn: day.nullable() })
  .openapi('Milestone')
const role = z
  .object({
    title: z.string(),
    halfDays: z.int(),
    places: z.int(),
    fromOn: day.nullable(),
    untilOn: day.nullable(),
    learnerPlace: z.boolean(),
    senior: z.boolean(),
    publishedOn: day.nullable(),
    skills: z.array(z.object({ skill: z.string(), level: z.int(), must: z.boolean() })),
  })
  .openapi('WantedRole')
const project = listed
  .extend({ parties: z.array(party), milestones: z.array(milestone), roles: z.array(role) })
  .openapi('Project')

/** The row is that of public chantiers: who asks changes nothing to it. */
const listedAnswer = (c: Context<Visit>, row: PublicProject): z.infer<typeof listed> => ({
  slug: row.slug,
  title: row.title,
  purpose: row.purpose,
  owner: { name: row.owner, siren: row.owner_siren },
  choice: row.choice,
  solution: row.solution_slug,
  phase: row.phase,
  common: row.common,
  licence: row.licence,
  doneMeans: row.done_means,
  themes: row.themes,
  region: row.territory,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  links: { self: apiUrl(c, `/projects/${row.slug}`), html: pageUrl(c, `/chantiers/${row.slug}`) },
})

/** A body that works here said yes itself; one that does not is declared by whoever carries the chantier. */
const partyAnswer = (
  { name, siren, kind, from_on, until_on, standing }: Party,
  owner: string,
): z.infer<typeof party> => ({
  name,
  siren,
  part: kind,
  declaredBy: standing === 'declared' ? owner : null,
  fromOn: from_on,
  untilOn: until_on,
})

const roleAnswer = (one: RoleWanted): z.infer<typeof role> => ({
  title: one.title,
  halfDays: one.half_days,
  places: one.places,
  fromOn: one.from_on,
  untilOn: one.until_on,
  learnerPlace: one.is_learner_place,
  senior: one.is_senior,
  publishedOn: one.published_on,
  skills: one.skills.map(({ skill_id, level, is_must }) => ({ skill: skill_id, level, must: is_must })),
})

export const projectApi = newApi()

const place = z.tuple([z.coerce.bigint()])
const list = reading({
  operationId: 'listProjects',
  path: '/projects',
  query: projectsQuery,
  answer: pageOf(listed, 'ProjectsPage'),
})
projectApi.openapi(list, async (c) => {
  const { limit, cursor, ...asked } = c.req.valid('query')
  const filters = { words: asked.q, phase: asked.phase, theme: asked.theme, region: asked.region }
  const page = await listPage(
    c,
    { scope: ['projects', asked], place, limit, cursor },
    {
      read: ({ after, limit }) => publicProjectsAfter(c.var.db, filters, { after: after?.[0], limit }),
      placeOf: (row) => [row.id],
      itemOf: (row) => listedAnswer(c, row),
    },
  )
  return page ? c.json(page, 200) : wrongCursor(c)
})

const show = reading({
  operationId: 'getProject',
  path: '/projects/{slug}',
  params: z.object({ slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,79}$/) }),
  answer: project,
})
projectApi.openapi(show, async (c) => {
  const { db } = c.var
  const found = await findPublicProject(db, c.req.valid('param').slug)
  if (!found) return missing(c)
  const [parties, milestones, roles] = await Promise.all([
    partiesOf(db, found.id, false),
    milestonesOf(db, found.id),
    openRoles(db, found.id),
  ])
  const parts = {
    parties: parties.map((one) => partyAnswer(one, found.owner)),
    milestones: milestones.map(({ title, due_on, done_on }) => ({ title, dueOn: due_on, doneOn: done_on })),
    roles: roles.map(roleAnswer),
  }
  return c.json({ ...listedAnswer(c, found), ...parts }, 200)
})
