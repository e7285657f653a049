import { type Context, Hono } from 'hono'
import { findOwnNeed, findPublicNeed } from '#journey/1-need/index.ts'
import { choiceOf, findGroup } from '#journey/2-match/index.ts'
import { type Fields, fieldsOf } from '#platform/http/fields.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { namesOf } from '#registry/person/index.ts'
import { findCommon } from '../common/common.queries.ts'
import { lessonsBeforeActing, lessonsWithBuyer } from '../lessons/lesson-slot.routes.tsx'
import { type BodyBehind, bodiesBehind } from './bodies-behind.queries.ts'
import { CharterPage, type PhaseRefusal } from './charter.page.tsx'
import type { CharterValues } from './charter-form.page.tsx'
import { charterOptions } from './charter-options.ts'
import { NewProjectPage, type Origin } from './new-project.page.tsx'
import { changePhase } from './phase.actions.ts'
import { phasesAfter } from './phase.policy.ts'
import { changeCharter, openProject, ownSpaces } from './project.actions.ts'
import type { CharterField } from './project.form.ts'
import { changesOf, type Project } from './project.queries.ts'
import { changing, pathOf } from './project.routes.ts'
import type { Seen } from './see-project.ts'

type Sent = { values: CharterValues; wrong: readonly CharterField[]; kept?: readonly string[] }

/** What a form sends; the themes, and the bodies to propose, are ticked boxes of one name. */
async function sentBy(c: Context<Visit>) {
  const fields = await fieldsOf(c)
  const { themes, parties } = await c.req.parseBody({ all: true })
  const texts = (values: typeof themes) => [values ?? []].flat().filter((one) => typeof one === 'string')
  return { fields, themeList: texts(themes), kept: texts(parties) }
}

type Started = {
  from: Origin
  values: CharterValues
  buyerId: bigint | null
  bodies: readonly BodyBehind[]
}
const fromNothing: Started = { from: undefined, values: { themeList: [] }, buyerId: null, bodies: [] }

/** Where a chantier may begin: a need with the choice that was kept, a group, or a common that it takes further. */
async function startFrom(c: Context<Visit>, { need, group, commun }: Fields): Promise<Started> {
  if (need) return startFromNeed(c, need)
  if (commun) return startFromCommon(c, commun)
  const found = group ? await findGroup(c.var.db, group) : undefined
  if (!found) return fromNothing
  const values = { title: found.title, purpose: found.purpose ?? '', themeList: [] }
  const from = { kind: 'group', ref: found.ref, title: found.title, hasChoice: false } as const
  return { from, values, buyerId: null, bodies: await bodiesBehind(c.var.db, { group: found }) }
}

async function startFromCommon({ var: { db } }: Context<Visit>, slug: string): Promise<Started> {
  const common = await findCommon(db, slug)
  if (!common) return fromNothing
  const values: CharterValues = {
    choice: 'adapt',
    solution: common.solution_name ?? '',
    common: common.name,
    licence: common.licence ?? '',
    themeList: [],
  }
  return {
    from: { kind: 'common', ref: slug, title: common.name, hasChoice: false },
    values,
    buyerId: null,
    bodies: [],
  }
}

async function startFromNeed({ var: { db, actor } }: Context<Visit>, ref: string): Promise<Started> {
  const own = await findOwnNeed(db, actor, ref)
  const seen = own ?? (await findPublicNeed(db, ref))
  if (!seen) return fromNothing
  const choice = own && (await choiceOf(db, own.id))
  const values: CharterValues = {
    title: seen.title,
    purpose: seen.text.slice(0, 2_000),
    territory: seen.region_code ?? '',
    themeList: [],
    ...(choice ? { choice: choice.way } : {}),
    ...(choice?.name ? { solution: choice.name, common: choice.name } : {}),
  }
  const from = { kind: 'need', ref, title: seen.title, hasChoice: choice !== undefined } as const
  const bodies = own ? [] : await bodiesBehind(db, { need: seen })
  return { from, values, buyerId: seen.organisation_id, bodies }
}

