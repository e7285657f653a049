import { type Context, Hono } from 'hono'
import { type Fields, fieldsOf, idIn } from '#platform/http/fields.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { changing, inside, pathOf } from '../projects/project.routes.ts'
import type { Seen } from '../projects/see-project.ts'
import type { SheetRefusal } from '../sheets/sheet.page.tsx'
import { answerSheet, compareSheet, exportSheet, type SheetPlace } from '../sheets/sheet.routes.tsx'
import { removeMilestone, saveMilestone } from './milestone.actions.ts'
import type { MilestoneField } from './milestone.form.ts'
import { MilestonePage, MilestonesPage } from './milestone.page.tsx'
import { type Milestone, milestonesOf } from './milestone.queries.ts'
import { words } from './milestone.words.ts'
import { applyMilestones, milestoneRows, milestoneSheet } from './milestone-sheet.ts'

type Sent = { values: Fields; wrong: readonly MilestoneField[]; isFull: boolean }
type Shown = { sent?: Sent; sheetRefusal?: SheetRefusal }

async function showAll(c: Context<Visit>, { project, mayChange }: Seen, { sent, sheetRefusal }: Shown = {}) {
  const { db, lang, today } = c.var
  const milestones = await milestonesOf(db, project.id)
  const { values, wrong, isFull } = sent ?? { values: {}, wrong: [], isFull: false }
  return c.html(
    <MilestonesPage
      {...{ lang, today, project, milestones, mayChange, values, wrong, isFull, sheetRefusal }}
    />,
    sent || sheetRefusal ? 422 : 200,
  )
}

const placeOf = (c: Context<Visit>, seen: Seen): SheetPlace => ({
  base: pathOf(seen, '/jalons'),
  table: words[c.var.lang].title,
  file: `jalons-${seen.project.slug}`,
  kind: milestoneSheet(c.var.today),
  rows: (context, of) => milestoneRows(context.var, of),
  refuse: (context, of, sheetRefusal) => showAll(context, of, { sheetRefusal }),
})

const valuesOf = ({ title, position, due_on, done_on, note }: Milestone): Fields => ({
  title,
  position: String(position),
  due_on: due_on ?? '',
  done_on: done_on ?? '',
  note: note ?? '',
})

async function showOne(c: Context<Visit>, { project }: Seen, sent?: Sent) {
  const { db, lang } = c.var
  const id = idIn(c)
  const milestone = (await milestonesOf(db, project.id)).find((one) => one.id === id)
  if (!milestone) return c.notFound()
  const { values, wrong } = sent ?? { values: valuesOf(milestone), wrong: [] }
  return c.html(<MilestonePage {...{ lang, project, milestone, values, wrong }} />, sent ? 422 : 200)
}

async function add(c: Context<Visit>, seen: Seen) {
  const values = await fieldsOf(c)
  const outcome = await saveMilestone(c.var, seen.project.slug, { fields: values })
  if (outcome.done) return c.redirect(to(c.var.lang, pathOf(seen, '/jalons')), 303)
  if (outcome.reason === 'gone') return c.notFound()
  return showAll(c, seen, {
    sent: { values, wrong: outcome.details, isFull: outcome.reason === 'milestones-full' },
  })
}

async function change(c: Context<Visit>, seen: Seen) {
  const values = await fieldsOf(c)
  const outcome = await saveMilestone(c.var, seen.project.slug, { id: idIn(c), fields: values })
  if (outcome.done) return c.redirect(to(c.var.lang, pathOf(seen, '/jalons')), 303)
  if (outcome.reason === 'gone') return c.notFound()
  return showOne(c, seen, { values, wrong: outcome.details, isFull: false })
}

async function remove(c: Context<Visit>, seen: Seen) {
  const outcome = await removeMilestone(c.var, seen.project.slug, idIn(c))
  return outcome.done ? c.redirect(to(c.var.lang, pathOf(seen, '/jalons')), 303) : c.notFound()
}

export const milestoneRoutes = new Hono<Visit>()
  .get(
    '/chantiers/:slug/jalons',
    inside((c, seen) => showAll(c, seen)),
  )
  .post('/chantiers/:slug/jalons', changing(add))
  .get(
    '/chantiers/:slug/jalons.csv',
    inside((c, seen) => exportSheet(c, seen, { place: placeOf(c, seen), type: 'csv' })),
  )
  .get(
    '/chantiers/:slug/jalons.xlsx',
    inside((c, seen) => exportSheet(c, seen, { place: placeOf(c, seen), type: 'xlsx' })),
  )
  .post(
    '/chantiers/:slug/jalons/comparer',
    changing((c, seen) => compareSheet(c, seen, placeOf(c, seen))),
  )
  .post(
    '/chantiers/:slug/jalons/appliquer',
    changing(async (c, seen) => {
      const outcome = await applyMilestones(c.var, seen.project.slug, await fieldsOf(c))
      return answerSheet(c, seen, { place: placeOf(c, seen), outcome })
    }),
  )
  .get(
    '/chantiers/:slug/jalons/:id',
    changing((c, seen) => showOne(c, seen)),
  )
  .post('/chantiers/:slug/jalons/:id', changing(change))
  .post('/chantiers/:slug/jalons/:id/retirer', changing(remove))
