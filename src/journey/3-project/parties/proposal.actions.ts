import type { Acting } from '#platform/acting.ts'
import { sendMail } from '#platform/mail/index.ts'
import { done, refused } from '#platform/outcome.ts'
import { may, recordAct } from '#registry/space/index.ts'
import { proposalMail } from './proposal.mail.ts'
import {
  type Proposal,
  partAnswered,
  partsProposed,
  stewardsOf,
  type UntoldPart,
  untoldParts,
} from './proposal.queries.ts'

/** What waits for the answer of someone, for the bodies for which they answer. */
export const proposalsTo = ({ db, actor }: Pick<Acting, 'db' | 'actor'>) =>
  partsProposed(db, bodiesOf({ actor }))

const bodiesOf = ({ actor }: Pick<Acting, 'actor'>) =>
  [...actor.memberships.keys()].filter((organisationId) => may(actor, 'party.answer', { organisationId }))

/** Says yes or no for one’s body to the part that a chantier proposes. Both registers keep it. */
export async function answerPart(acting: Acting, id: bigint, fields: { reponse?: unknown }) {
  const saysYes = fields.reponse === 'oui'
  if (!saysYes && fields.reponse !== 'non') return refused('answer-missing')
  return acting.db.transaction().execute(async (trx) => {
    const inside = { ...acting, db: trx }
    const proposal = (await proposalsTo(inside)).find((one) => one.id === id)
    const answer = { id, organisationIds: bodiesOf(acting), saysYes, today: acting.today }
    if (!proposal || !(await partAnswered(trx, answer))) return refused('proposal-gone')
    await remember(inside, proposal, saysYes)
    return done({ slug: proposal.slug, saysYes })
  })
}

async function remember(acting: Acting, proposal: Proposal, saysYes: boolean): Promise<void> {
  const act = saysYes ? 'project.party-accept' : 'project.party-refuse'
  const target = `${proposal.slug}: ${proposal.body.slice(0, 160)}, ${proposal.kind}`
  for (const organisationId of [proposal.organisation_id, proposal.owner_id])
    await recordAct(acting, { organisationId, act, target })
}

/**
 * Writes to those who answer for a body to which a part is proposed: once for each part, and one letter a day at most
 * for one chantier. Addresses are read here alone, by the site: who proposes does not learn them.
 */
export async function sendProposals(acting: Acting, origin: string): Promise<number> {
  let sent = 0
  for (const part of await untoldParts(acting.db)) sent += await tellOne(acting, part, origin)
  return sent
}

const tellOne = (acting: Acting, part: UntoldPart, origin: string): Promise<number> =>
  acting.db.transaction().execute(async (trx) => {
    const claimed = await trx
      .updateTable('project_party')
      .set({ told_at: acting.now })
      .where('id', '=', part.id)
      .where('told_at', 'is', null)
      .executeTakeFirst()
    if (claimed.numUpdatedRows === 0n) return 0
    const stewards = await stewardsOf(trx, part.organisation_id, acting.today)
    for (const { id, email, lang } of stewards) {
      const dedupeKey = `part-${part.project_id}-${part.organisation_id}-${id}-${acting.today}`
      const letter = proposalMail({ ...part, to: email, lang, origin })
      await sendMail({ ...acting, db: trx, lang }, { ...letter, dedupeKey })
    }
    return stewards.length
  })
