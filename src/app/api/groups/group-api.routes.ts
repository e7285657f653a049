import { z } from '@hono/zod-openapi'
import { findGroup, listGroups, type Member, membersOf } from '#journey/2-match/pooling/group.queries.ts'
import { apiUrl, day, missing, newApi, pageUrl, reading } from '../open-api.ts'

const text = z.string().nullable()
const listed = z.object({
  ref: z.string(),
  title: z.string(),
  purpose: text,
  formedOn: day,
  members: z.int(),
  links: z.object({ self: z.url(), html: z.url() }),
})
const groups = z.object({ items: z.array(listed.openapi('ListedGroup')) }).openapi('Groups')

const member = z
  .object({
    joinedOn: day,
    need: text,
    title: text,
    organisation: z.object({ name: text, kind: text, region: text }),
    functions: z.array(z.string()),
  })
  .openapi('GroupMember')
const group = listed
  .omit({ members: true })
  .extend({ members: z.array(member) })
  .openapi('Group')

export const groupApi = newApi()

const list = reading({ operationId: 'listGroups', path: '/groups', answer: groups })
groupApi.openapi(list, async (c) => {
  const rows = await listGroups(c.var.db)
  const items = rows.map(({ ref, title, purpose, formed_on, members }) => ({
    ...{ ref, title, purpose, formedOn: formed_on, members: Number(members) },
    links: { self: apiUrl(c, `/groups/${ref}`), html: pageUrl(c, `/groupes/${ref}`) },
  }))
  return c.json({ items }, 200)
})

/** A private need counts, and shows nothing else of itself: its columns are null in what everybody reads. */
const memberAnswer = (one: Member): z.infer<typeof member> => ({
  joinedOn: one.joined_on,
  need: one.ref,
  title: one.title,
  organisation: { name: one.body_name, kind: one.body_kind, region: one.region_code },
  functions: one.functions ?? [],
})

const show = reading({
  operationId: 'getGroup',
  path: '/groups/{ref}',
  params: z.object({ ref: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/) }),
  answer: group,
})
groupApi.openapi(show, async (c) => {
  const { db } = c.var
  const found = await findGroup(db, c.req.valid('param').ref)
  if (!found) return missing(c)
  const { id, ref, title, purpose, formed_on } = found
  const members = await membersOf(db, id)
  const links = { self: apiUrl(c, `/groups/${ref}`), html: pageUrl(c, `/groupes/${ref}`) }
  const shown = { ref, title, purpose, formedOn: formed_on, members: members.map(memberAnswer), links }
  return c.json(shown, 200)
})
