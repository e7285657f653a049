import { Hono } from 'hono'
import type { Visit } from '#platform/http.ts'
import { dumps } from '../dumps/dumps.ts'
import { ApiPage, type ShownDump, type ShownOperation } from './api.page.tsx'
import { apiDocument } from './api.routes.ts'
import type { DumpFile } from './api.words.ts'
import { type ListedOperation, operationsOf } from './document.ts'

/** What to ask for in an example: something that every Pluriel has. */
const EXAMPLE: Readonly<Record<string, string>> = { slug: 'nextcloud', siren: '130025265', ref: 'REF' }
const QUERIES: Readonly<Record<string, string>> = {
  listSolutions: '?q=doodle&limit=3',
  listOrganisations: '?q=rennes&kind=commune',
}

const shown = (origin: string, { method, path, operation }: ListedOperation): ShownOperation => ({
  method,
  path,
  summary: operation.summary ?? '',
  description: operation.description ?? '',
  parameters: namesOf(operation),
  example: exampleOf(origin, { method, path, operation }),
})

type Operation = ListedOperation['operation']
const parametersOf = ({ parameters = [] }: Operation) =>
  parameters.flatMap((one) =>
    'name' in one ? [{ name: one.name, in: one.in, meaning: one.description ?? '' }] : [],
  )

const namesOf = (operation: Operation): string[] =>
  parametersOf(operation)
    .filter((one) => one.in === 'query')
    .map(({ name }) => name)

function exampleOf(origin: string, { method, path, operation }: ListedOperation): string {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => EXAMPLE[name] ?? name)
  const query = QUERIES[operation.operationId ?? ''] ?? ''
  const body = bodyExample(operation)
  const url = `${origin}${address}${query}`
  if (method === 'get') return query ? `curl '${url}'` : `curl ${url}`
  return `curl ${url} -H 'Content-Type: application/json' -d '${body}'`
}

/** The example that the schema of the body gives. */
function bodyExample({ requestBody }: Operation): string {
  const content = requestBody && 'content' in requestBody ? requestBody.content : {}
  return JSON.stringify(content['application/json']?.example ?? {})
}

export const apiPageRoutes = new Hono<Visit>().get('/api', (c) => {
  const { lang, path, origin, config } = c.var
  const document = apiDocument(lang, origin)
  const operations = operationsOf(document)
  const parameters = new Map(
    operations.flatMap(({ operation }) =>
      parametersOf(operation).map(({ name, meaning }) => [name, meaning] as const),
    ),
  )
  return c.html(
    <ApiPage
      {...{ lang, path }}
      title={document.info.title}
      description={document.info.description ?? ''}
      operations={operations.map((one) => shown(origin, one))}
      parameters={[...parameters]}
      dumps={dumps.map(({ file, licence }): ShownDump => ({ file: file as DumpFile, licence }))}
      limits={{ reads: config.REQUESTS_PER_MINUTE, writes: config.WRITES_PER_MINUTE }}
    />,
  )
})
