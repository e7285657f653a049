import { z } from 'zod'
import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordAct } from '#registry/space/index.ts'
import { inProject } from '../projects/in-project.ts'
import { orNull } from '../projects/project.form.ts'
import '../projects/project.tables.ts'

/** « 12 000 », « 12 000,50 € »: at most nine figures before the comma. Nothing: no ceiling. */
const budgetForm = z.object({
  team_budget: orNull(
    z
      .string()
      .transform((given) => given.replace(/[\s€]/g, '').replace(',', '.'))
      .pipe(z.string().regex(/^\d{1,9}(\.\d{1,2})?$/))
      .transform((amount) => {
        const [euros = '0', cents = ''] = amount.split('.')
        return BigInt(euros) * 100n + BigInt(cents.padEnd(2, '0'))
      }),
  ),
})

/** Says what the work of the team may cost at most: proposed teams keep to it. */
export const saveTeamBudget = (acting: Acting, slug: string, fields: unknown) =>
  inProject(acting, slug, async (inside, { project }) => {
    const form = budgetForm.safeParse(fields)
    if (!form.success) return refused('budget-wrong')
    await inside.db
      .updateTable('project')
      .set({ team_budget_cents: form.data.team_budget })
      .where('id', '=', project.id)
      .execute()
    const { organisation_id: organisationId } = project
    await recordAct(inside, { organisationId, act: 'project.team-budget', target: slug })
    return done(undefined)
  })
