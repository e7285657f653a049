import { type Context, Hono } from 'hono'
import { wrongOf } from '#platform/form.ts'
import { type Fields, fieldsOf, idIn } from '#platform/http/fields.ts'
import { tableFile } from '#platform/http/table-file.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { territoryNames } from '#registry/organisation/index.ts'
import { ownProfile } from '#registry/profile/index.ts'
import { skillLabel } from '#registry/skill/index.ts'
import { apply } from '../engagements/candidacy.actions.ts'
import { candidaciesOfPerson, engagementsOfPerson } from '../engagements/candidacy.queries.ts'
import type { EngagementRefusal } from '../engagements/engagement.words.ts'
import { filtersOf, positionsAsked } from './position.form.ts'
import { type OwnSkill, PositionPage, type Standing } from './position.page.tsx'
import { exportPositions, findPosition, listPositions, skillsAsked } from './position.queries.ts'
import { PositionListPage } from './position-list.page.tsx'

type Vars = Visit['Variables']

const regionsOf = async ({ db }: Vars) =>
  (await territoryNames(db))
    .filter(({ kind }) => kind === 'region')
    .map(({ insee_code, name }) => ({ value: insee_code ?? '', label: name }))

async function list(c: Context<Visit>) {
  const { lang, path } = c.var
  const asked = positionsAsked.parse(c.req.query())
  const [found, regions, wanted] = await Promise.all([
    listPositions(c.var, filtersOf(asked), asked.page),
    regionsOf(c.var),
    skillsAsked(c.var),
  ])
  const options = wanted
    .map((value) => ({ value, label: skillLabel(lang, value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, lang))
  return c.html(<PositionListPage {...{ lang, path, asked, regions, ...found }} skills={options} />)
}

const columns = [
  'id',
  'title',
  'project',
  'owner',
  'half_days',
  'from_on',
  'until_on',
  'places',
  'taken',
] as const
const more = ['is_learner_place', 'is_senior', 'remote', 'territory', 'published_on'] as const

async function exportList(c: Context<Visit>) {
  const asked = positionsAsked.parse(c.req.query())
  const rows = (await exportPositions(c.var, filtersOf(asked))).map((position) => [
    ...[...columns, ...more].map((name) => (name === 'id' ? String(position.id) : position[name])),
    skillCells(c.var, position.skills, true),
    skillCells(c.var, position.skills, false),
  ])
  return tableFile(c, 'csv', { name: 'postes', columns: [...columns, ...more, 'must', 'nice'], rows })
}

type Wanted = { skill_id: string; level: number; is_must: boolean }
const skillCells = ({ lang }: Vars, wanted: readonly Wanted[], isMust: boolean): string =>
  wanted
    .filter(({ is_must }) => is_must === isMust)
    .map(({ skill_id, level }) => `${skillLabel(lang, skill_id)} (${level})`)
    .join(', ')

type Refused = { reason: EngagementRefusal; details?: unknown; given: Fields }

async function show(c: Context<Visit>, refusal?: Refused) {
  const { lang } = c.var
  const position = await findPosition(c.var, idIn(c))
  if (!position) return c.notFound()
  const [regions, own, standing] = await Promise.all([
    regionsOf(c.var),
    ownSkills(c.var),
    standingOf(c.var, position.id),
  ])
  const regionName = regions.find(({ value }) => value === position.territory)?.label
  const path = `/postes/${position.id}`
  const refused = {
    refusal: refusal?.reason,
    wrong: refusal && wrongOf(refusal),
    given: refusal?.given ?? {},
  }
  return c.html(
    <PositionPage {...{ lang, path, position, regionName, own, standing, ...refused }} />,
    refusal ? 422 : 200,
  )
}

async function ownSkills(visit: Vars): Promise<Map<string, OwnSkill> | undefined> {
  if (!visit.actor.person) return undefined
  const profile = await ownProfile(visit.db, visit)
  return new Map(
    profile?.skills.map(({ skill_id: id, level, wants_to_learn: learns }) => [id, { level, learns }]) ?? [],
  )
}

/** Where the reader stands with this position. */
async function standingOf({ db, actor }: Vars, roleId: bigint): Promise<Standing> {
  if (!actor.person) return 'nobody'
  const [candidacies, engagements] = await Promise.all([
    candidaciesOfPerson(db, actor.person.id),
    engagementsOfPerson(db, actor.person.id),
  ])
  if (engagements.some(({ role_id, state }) => role_id === roleId && state !== 'ended')) return 'engaged'
  const waiting = candidacies.find(
    ({ role_id, state }) => role_id === roleId && (state === 'applied' || state === 'invited'),
  )
  return waiting ? (waiting.state === 'applied' ? 'applied' : 'invited') : 'free'
}

async function send(c: Context<Visit>) {
  const given = await fieldsOf(c)
  const outcome = await apply(c.var, idIn(c), given)
  if (outcome.done) return c.redirect(to(c.var.lang, '/mon/engagements?enregistre=oui'), 303)
  const { reason, details } = outcome
  return reason === 'not-found' ? c.notFound() : show(c, { reason, details, given })
}

export const positionRoutes = new Hono<Visit>()
  .get('/postes', list)
  .get('/postes.csv', exportList)
  .get('/postes/:id', (c) => show(c))
  .post('/postes/:id/candidature', send)
