import type { OpenAPIHono } from '@hono/zod-openapi'
import { assert } from '#engines/assert.ts'
import type { Visit } from '#platform/http.ts'
import type { Lang } from '#platform/lang.ts'
import { words } from './operation.words.ts'

type OpenApi = ReturnType<OpenAPIHono<Visit>['getOpenAPI31Document']>
type Operation = NonNullable<NonNullable<OpenApi['paths']>[string]['get']>

export type DocumentOf = (lang: Lang, origin: string) => OpenApi

/** Made once per language and address: it does not change while the process lives. */
export function documentOf(api: OpenAPIHono<Visit>): DocumentOf {
  const made = new Map<string, OpenApi>()
  return (lang, origin) => {
    const key = `${lang} ${origin}`
    const known = made.get(key) ?? describe(api, lang, origin)
    // One address in practice; who sends many Host headers must not fill the memory.
    if (made.size > 8) made.clear()
    made.set(key, known)
    return known
  }
}

function describe(api: OpenAPIHono<Visit>, lang: Lang, origin: string): OpenApi {
  const said = words[lang]
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: said.title,
      version: '1',
      description: said.description,
      license: { name: 'ODbL-1.0', url: 'https://opendatacommons.org/licenses/odbl/1-0/' },
    },
    servers: [{ url: origin }],
  })
  for (const { operation } of operationsOf(document)) addWords(operation, lang)
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {}))
    Object.assign(schema, { description: wordOf(said.schemas, name) })
  return document
}

function addWords(operation: Operation, lang: Lang): void {
  const said = words[lang]
  const { summary, description } = wordOf(said.operations, operation.operationId ?? '')
  Object.assign(operation, { summary, description })
  for (const parameter of operation.parameters ?? [])
    if ('name' in parameter) parameter.description = wordOf(said.parameters, parameter.name)
  for (const [status, response] of Object.entries(operation.responses ?? {}))
    Object.assign(response, { description: wordOf(said.responses, status) })
}

/** An operation without words would be published without a description: the tests ask for the document. */
function wordOf<Words extends object>(all: Words, name: string): Words[keyof Words] {
  assert(Object.hasOwn(all, name), `${name} of the API has words`)
  return all[name as keyof Words] // Just checked.
}

export type ListedOperation = { method: string; path: string; operation: Operation }

/** Every operation of a document, in its order. */
export const operationsOf = (document: OpenApi): ListedOperation[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method) => {
      const operation = item[method]
      return operation ? [{ method, path, operation }] : []
    }),
  )