async function showNew(c: Context<Visit>, asked: Fields, sent?: Sent) {
  const { lang, path } = c.var
  const [started, spaces, options] = await Promise.all([
    startFrom(c, asked),
    ownSpaces(c.var),
    charterOptions(c.var),
  ])
  const { values, wrong } = sent ?? { values: started.values, wrong: [] }
  const before = await lessonsWithBuyer(c.var, started.buyerId)
  return c.html(
    <NewProjectPage
      {...{ lang, path, spaces, values, wrong, before, ...options }}
      from={started.from}
      bodies={started.bodies}
      kept={sent?.kept ?? started.bodies.map(({ id }) => String(id))}
    />,
    sent ? 422 : 200,
  )
}

async function open(c: Context<Visit>) {
  if (!c.var.actor.person) return signInFirst(c, '/chantiers/nouveau')
  const { fields, themeList, kept } = await sentBy(c)
  const outcome = await openProject(c.var, { ...fields, themes: themeList, parties: kept }, c.var.origin)
  if (outcome.done) return c.redirect(to(c.var.lang, `/chantiers/${outcome.value.slug}`), 303)
  return showNew(c, fields, { values: { ...fields, themeList }, wrong: outcome.details, kept })
}

const valuesOf = (project: Project): CharterValues => ({
  title: project.title,
  choice: project.choice,
  solution: project.solution_name ?? '',
  purpose: project.purpose ?? '',
  common: project.common ?? '',
  licence: project.licence ?? '',
  done_means: project.done_means ?? '',
  territory: project.territory ?? '',
  starts_on: project.starts_on ?? '',
  ends_on: project.ends_on ?? '',
  is_public: project.is_public ? 'oui' : '',
  themeList: project.themes,
})

type Refused = { sent?: Sent; refusal?: PhaseRefusal; phase?: Fields }

async function showCharter(c: Context<Visit>, seen: Seen, { sent, refusal, phase = {} }: Refused = {}) {
  const { project } = seen
  const { db, lang, today } = c.var
  const [changes, options, before] = await Promise.all([
    changesOf(db, project.id),
    charterOptions(c.var),
    lessonsBeforeActing(c.var, seen, ['stop', 'end']),
  ])
  const names = await namesOf(db, [...new Set(changes.flatMap(({ person_id }) => person_id ?? []))])
  const { values, wrong } = sent ?? { values: valuesOf(project), wrong: [] }
  return c.html(
    <CharterPage
      {...{ lang, today, project, changes, before, values, wrong, refusal, phase, ...options }}
      path={pathOf({ project }, '/charte')}
      next={phasesAfter(project.phase)}
      nameOf={(person) => (person === null ? undefined : names.get(person))}
    />,
    sent || refusal ? 422 : 200,
  )
}

async function saveCharter(c: Context<Visit>, seen: Seen) {
  const { fields, themeList } = await sentBy(c)
  const outcome = await changeCharter(c.var, seen.project.slug, { ...fields, themes: themeList })
  if (outcome.done) return c.redirect(to(c.var.lang, pathOf(seen)), 303)
  if (outcome.reason === 'gone') return c.notFound()
  return showCharter(c, seen, { sent: { values: { ...fields, themeList }, wrong: outcome.details } })
}

async function savePhase(c: Context<Visit>, seen: Seen) {
  const phase = await fieldsOf(c)
  const outcome = await changePhase(c.var, seen.project.slug, phase, c.var.origin)
  if (outcome.done) return c.redirect(to(c.var.lang, pathOf(seen)), 303)
  return outcome.reason === 'gone' ? c.notFound() : showCharter(c, seen, { refusal: outcome.reason, phase })
}

export const charterRoutes = new Hono<Visit>()
  .get('/chantiers/nouveau', (c) => {
    const query = c.req.query()
    if (!c.var.actor.person) return signInFirst(c, `${c.var.path}${new URL(c.req.url).search}`)
    const { besoin = '', groupe = '', commun = '' } = query
    return showNew(c, { need: besoin, group: groupe, commun })
  })
  .post('/chantiers/nouveau', open)
  .get(
    '/chantiers/:slug/charte',
    changing((c, seen) => showCharter(c, seen)),
  )
  .post('/chantiers/:slug/charte', changing(saveCharter))
  .post('/chantiers/:slug/phase', changing(savePhase))
