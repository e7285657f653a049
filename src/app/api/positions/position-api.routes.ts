import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { roleRemotes } from '#journey/3-project/index.ts'
import { findPublicPosition, type PublicPosition, publicPositionsAfter } from '#journey/5-team/index.ts'
import type { Visit } from '#platform/http.ts'
import { plausibleDay } from '#platform/plausible-day.ts'
import { findSkill } from '#registry/skill/index.ts'
import { listPage } from '../list-page.ts'
import {
  apiUrl,
  day,
  label,
  missing,
  newApi,
  pageOf,
  pageQuery,
  pageUrl,
  reading,
  wordsParam,
  wrongCursor,
} from '../open-api.ts'

const HALF_DAYS_MAX = 2_000
/** Of chantiers that have no place of their own. */
const PLACELESS = 'none'

const positionsQuery = z.strictObject({
  q: wordsParam,
  skill: z
    .string()
    .refine((id) => findSkill(id) !== undefined)
    .optional(),
  region: z
    .string()
    .regex(/^(\d{2,3}|none)$/)
    .optional(),
  learner: z.literal('true').optional(),
  presence: z.enum(roleRemotes).optional(),
  from: day.pipe(plausibleDay).optional(),
  until: day.pipe(plausibleDay).optional(),
  halfDaysMax: z.coerce
    .number()
    .int()
    .min(1)
    .max(HALF_DAYS_MAX)
    .optional()
    .openapi({ type: 'integer', minimum: 1, maximum: HALF_DAYS_MAX }),
  ...pageQuery,
})

const skill = z
  .object({ id: z.string(), label, level: z.number().int().min(0).max(3), must: z.boolean() })
  .openapi('PositionSkill')

const position = z
  .object({
    id: z.string(),
    title: z.string(),
    project: z.object({ slug: z.string(), title: z.string() }),
    owner: z.string(),
    region: z.string().nullable(),
    halfDays: z.number().int(),
    fromOn: day.nullable(),
    untilOn: day.nullable(),
    places: z.number().int(),
    placesLeft: z.number().int(),
    learnerPlace: z.boolean(),
    senior: z.boolean(),
    presence: z.enum(roleRemotes).nullable(),
    publishedOn: day.nullable(),
    closedOn: day.nullable(),
    skills: z.array(skill),
    links: z.object({ self: z.url(), html: z.url(), project: z.url() }),
  })
  .openapi('Position')

/** A skill that left the list since is told by its id in both languages. */
const skillAnswer = ({ skill_id: id, level, is_must: must }: PublicPosition['skills'][number]) => ({
  ...{ id, level, must },
  label: findSkill(id)?.label ?? { fr: id, en: id },
})

const positionAnswer = (c: Context<Visit>, row: PublicPosition): z.infer<typeof position> => ({
  id: String(row.id),
  title: row.title,
  project: { slug: row.slug, title: row.project },
  owner: row.owner,
  region: row.territory,
  halfDays: row.half_days,
  fromOn: row.from_on,
  untilOn: row.until_on,
  places: row.places,
  placesLeft: Math.max(0, row.places - row.taken),
  learnerPlace: row.is_learner_place,
  senior: row.is_senior,
  presence: row.remote,
  publishedOn: row.published_on,
  closedOn: row.closed_on,
  skills: row.skills.map(skillAnswer),
  links: {
    self: apiUrl(c, `/positions/${row.id}`),
    html: pageUrl(c, `/postes/${row.id}`),
    project: apiUrl(c, `/projects/${row.slug}`),
  },
})

const filtersOf = ({
  q,
  region,
  learner,
  presence,
  halfDaysMax,
  ...rest
}: Omit<z.infer<typeof positionsQuery>, keyof typeof pageQuery>) => ({
  words: q,
  skill: rest.skill,
  region: region === PLACELESS ? undefined : region,
  isPlaceless: region === PLACELESS,
  isLearnerPlace: learner === 'true',
  remote: presence,
  from: rest.from,
  until: rest.until,
  halfDaysMax,
})

export const positionApi = newApi()

const place = z.tuple([plausibleDay, z.coerce.bigint()])
const list = reading({
  operationId: 'listPositions',
  path: '/positions',
  query: positionsQuery,
  answer: pageOf(position, 'PositionsPage'),
})
positionApi.openapi(list, async (c) => {
  const { limit, cursor, ...asked } = c.req.valid('query')
  const page = await listPage(
    c,
    { scope: ['positions', asked], place, limit, cursor },
    {
      read: ({ after, limit }) =>
        publicPositionsAfter(c.var.db, filtersOf(asked), {
          after: after && { publishedOn: after[0], id: after[1] },
          limit,
        }),
      placeOf: (row) => [row.published_on, row.id],
      itemOf: (row) => positionAnswer(c, row),
    },
  )
  return page ? c.json(page, 200) : wrongCursor(c)
})

const show = reading({
  operationId: 'getPosition',
  path: '/positions/{id}',
  params: z.object({ id: z.string().regex(/^[1-9]\d{0,17}$/) }),
  answer: position,
})
positionApi.openapi(show, async (c) => {
  const found = await findPublicPosition(c.var.db, BigInt(c.req.valid('param').id))
  return found ? c.json(positionAnswer(c, found), 200) : missing(c)
})
