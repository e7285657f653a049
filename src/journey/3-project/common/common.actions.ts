import type { z } from 'zod'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { wrongFields } from '#platform/form.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordAct } from '#registry/space/index.ts'
import { slugFor } from '../projects/project.actions.ts'
import { solutionNamed } from '../projects/project.queries.ts'
import { type CommonField, commonForm, declarationForm } from './common.form.ts'
import { commonFor, declaringSpaces } from './common-rights.ts'

type Said = z.infer<typeof commonForm>
const columnsOf = (said: Said) => ({
  name: said.name,
  repository: said.repository ?? null,
  licence: said.licence ?? null,
  governance: said.governance ?? null,
  governance_url: said.governance_url ?? null,
  upkeep_half_days: said.upkeep_half_days ?? null,
  alert_months: said.alert_months,
})
type Columns = ReturnType<typeof columnsOf>

const signatureOf = ({ today, actor }: Acting) => ({
  declared_on: today,
  declared_by: actor.person?.id ?? null,
})
const wrong = (...fields: CommonField[]) => refused('common-wrong', fields)

/** The address of a common: that of its solution. Nothing when a solution is named that the catalogue has not. */
async function placeOf(db: Db, solution: string | undefined, name: string) {
  if (!solution) return { slug: slugFor(name), solution_id: null }
  const known = await solutionNamed(db, solution)
  return known && { slug: known.slug, solution_id: known.id }
}

/** A space declares that it keeps a common, and how. A solution is kept by one space at most. */
export async function declareCommon(acting: Acting, fields: unknown) {
  const form = declarationForm.safeParse(fields)
  if (!form.success) return wrong(...wrongFields<CommonField>(form.error))
  const { owner, solution, ...said } = form.data
  return acting.db.transaction().execute(async (trx) => {
    const inside = { ...acting, db: trx }
    const space = (await declaringSpaces(inside)).find(({ id }) => id === owner)
    if (!space) return wrong('owner')
    const place = await placeOf(trx, solution, said.name)
    if (!place) return wrong('solution')
    const { slug } = place
    const from = { organisation_id: owner, ...place, ...signatureOf(acting) }
    const made = await trx
      .insertInto('common')
      .values({ ...columnsOf(said), ...from })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return refused('already-kept')
    await recordAct(inside, { organisationId: owner, act: 'common.declare', target: slug })
    return done({ slug })
  })
}

/** What is declared anew, since today; what says what it said keeps its day. */
function daysOf(before: Columns, said: Columns, today: string) {
  const differs = (...columns: (keyof Columns)[]) => columns.some((column) => before[column] !== said[column])
  return {
    ...(differs('licence') ? { licence_on: today } : {}),
    ...(differs('governance', 'governance_url') ? { governance_on: today } : {}),
    ...(differs('upkeep_half_days') ? { upkeep_on: today } : {}),
  }
}

/** Changes what a space declares of its common. Another repository is unread until the next night. */
export async function changeCommon(acting: Acting, slug: string, fields: unknown) {
  const form = commonForm.safeParse(fields)
  return acting.db.transaction().execute(async (trx) => {
    const inside = { ...acting, db: trx }
    const common = await commonFor(inside, slug, 'common.change')
    if (!common) return refused('gone')
    if (!form.success) return wrong(...wrongFields<CommonField>(form.error))
    const said = columnsOf(form.data)
    await trx
      .updateTable('common')
      .set({ ...said, ...daysOf(common, said, acting.today) })
      .where('id', '=', common.id)
      .execute()
    await recordAct(inside, { organisationId: common.organisation_id, act: 'common.change', target: slug })
    return done({ slug })
  })
}
