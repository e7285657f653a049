import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Fields, fieldsOf, idIn } from '#platform/http/fields.ts'
import type { Visit } from '#platform/http.ts'
import { type Lang, to } from '#platform/lang.ts'
import { skillLabel } from '#registry/skill/index.ts'
import { changing, inside, pathOf } from '../projects/project.routes.ts'
import type { Seen } from '../projects/see-project.ts'
import type { SheetRefusal } from '../sheets/sheet.page.tsx'
import { answerSheet, compareSheet, exportSheet, type SheetPlace } from '../sheets/sheet.routes.tsx'
import { closeOwnRole, publishOwnRole, removeRole, saveRole } from './role.actions.ts'
import { type RoleField, SKILL_ROWS, skillRowsIn } from './role.form.ts'
import { RolePage, type RoleRefusal, RolesPage } from './role.page.tsx'
import { type RoleWanted, rolesWanted } from './role.queries.ts'
import { words } from './role.words.ts'
import { applyRoles, roleRows, roleSheet } from './role-sheet.ts'
import { skillNamed, skillsNear } from './role-skills.ts'
import { saveTeamBudget } from './team-budget.actions.ts'

type Sent = { values: Fields; wrong: readonly RoleField[]; skillErrors: ReadonlyMap<number, string> }
type Shown = { sent?: Sent | undefined; refusal?: RoleRefusal | undefined; sheetRefusal?: SheetRefusal }
const blank: Sent = { values: {}, wrong: [], skillErrors: new Map() }

/** What each line of skills got wrong, with what it may have meant. */
function skillErrorsIn(lang: Lang, values: Fields): Map<number, string> {
  const said = words[lang]
  const names = Array.from({ length: SKILL_ROWS }, (_, i) => (values[`skill-${i}`] ?? '').trim())
  const ids = names.map((name) => (name ? skillNamed(name) : undefined))
  return new Map(
    names.flatMap((name, i): [number, string][] => {
      if (name && ids[i] === undefined) return [[i, said.unknownSkill(name, skillsNear(lang, name))]]
      return ids[i] !== undefined && ids.indexOf(ids[i]) < i ? [[i, said.twiceSkill]] : []
    }),
  )
}

const sentBy = (lang: Lang, values: Fields, wrong: readonly RoleField[]): Sent => ({
  values,
  wrong,
  skillErrors: skillErrorsIn(lang, values),
})

async function showAll(c: Context<Visit>, { project, mayChange }: Seen, shown: Shown = {}) {
  const { db, lang } = c.var
  const { sent = blank, refusal, sheetRefusal } = shown
  const roles = await rolesWanted(db, project.id)
  return c.html(
    <RolesPage {...{ lang, project, roles, mayChange, refusal, sheetRefusal, ...sent }} />,
    shown.sent || refusal || sheetRefusal ? 422 : 200,
  )
}

const placeOf = (c: Context<Visit>, seen: Seen): SheetPlace => ({
  base: pathOf(seen, '/roles'),
  table: words[c.var.lang].title,
  file: `roles-${seen.project.slug}`,
  kind: roleSheet,
  rows: (context, of) => roleRows(context.var, of),
  refuse: (context, of, sheetRefusal) => showAll(context, of, { sheetRefusal }),
})

const valuesOf = (lang: Lang, role: RoleWanted): Fields => ({
  title: role.title,
  position: String(role.position),
  half_days: String(role.half_days),
  places: String(role.places),
  from_on: role.from_on ?? '',
  until_on: role.until_on ?? '',
  is_learner_place: role.is_learner_place ? 'oui' : '',
  is_senior: role.is_senior ? 'oui' : '',
  is_must: role.is_must ? 'oui' : '',
  remote: role.remote ?? '',
  ...Object.fromEntries(
    role.skills.flatMap(({ skill_id, level, is_must }, i) => [
      [`skill-${i}`, skillLabel(lang, skill_id)],
      [`level-${i}`, String(level)],
      [`must-${i}`, is_must ? 'oui' : ''],
    ]),
  ),
})

async function showOne(c: Context<Visit>, { project }: Seen, { sent, refusal }: Shown = {}) {
  const { db, lang } = c.var
  const id = idIn(c)
  const role = (await rolesWanted(db, project.id)).find((one) => one.id === id)
  if (!role) return c.notFound()
  const filled = sent ?? { ...blank, values: valuesOf(lang, role) }
  return c.html(<RolePage {...{ lang, project, role, refusal, ...filled }} />, sent || refusal ? 422 : 200)
}

