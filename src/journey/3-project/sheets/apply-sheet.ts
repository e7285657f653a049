import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { type ActName, recordAct } from '#registry/space/index.ts'
import { inProject } from '../projects/in-project.ts'
import type { Seen } from '../projects/see-project.ts'
import { applyForm } from './sheet.form.ts'
import { diffSheet, fingerprint, type SheetCells, type SheetDiff, type SheetKind } from './sheet-diff.ts'

export type Applying = {
  kind: SheetKind
  act: ActName
  rows: (acting: Acting, seen: Seen) => Promise<SheetCells[]>
  write: (acting: Acting, seen: Seen, diff: SheetDiff) => Promise<void>
}

/**
 * Writes a comparison that someone accepted: all of it or nothing, and only if the table is still what they read.
 * The lines are checked again: what a page carried is what a visitor sent.
 */
export async function applySheet(
  acting: Acting,
  slug: string,
  { fields, ...to }: Applying & { fields: unknown },
) {
  const form = applyForm.safeParse(fields)
  return inProject(acting, slug, async (inside, seen) => {
    // Everything that changes this table waits here: what is compared is what is then written over.
    if (!form.success) return refused('form-broken')
    const now = await to.rows(inside, seen)
    const { rows } = form.data
    if (fingerprint(now) !== form.data.seen) return refused('stale', rows)
    const diff = diffSheet(to.kind, acting.lang, now, rows)
    if (diff.problems.length > 0) return refused('wrong', rows)
    await to.write(inside, seen, diff)
    const { added, changed, removed } = diff
    await recordAct(inside, {
      organisationId: seen.project.organisation_id,
      act: to.act,
      target: `${slug}: +${added.length} ~${changed.length} -${removed.length}`,
    })
    return done(diff)
  })
}
