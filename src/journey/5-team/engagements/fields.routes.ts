import type { Context } from 'hono'
import type { Visit } from '#platform/http.ts'

export type Fields = Record<string, string>

/** The texts of a form. */
export const fieldsOf = async (c: Context<Visit>): Promise<Fields> =>
  Object.fromEntries(
    Object.entries(await c.req.parseBody()).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    ),
  )

/** A number of ours in an address; 0, which nothing has, for anything else. */
export const idOf = (c: Context<Visit>, name = 'id'): bigint => {
  const text = c.req.param(name) ?? ''
  return /^\d{1,15}$/.test(text) ? BigInt(text) : 0n
}

/** Which form of a page was sent, by the end of its address: « reponse-12 », « fin-3 ». */
export const formOf = (c: Context<Visit>): string => `${c.req.path.split('/').at(-1)}-${idOf(c)}`

export const wrongOf = (outcome: { details?: unknown }): readonly string[] =>
  Array.isArray(outcome.details) ? outcome.details : []
