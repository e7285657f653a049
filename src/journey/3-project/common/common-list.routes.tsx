import { type Context, Hono } from 'hono'
import type { Visit } from '#platform/http.ts'
import { type CommonWhole, keepers, listCommons, wholeCommons } from './common.queries.ts'
import { runwayOfCommon } from './common-health.ts'
import { CommonListPage, type ListedCommon, shows } from './common-list.page.tsx'
import { declaringSpaces } from './common-rights.ts'

const listed = ({ common, known, calls }: CommonWhole, today: string): ListedCommon => {
  const { slug, name, owner, licence } = common
  const { months, state } = runwayOfCommon(known, today)
  return {
    slug,
    name,
    owner,
    licence,
    months,
    isEnding: state === 'watch' || state === 'red',
    calls: calls.length,
  }
}

async function list(c: Context<Visit>) {
  const { db, lang, path, today } = c.var
  const { q = '', espace = '', montrer } = c.req.query()
  const values = {
    words: q.slice(0, 100),
    space: espace.slice(0, 100),
    show: shows.find((one) => one === montrer) ?? ('all' as const),
  }
  const [rows, spaces, own] = await Promise.all([
    listCommons(db, values),
    keepers(db),
    declaringSpaces(c.var),
  ])
  const all = (await wholeCommons(db, rows, today)).map((whole) => listed(whole, today))
  const kept = { all: () => true, calls: (one: ListedCommon) => one.calls > 0, watch: isEnding }
  return c.html(
    <CommonListPage
      {...{ lang, path, spaces, values }}
      commons={all.filter(kept[values.show])}
      mayDeclare={own.length > 0}
    />,
  )
}
const isEnding = (one: ListedCommon) => one.isEnding

export const commonListRoutes = new Hono<Visit>().get('/communs', list)
