import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Visit } from '#platform/http.ts'
import { type ProblemKind, words } from './problem.words.ts'

const fault = z
  .object({
    in: z.enum(['query', 'param', 'json']),
    pointer: z.string(),
    detail: z.string(),
  })
  .openapi('Fault')
export type Fault = z.infer<typeof fault>

/** RFC 9457: what a program reads when it is refused. */
export const problemSchema = z
  .object({
    type: z.url(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(fault).optional(),
  })
  .openapi('Problem')

export const PROBLEM_TYPE = 'application/problem+json'

type Refusal = { kind: ProblemKind; status: number; errors?: readonly Fault[] }

/** The address of a kind of problem is its paragraph on the page that documents the API. */
export function problem(c: Context<Visit>, { kind, status, errors }: Refusal) {
  const { title, text } = words[c.var.lang][kind]
  const body = {
    type: `${c.var.origin}/api#${kind}`,
    title,
    status,
    detail: text,
    instance: `urn:pluriel:${c.var.requestId}`,
    ...(errors ? { errors } : {}),
  }
  // The statuses of refusals all carry a body.
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, { 'Content-Type': PROBLEM_TYPE })
}

/** In a route whose answers are typed, a refusal is an answer of another shape: it says so to the compiler alone. */
export const refuse = (c: Context<Visit>, refusal: Refusal) => problem(c, refusal) as never
