import type { Context } from 'hono'
import type { Visit } from '../http.ts'

export type Fields = Record<string, string>

/** The texts of a form; files and repeated names are read by who expects them. */
export const fieldsOf = async (c: Context<Visit>): Promise<Fields> =>
  Object.fromEntries(
    Object.entries(await c.req.parseBody()).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    ),
  )

/** A number of ours in an address; 0, which nothing has, for anything else. */
export const idIn = (c: Context<Visit>, name = 'id'): bigint => {
  const text = c.req.param(name) ?? ''
  return /^\d{1,18}$/.test(text) ? BigInt(text) : 0n
}
