import { existsSync, readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { parsePubliccode } from '#engines/publiccode/parse-publiccode.ts'
import type { Visit } from '#platform/http.ts'
import about from '../../../package.json' with { type: 'json' }
import { SourcePage } from './source.page.tsx'

const file = new URL('../../../publiccode.yml', import.meta.url)
/** A copy of the program without its description still answers: the page says whom to ask. */
const publiccode = existsSync(file) ? readFileSync(file, 'utf8') : undefined

/** Names that belong to nobody (RFC 2606): the standard asks for an address before there is one. */
const NOWHERE = /\.example$/

function repositoryOf(text: string): string | undefined {
  const read = parsePubliccode(text)
  if (!('solution' in read)) return undefined
  return NOWHERE.test(new URL(read.solution.url).hostname) ? undefined : read.solution.url
}
const repository = publiccode && repositoryOf(publiccode)
const libraries = Object.keys(about.dependencies)

export const sourceRoutes = new Hono<Visit>()
  .get('/code-source', (c) => {
    const { lang, path, config } = c.var
    return c.html(
      <SourcePage
        {...{ lang, path, repository, libraries }}
        version={about.version}
        isDescribed={publiccode !== undefined}
        contact={config.HOST_CONTACT}
      />,
    )
  })
  .get('/publiccode.yml', (c) =>
    publiccode === undefined
      ? c.notFound()
      : c.body(publiccode, 200, { 'Content-Type': 'application/yaml; charset=utf-8' }),
  )
