import { sql } from 'kysely'
import type { Acting } from '#platform/acting.ts'
import { type KeptHere, NOBODY_LEFT, type RuleId, rules } from './rules.ts'

const DAY_MS = 86_400_000

/** How many rows a rule reached. */
export type Forgotten = { id: RuleId; rows: number }
type Doing = Pick<Acting, 'db' | 'now'>

export const keptHere: readonly KeptHere[] = rules.filter((rule): rule is KeptHere => 'table' in rule)

/**
 * Applies every rule that no other job applies: what is older than its delay loses what it says of a person. One
 * transaction; done twice, it changes nothing more. A dry run counts the same rows, and touches none.
 */
export async function forgetOnDates(doing: Doing, { dryRun = false } = {}): Promise<Forgotten[]> {
  return doing.db.transaction().execute(async (tx) => {
    const within = { ...doing, db: tx }
    if (!dryRun) await makeNobodyLeft(within)
    const forgotten: Forgotten[] = []
    for (const rule of keptHere) forgotten.push(await apply(within, rule, dryRun))
    return forgotten
  })
}

async function makeNobodyLeft({ db, now }: Doing): Promise<void> {
  await sql`insert into person (id, name, email, erased_at, created_at, updated_at)
    values (${NOBODY_LEFT}, 'Compte effacé', 'efface@invalid', ${now}, ${now}, ${now})
    on conflict do nothing`.execute(db)
}

async function apply({ db, now }: Doing, rule: KeptHere, dryRun: boolean): Promise<Forgotten> {
  const limit = new Date(now.getTime() - rule.days * DAY_MS)
  // The fragments are constants of ours, in `rules.ts`; the instant alone is a value.
  const due = sql`(${sql.raw(rule.since)})::timestamptz < ${limit} and ${sql.raw(rule.left)}`
  const table = sql.table(rule.table)
  if (dryRun) {
    const counted = sql<{ rows: bigint }>`select count(*) as rows from ${table} where ${due}`
    return { id: rule.id, rows: Number((await counted.execute(db)).rows[0]?.rows ?? 0n) }
  }
  const set = sql.raw(
    Object.entries(rule.set ?? {})
      .map(([column, value]) => `${column} = ${value}`)
      .join(', '),
  )
  const gesture = rule.set
    ? sql`update ${table} set ${set} where ${due}`
    : sql`delete from ${table} where ${due}`
  const { numAffectedRows = 0n } = await gesture.execute(db)
  return { id: rule.id, rows: Number(numAffectedRows) }
}
