import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { candidaciesOfPerson, engagementsOfPerson, waitingOf } from './candidacy.queries.ts'
import { engagementWords } from './engagement.words.ts'

/** What waits for somebody on their own page: invitations, renewals, and applications to read where they answer. */
export async function teamWaiting({ db, actor, lang, today }: Visit['Variables']) {
  if (!actor.person) return []
  const said = engagementWords[lang]
  const [candidacies, engagements, toRead] = await Promise.all([
    candidaciesOfPerson(db, actor.person.id),
    engagementsOfPerson(db, actor.person.id),
    waitingOf(db, { personId: actor.person.id, today }),
  ])
  const mine = to(lang, '/mon/engagements')
  return [
    ...candidacies
      .filter(({ state }) => state === 'invited')
      .map(({ role, project }) => ({ text: said.invitedTo(role ?? said.lead, project), href: mine })),
    ...engagements
      .filter(({ state, person_renews: own }) => state === 'renewing' && own === null)
      .map(({ project }) => ({ text: said.renewalShort(project), href: mine })),
    ...toRead.map(({ slug, project, count }) => ({
      text: said.toReadIn(Number(count), project),
      href: to(lang, `/chantiers/${slug}/candidatures`),
    })),
  ]
}
