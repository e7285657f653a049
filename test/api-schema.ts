import { expect } from 'vitest'
import { z } from 'zod'
import { apiDocument } from '#app/api/api.routes.ts'
import { operationsOf } from '#app/api/document.ts'
import { ORIGIN } from './world.ts'

type Schema = { [key: string]: unknown }
const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null

/** A schema of the document as published, whole, and closed: what it does not tell may not be in an answer. */
function closed(schema: unknown, components: Record<string, unknown>): unknown {
  if (Array.isArray(schema)) return schema.map((one) => closed(one, components))
  if (!isObject(schema)) return schema
  if (typeof schema.$ref === 'string')
    return closed(components[schema.$ref.split('/').at(-1) ?? ''], components)
  const whole = Object.fromEntries(Object.entries(schema).map(([key, one]) => [key, closed(one, components)]))
  const { discriminator: _, ...plain } = whole
  return schema.properties && schema.additionalProperties === undefined
    ? { ...plain, additionalProperties: false }
    : plain
}

/** As everybody gets it. */
export const document = apiDocument('fr', ORIGIN)
export const operations = operationsOf(document)
/** What the document promises of an answer. */
export const schemaOf = (operationId: string, status: string) => {
  const found = operations.find(({ operation }) => operation.operationId === operationId)
  const response = found?.operation.responses?.[status]
  const [content] = Object.values(response?.content ?? {}) as { schema: unknown }[]
  return z.fromJSONSchema(closed(content?.schema, document.components?.schemas ?? {}) as Schema)
}
/** The answer is what the document says, no more and no less. */
export function expectToFit(operationId: string, body: unknown, status = '200'): void {
  const { error } = schemaOf(operationId, status).safeParse(body)
  expect(error && `${operationId}: ${z.prettifyError(error)}`).toBeUndefined()
}
