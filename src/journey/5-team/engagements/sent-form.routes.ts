import type { Context } from 'hono'
import { idIn } from '#platform/http/fields.ts'
import type { Visit } from '#platform/http.ts'

/** Which form of a page was sent, by the end of its address: « reponse-12 », « fin-3 ». */
export const formOf = (c: Context<Visit>): string => `${c.req.path.split('/').at(-1)}-${idIn(c)}`