type Saved = Awaited<ReturnType<typeof saveRole>>
type Answering = { outcome: Saved; values: Fields; show: typeof showAll | typeof showOne }

function answer(c: Context<Visit>, seen: Seen, { outcome, values, show }: Answering) {
  if (outcome.done) return c.redirect(to(c.var.lang, pathOf(seen, '/roles')), 303)
  if (outcome.reason === 'gone') return c.notFound()
  const sent = sentBy(c.var.lang, values, outcome.details)
  return show(c, seen, { sent, refusal: outcome.reason === 'roles-full' ? 'roles-full' : undefined })
}

const moves = { publish: publishOwnRole, reopen: publishOwnRole, close: closeOwnRole } as const
const isMove = (text: unknown): text is keyof typeof moves =>
  typeof text === 'string' && Object.hasOwn(moves, text)

async function move(c: Context<Visit>, seen: Seen) {
  const { move: wanted } = await fieldsOf(c)
  // What is published is told by letters: nothing publishes by default.
  if (!isMove(wanted)) throw new HTTPException(400)
  const id = idIn(c)
  const roles = await rolesWanted(c.var.db, seen.project.id)
  if (!roles.some((role) => role.id === id)) return c.notFound()
  // Refused when it already stands so: the page that comes says it.
  await moves[wanted](c.var, seen.project.slug, id)
  return c.redirect(to(c.var.lang, pathOf(seen, '/roles')), 303)
}

async function remove(c: Context<Visit>, seen: Seen) {
  const outcome = await removeRole(c.var, seen.project.slug, idIn(c))
  if (outcome.done) return c.redirect(to(c.var.lang, pathOf(seen, '/roles')), 303)
  return outcome.reason === 'gone' ? c.notFound() : showOne(c, seen, { refusal: outcome.reason })
}

async function saveBudget(c: Context<Visit>, seen: Seen) {
  const values = await fieldsOf(c)
  const outcome = await saveTeamBudget(c.var, seen.project.slug, values)
  if (outcome.done) return c.redirect(to(c.var.lang, pathOf(seen, '/roles')), 303)
  if (outcome.reason === 'gone') return c.notFound()
  return showAll(c, seen, { sent: { ...blank, values }, refusal: outcome.reason })
}

const save = (show: typeof showAll | typeof showOne) => async (c: Context<Visit>, seen: Seen) => {
  const values = await fieldsOf(c)
  const id = show === showOne ? idIn(c) : undefined
  const outcome = await saveRole(c.var, seen.project.slug, {
    id,
    fields: values,
    skills: skillRowsIn(values),
  })
  return answer(c, seen, { outcome, values, show })
}

export const roleRoutes = new Hono<Visit>()
  .get(
    '/chantiers/:slug/roles',
    inside((c, seen) => showAll(c, seen)),
  )
  .post('/chantiers/:slug/roles', changing(save(showAll)))
  .post('/chantiers/:slug/roles/budget', changing(saveBudget))
  .get(
    '/chantiers/:slug/roles.csv',
    inside((c, seen) => exportSheet(c, seen, { place: placeOf(c, seen), type: 'csv' })),
  )
  .get(
    '/chantiers/:slug/roles.xlsx',
    inside((c, seen) => exportSheet(c, seen, { place: placeOf(c, seen), type: 'xlsx' })),
  )
  .post(
    '/chantiers/:slug/roles/comparer',
    changing((c, seen) => compareSheet(c, seen, placeOf(c, seen))),
  )
  .post(
    '/chantiers/:slug/roles/appliquer',
    changing(async (c, seen) => {
      const outcome = await applyRoles(c.var, seen.project.slug, await fieldsOf(c))
      return answerSheet(c, seen, { place: placeOf(c, seen), outcome })
    }),
  )
  .get(
    '/chantiers/:slug/roles/:id',
    changing((c, seen) => showOne(c, seen)),
  )
  .post('/chantiers/:slug/roles/:id', changing(save(showOne)))
  .post('/chantiers/:slug/roles/:id/etat', changing(move))
  .post('/chantiers/:slug/roles/:id/retirer', changing(remove))
