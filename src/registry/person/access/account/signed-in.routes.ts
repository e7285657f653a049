import type { Context } from 'hono'
import type { Person } from '#platform/acting.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'

type Answer = Response | Promise<Response>

/** A page of one's own: who is not signed in is sent to the sign-in, and back. */
export const signedIn =
  (answer: (c: Context<Visit>, person: Person) => Answer) =>
  (c: Context<Visit>): Answer => {
    const { person } = c.var.actor
    return person ? answer(c, person) : signInFirst(c)
  }

/** What is said at the top of the next page, and where. */
export const toldAt = (path: string, told: string): string => `${path}?fait=${told}`
