import { type Context, Hono } from 'hono'
import { fieldsOf, idIn } from '#platform/http/fields.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { words as partyWords } from './party.words.ts'
import { answerPart, proposalsTo } from './proposal.actions.ts'
import { ProposalsPage } from './proposal.page.tsx'
import { type ProposalRefusal, words } from './proposal.words.ts'

const PATH = '/mon/parties'

async function show(c: Context<Visit>, refusal?: ProposalRefusal) {
  const proposals = await proposalsTo(c.var)
  return c.html(
    <ProposalsPage {...{ proposals, refusal }} lang={c.var.lang} path={PATH} />,
    refusal ? 422 : 200,
  )
}

async function answer(c: Context<Visit>) {
  const outcome = await answerPart(c.var, idIn(c), await fieldsOf(c))
  if (!outcome.done) return show(c, outcome.reason)
  const { slug, saysYes } = outcome.value
  return c.redirect(to(c.var.lang, saysYes ? `/chantiers/${slug}` : PATH), 303)
}

/** On « what waits for you today »: the parts proposed to the bodies for which the visitor answers. */
export const partsWaiting = async (visit: Visit['Variables']) =>
  (await proposalsTo(visit)).map(({ kind, title, owner }) => ({
    text: words[visit.lang].item(partyWords[visit.lang].kinds[kind], title),
    href: to(visit.lang, PATH),
    note: owner,
  }))

export const proposalRoutes = new Hono<Visit>()
  .get(PATH, (c) => (c.var.actor.person ? show(c) : signInFirst(c, PATH)))
  .post(`${PATH}/:id`, (c) => (c.var.actor.person ? answer(c) : signInFirst(c, PATH)))
