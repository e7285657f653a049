import { sql } from 'kysely'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordFacts } from '#registry/evidence/index.ts'
import { formProblems, type ImportProblem } from './import-problem.ts'
import { recordForm, type SolutionRecord } from './record.form.ts'
import { mayImport } from './save.policy.ts'
import { knownsFor, knownsOf } from './save.queries.ts'
import { type Change, planSave, type Target } from './save-plan.ts'
import { writeTargets } from './save-write.actions.ts'
import type { SourceId } from './sources.ts'

export type SaveOptions = {
  /** Answers what would change, and writes nothing. */
  dryRun?: boolean
  /** The records are all that the source says: what it said of other solutions is taken back. */
  complete?: boolean
  onProgress?: (written: number, total: number) => void
}
export type SaveDiff = {
  created: { slug: string; name: string }[]
  changed: Change[]
  unchanged: number
  /** Solutions on which a complete source says nothing any more. */
  takenBack: string[]
  dryRun: boolean
}

/** Any number does, as long as every import uses the same one. */
const IMPORT_LOCK = 7_105_825

/**
 * Writes what one source says of many solutions: one transaction, one import at a time, all or nothing. Done twice with
 * the same records, it changes nothing. Answers what was created and changed, value by value.
 */
export async function saveSolutions(
  acting: Acting,
  source: SourceId,
  records: readonly SolutionRecord[],
  options: SaveOptions = {},
) {
  const read = parseRecords(records)
  if (!mayImport(acting.actor)) return refused('not-allowed')
  if (read.problems.length > 0) return refused('records-invalid', read.problems)
  if (options.dryRun) return decide(acting, acting.db, source, read.records, options)
  return acting.db.transaction().execute(async (trx) => {
    // Held until the transaction ends, however it ends: an import that is cut leaves no lock behind.
    const lock = sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${IMPORT_LOCK}) as free`
    const { rows } = await lock.execute(trx)
    if (!rows[0]?.free) return refused('import-running')
    return decide(acting, trx, source, read.records, options)
  })
}

const PROBLEMS_MAX = 200

function parseRecords(records: readonly SolutionRecord[]): {
  records: SolutionRecord[]
  problems: ImportProblem[]
} {
  const problems: ImportProblem[] = []
  const parsed: SolutionRecord[] = []
  for (const record of records) {
    const form = recordForm.safeParse(record)
    if (form.success) parsed.push(form.data)
    else if (problems.length < PROBLEMS_MAX) problems.push(...formProblems(record, form.error.issues))
  }
  return { records: parsed, problems }
}

async function decide(
  acting: Acting,
  db: Db,
  source: SourceId,
  records: readonly SolutionRecord[],
  { dryRun = false, complete = false, onProgress }: SaveOptions,
) {
  const plan = planSave(source, records, await knownsFor(db, source, records))
  if (plan.problems.length > 0) return refused('records-invalid', plan.problems.slice(0, PROBLEMS_MAX))
  const left = complete ? await leftOut(db, source, plan.targets) : []
  if (!dryRun) {
    const ids = await writeTargets(acting, db, [...plan.targets, ...left], onProgress)
    await recordFacts(db, factsOf(source, plan.targets, ids, acting.now))
  }
  return done(diffOf(plan.targets, left, dryRun))
}

/** Solutions that a complete source described and no longer does: all that it said of them is taken back. */
async function leftOut(db: Db, source: string, targets: readonly Target[]): Promise<Target[]> {
  const described = new Set(targets.map(({ known }) => known?.id))
  const knowns = await knownsOf(db, source)
  return knowns
    .filter(({ id }) => !described.has(id))
    .map((known) => ({
      record: { fields: { name: known.name } },
      slug: known.slug,
      known,
      source,
      said: [],
      dropped: known.values.filter((said) => said.source === source).map(({ field }) => field),
      changes: [],
      isTouched: true,
    }))
}

function diffOf(targets: readonly Target[], left: readonly Target[], dryRun: boolean): SaveDiff {
  const known = targets.filter((target) => target.known)
  return {
    created: targets
      .filter((target) => !target.known)
      .map(({ slug, record }) => ({ slug, name: record.fields.name })),
    changed: known.flatMap(({ changes }) => changes),
    unchanged: known.filter(({ changes }) => changes.length === 0).length,
    takenBack: left.map(({ slug }) => slug),
    dryRun,
  }
}

function factsOf(source: string, targets: readonly Target[], ids: ReadonlyMap<string, bigint>, now: Date) {
  const withId = targets.flatMap(({ slug, known, record }) => {
    const solutionId = known?.id ?? ids.get(slug)
    return solutionId === undefined ? [] : [{ solutionId, record }]
  })
  return {
    recordedBy: source,
    now,
    solutionIds: withId.map(({ solutionId }) => solutionId),
    usages: withId.flatMap(({ solutionId, record }) =>
      (record.users ?? []).map((user) => ({ solutionId, ...user })),
    ),
    providers: withId.flatMap(({ solutionId, record }) =>
      (record.providers ?? []).map((provider) => ({ solutionId, ...provider })),
    ),
  }
}
