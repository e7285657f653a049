import { sql } from 'kysely'
import {
  choicesOf,
  countPublicNeeds,
  type ListedNeed,
  listPublicNeeds,
  publicStateOf,
} from '#journey/1-need/index.ts'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'

export type HomeCounts = { solutions: number; proofs: number; needs: number; bodies: number }

const KEPT_MS = 60_000
const known = new WeakMap<Db, { at: number; counts: Promise<HomeCounts> }>()

/** Counted at most once a minute: the figures of a home page need not cost more than the page. */
export function countsOf({ db, now }: Pick<Acting, 'db' | 'now'>): Promise<HomeCounts> {
  const last = known.get(db)
  if (last && Math.abs(now.getTime() - last.at) < KEPT_MS) return last.counts
  const counts = count(db)
  known.set(db, { at: now.getTime(), counts })
  counts.catch(() => known.delete(db))
  return counts
}

async function count(db: Db): Promise<HomeCounts> {
  // Kysely has no word for several counts at once.
  const { rows } = await sql<{ solutions: bigint; proofs: bigint; bodies: bigint }>`select
    (select count(*) from solution) as solutions,
    (select count(*) from usage_declaration where withdrawn_on is null) as proofs,
    (select count(*) from organisation where retired_on is null) as bodies`.execute(db)
  const { solutions = 0n, proofs = 0n, bodies = 0n } = rows[0] ?? {}
  return {
    solutions: Number(solutions),
    proofs: Number(proofs),
    bodies: Number(bodies),
    needs: await countPublicNeeds(db),
  }
}

const SHOWN = 4

/** The last needs that anybody may see, as cards. */
export async function lastNeeds(acting: Pick<Acting, 'db' | 'lang'>) {
  const { needs } = await listPublicNeeds(acting.db, { page: 1 })
  const shown: ListedNeed[] = needs.slice(0, SHOWN).map((need) => ({ ...need, state: publicStateOf(need) }))
  return { needs: shown, choices: await choicesOf(acting) }
}
export type LastNeeds = Awaited<ReturnType<typeof lastNeeds>>
