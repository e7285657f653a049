import type { Acting } from '#platform/acting.ts'
import { type Action, may } from '#registry/space/index.ts'
import { type Common, findCommon, spacesWithCommons, tiesToCommon } from './common.queries.ts'

type Asking = Pick<Acting, 'db' | 'actor' | 'today'>

/** Whether someone may act on a common: in the space that keeps it. */
export async function mayOnCommon({ db, actor, today }: Asking, common: Common, action: Action) {
  const ties = await tiesToCommon(db, actor, common, today)
  return may(actor, action, { organisationId: common.organisation_id, ties })
}

/** The common of an address, for who has a right over it: an action begins with this. */
export async function commonFor(asking: Asking, slug: string, action: Action): Promise<Common | undefined> {
  const common = await findCommon(asking.db, slug)
  // The database lets nobody write but the space: a right that comes from elsewhere stops here, with words.
  if (!common || !asking.actor.memberships.has(common.organisation_id)) return undefined
  return (await mayOnCommon(asking, common, action)) ? common : undefined
}

/** The spaces in whose name someone may declare a common. */
export const declaringSpaces = ({ db, actor }: Pick<Acting, 'db' | 'actor'>) =>
  spacesWithCommons(
    db,
    [...actor.memberships.keys()].filter((organisationId) =>
      may(actor, 'common.declare', { organisationId }),
    ),
  )
