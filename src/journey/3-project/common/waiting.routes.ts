import type { Visit } from '#platform/http.ts'
import { formatDate, to } from '#platform/lang.ts'
import { may } from '#registry/space/index.ts'
import { openCallsOf } from './common.queries.ts'
import { words } from './common.words.ts'

/** The calls that are open on the commons that somebody keeps: they answer for them. */
export async function commonsWaiting({ db, actor, lang, today }: Visit['Variables']) {
  if (!actor.person) return []
  const kept = [...actor.memberships.keys()].filter((organisationId) =>
    may(actor, 'common.change', { organisationId }),
  )
  const said = words[lang]
  return (await openCallsOf(db, { kept, actor, today })).map(({ slug, name, kind, opened_on }) => ({
    text: said.callWaits(said.kinds[kind], name),
    href: to(lang, `/communs/${slug}/tenir#appels`),
    note: said.openedOn(formatDate(lang, opened_on)),
  }))
}
