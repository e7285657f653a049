import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { faultsOf } from './faults.ts'
import { PROBLEM_TYPE, problem, problemSchema, refuse } from './problem.ts'
import { faults } from './problem.words.ts'

const PAGE_ITEMS = 20
const PAGE_ITEMS_MAX = 100
const CURSOR_LETTERS_MAX = 2_000
const TEXT_LETTERS_MAX = 200

/** A part of the API. What a request gets wrong is answered in the same way everywhere. */
export const newApi = () =>
  new OpenAPIHono<Visit>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      const { target } = result
      // An address that cannot name anything names nothing.
      if (target === 'param') return problem(c, { kind: 'missing', status: 404 })
      const where = target === 'json' ? 'json' : 'query'
      const given = 'data' in result ? result.data : undefined
      const errors = faultsOf(c.var.lang, result.error, { where, given })
      return problem(c, { kind: 'invalid', status: 422, errors })
    },
  })

/** No control characters: nobody types them, and PostgreSQL refuses one of them. */
const clean = (text: string): string => text.toWellFormed().replace(/\p{Cc}+/gu, ' ')

export const wordsParam = z.string().max(TEXT_LETTERS_MAX).transform(clean).optional()
export const textParam = (shape: RegExp) => z.string().regex(shape).optional()

export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(PAGE_ITEMS_MAX)
    .default(PAGE_ITEMS)
    .openapi({ type: 'integer', minimum: 1, maximum: PAGE_ITEMS_MAX, default: PAGE_ITEMS }),
  cursor: z.string().max(CURSOR_LETTERS_MAX).optional(),
}

export const pageOf = <Item extends z.ZodType>(item: Item, name: string) =>
  z.object({ items: z.array(item), next: z.url().nullable() }).openapi(name)

export const label = z.object({ fr: z.string(), en: z.string() }).openapi('Label')
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const json = <Schema extends z.ZodType>(schema: Schema) => ({
  description: '',
  content: { 'application/json': { schema } },
})
export const refusal = { description: '', content: { [PROBLEM_TYPE]: { schema: problemSchema } } }

type Reading<Query, Params, Answer> = {
  operationId: string
  path: string
  query?: Query
  params?: Params
  answer: Answer
}

/** A read operation: its words (summary, descriptions) are added by the document, in the reader’s language. */
export function reading<
  Answer extends z.ZodType,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Params extends z.ZodObject = z.ZodObject<Record<never, never>>,
>({ operationId, path, query, params, answer }: Reading<Query, Params, Answer>) {
  return createRoute({
    operationId,
    method: 'get',
    path,
    request: {
      query: query ?? (z.strictObject({}) as z.ZodObject as Query),
      params: params ?? (z.object({}) as z.ZodObject as Params),
    },
    responses: { 200: json(answer), ...(params ? { 404: refusal } : {}), 422: refusal, 429: refusal },
  })
}

export const wrongCursor = (c: Context<Visit>) =>
  refuse(c, {
    kind: 'invalid',
    status: 422,
    errors: [{ in: 'query', pointer: '#/cursor', detail: faults[c.var.lang].cursor }],
  })

export const missing = (c: Context<Visit>) => refuse(c, { kind: 'missing', status: 404 })

/** The address of something of this API, and of its page for people. */
export const apiUrl = (c: Context<Visit>, path: string): string =>
  `${c.var.origin}${to(c.var.lang, `/api/v1${path}`)}`
export const pageUrl = (c: Context<Visit>, path: string): string => `${c.var.origin}${to(c.var.lang, path)}`
