import { type Context, Hono } from 'hono'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { needsModule } from '../space/index.ts'
import { suggestSkills } from './skills.ts'
import { curatesBy, decideUnknownSkill } from './unknown.actions.ts'
import { UnknownSkillsPage } from './unknown.page.tsx'
import { unknownSkills } from './unknown.queries.ts'

const PATH = '/vivier/mots-inconnus'
type Refusal = Extract<Awaited<ReturnType<typeof decideUnknownSkill>>, { done: false }>['reason']

async function show(c: Context<Visit>, refusal?: Refusal) {
  const { db, lang, path, actor } = c.var
  if (!actor.person) return c.redirect(to(lang, `/connexion?suite=${encodeURIComponent(PATH)}`), 303)
  if (curatesBy(c.var) === undefined) return c.notFound()
  const unknown = await unknownSkills(db)
  const just = c.req.query('fait') === 'oui' && !refusal
  return c.html(<UnknownSkillsPage {...{ lang, path, unknown, just, refusal }} />, refusal ? 422 : 200)
}

async function decide(c: Context<Visit>) {
  if (curatesBy(c.var) === undefined) return show(c)
  const given = await c.req.parseBody()
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '')
  const chosen = text('autre') ? suggestSkills(text('autre'))[0]?.id : text('savoir')
  const skillId = text('geste') === 'ecarter' ? undefined : (chosen ?? '')
  const outcome = await decideUnknownSkill(c.var, { folded: text('mot'), skillId })
  return outcome.done ? c.redirect(to(c.var.lang, `${PATH}?fait=oui`), 303) : show(c, outcome.reason)
}

/** Where curators answer for the words that the list of skills does not know. */
export const unknownSkillRoutes = new Hono<Visit>()
  .use(PATH, needsModule('vivier'))
  .get(PATH, (c) => show(c))
  .post(PATH, decide)
