import { dueOn } from '#engines/engagement/renewal.ts'
import { type Acting, theHost } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { type EngagementRow, findEngagement } from './candidacy.queries.ts'
import { close } from './engage.actions.ts'
import { takeStep } from './step.actions.ts'

/** Every morning: asks both sides about what passed its date, and ends what nobody answered for. */
export async function followEngagements(acting: Acting): Promise<{ asked: number; ended: number }> {
  const counts = { asked: 0, ended: 0 }
  for (const id of await runningIds(acting.db)) {
    const what = await acting.db
      .transaction()
      .execute((trx) => followOne({ ...acting, db: trx, actor: theHost }, id))
    if (what === 'ask') counts.asked += 1
    if (what === 'end') counts.ended += 1
  }
  return counts
}

const runningIds = async (db: Db): Promise<bigint[]> =>
  (
    await db
      .selectFrom('engagement')
      .select('id')
      .where('state', '<>', 'ended')
      .where('until_on', 'is not', null)
      .orderBy('id')
      .execute()
  ).map(({ id }) => id)

async function followOne(acting: Acting, id: bigint): Promise<'ask' | 'end' | undefined> {
  const { db, today } = acting
  await db.selectFrom('engagement').select('id').where('id', '=', id).forUpdate().execute()
  const engagement = await findEngagement(db, id)
  if (!engagement) return undefined
  const { state, until_on: untilOn, asked_on: askedOn } = engagement
  const due = dueOn({ state, untilOn, askedOn }, today)
  if (due === 'ask') await ask(acting, engagement)
  if (due === 'end') {
    const closed = await close(acting, engagement, { act: 'silence', side: 'clock', reason: null })
    // The only lead of a chantier stays its lead: silence does not leave it without anybody.
    if (!closed.done) return undefined
  }
  return due
}

async function ask(acting: Acting, engagement: EngagementRow): Promise<void> {
  await acting.db
    .updateTable('engagement')
    .set({
      state: 'renewing',
      asked_on: acting.today,
      person_renews: null,
      organiser_renews: null,
      renewed_until: null,
    })
    .where('id', '=', engagement.id)
    .execute()
  await takeStep(acting, {
    candidacyId: engagement.candidacy_id,
    projectId: engagement.project_id,
    organisationId: engagement.organisation_id,
    personId: engagement.person_id,
    target: `${engagement.slug}: ${engagement.role ?? 'lead'}`,
    act: 'renewal-asked',
    side: 'clock',
  })
}
