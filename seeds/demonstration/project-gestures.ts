import { saveMilestone } from '#journey/3-project/milestones/milestone.actions.ts'
import { addParty } from '#journey/3-project/parties/party.actions.ts'
import { answerPart, proposalsTo } from '#journey/3-project/parties/proposal.actions.ts'
import { writePost } from '#journey/3-project/posts/post.actions.ts'
import { changePhase } from '#journey/3-project/projects/phase.actions.ts'
import { openProject } from '#journey/3-project/projects/project.actions.ts'
import { decide, saveRisk } from '#journey/3-project/registers/register.actions.ts'
import { publishOwnRole, saveRole } from '#journey/3-project/roles/role.actions.ts'
import { answerCandidacy, apply, invite } from '#journey/5-team/engagements/candidacy.actions.ts'
import { addDays } from '#platform/clock.ts'
import { type Body, firstOf, type Who } from './cast.ts'
import { must, ORIGIN, type Scene, type Stage, scene } from './stage.ts'

/** A chantier of the story, by a short name; its own address is drawn when it opens. */
export type Charter = Readonly<Record<string, unknown>> & { title: string }
export const slugIn = (stage: Stage, project: string): string => stage.slugs.get(project) ?? ''

/** Who answers for a body accepts what was just proposed to it. */
async function sayYes(stage: Stage, body: Body, daysAgo: number): Promise<void> {
  const steward = await stage.as(firstOf[body], daysAgo)
  for (const { id, slug } of await proposalsTo(steward))
    must(`the yes of ${body} on ${slug}`, await answerPart(steward, id, { reponse: 'oui' }))
}

/** Gestures of the story on one chantier, each on its day, by somebody who may. */
export function gesturesOn(project: string, lead: Who) {
  const at = (
    daysAgo: number,
    what: string,
    gesture: (
      acting: Awaited<ReturnType<Stage['as']>>,
      slug: string,
      stage: Stage,
    ) => Promise<Parameters<typeof must>[1]>,
    by: Who = lead,
  ): Scene =>
    scene(daysAgo, async (stage) => {
      must(`${project}: ${what}`, await gesture(await stage.as(by, daysAgo), slugIn(stage, project), stage))
    })
  return {
    open: (daysAgo: number, charter: Charter, from: { need?: string; group?: string } = {}): Scene =>
      scene(daysAgo, async (stage) => {
        const origin = Object.fromEntries(
          Object.entries(from).map(([kind, name]) => [kind, slugIn(stage, name)]),
        )
        const fields = {
          solution: '',
          territory: '53',
          is_public: 'oui',
          themes: [],
          ...charter,
          ...origin,
          owner: String(stage.bodies.get('coop')),
        }
        const { slug } = must(project, await openProject(await stage.as(lead, daysAgo), fields, ORIGIN))
        stage.slugs.set(project, slug)
      }),
    party: (daysAgo: number, body: Body, kind: string, note = '') =>
      scene(daysAgo, async (stage) => {
        const acting = await stage.as(lead, daysAgo)
        const fields = { organisation: String(stage.bodies.get(body)), kind, from_on: acting.today, note }
        must(`${project}: ${kind}`, await addParty(acting, slugIn(stage, project), fields))
        await sayYes(stage, body, daysAgo)
      }),
    phase: (daysAgo: number, phase: string, reason: string) =>
      at(daysAgo, phase, (acting, slug) =>
        changePhase(acting, slug, { phase, from_on: acting.today, reason }, ORIGIN),
      ),
    /** `due` and `done` count the days before today; a due date to come is negative. */
    milestone: (daysAgo: number, title: string, due: number, done?: number): Scene[] => {
      const save = (on: number) =>
        scene(on, async (stage) => {
          const name = `${project}/${title}`
          const id = stage.slugs.get(name)
          const done_on = on === done ? stage.day(on) : ''
          const fields = { title, due_on: stage.day(due), done_on, note: '' }
          const change = { fields, ...(id ? { id: BigInt(id) } : {}) }
          const acting = await stage.as(lead, on)
          const saved = must(name, await saveMilestone(acting, slugIn(stage, project), change))
          stage.slugs.set(name, String(saved.id))
        })
      return done === undefined ? [save(daysAgo)] : [save(daysAgo), save(done)]
    },
    decision: (daysAgo: number, title: string, why: string) =>
      at(daysAgo, title, (acting, slug) =>
        decide(acting, slug, {
          title,
          why,
          who: 'Le comité du chantier',
          decided_on: acting.today,
          is_public: 'oui',
        }),
      ),
    risk: (daysAgo: number, title: string, answer: string) =>
      at(daysAgo, title, (acting, slug) =>
        saveRisk(acting, slug, {
          fields: { title, likelihood: 'medium', impact: 'medium', answer, owner: '' },
        }),
      ),
    post: (daysAgo: number, mood: string, progress: string, by: Who = lead, needs = '') =>
      at(
        daysAgo,
        'a post',
        (acting, slug) =>
          writePost(acting, slug, { mood, progress, priorities: '', figures: '', is_public: 'oui', needs }),
        by,
      ),
    role: (daysAgo: number, name: string, role: Role) => roleScene(project, lead, { daysAgo, name, role }),
    engage: (daysAgo: number, role: string, who: Who) =>
      scene(daysAgo, async (stage) => {
        const fields = {
          adresse: who,
          role: slugIn(stage, `${project}/${role}`),
          message: 'Nous aimerions travailler avec vous.',
        }
        const { id } = must(
          `${project} invites ${who}`,
          await invite(await stage.as(lead, daysAgo), slugIn(stage, project), fields),
        )
        must(
          `${who} accepts`,
          await answerCandidacy(await stage.as(who, daysAgo - 1), id, { reponse: 'accept', precision: null }),
        )
      }),
    apply: (daysAgo: number, role: string, who: Who, message: string) =>
      at(
        daysAgo,
        `${who} applies`,
        (acting, _, stage) =>
          apply(acting, BigInt(slugIn(stage, `${project}/${role}`)), { message, joint: '' }),
        who,
      ),
  }
}

/** `from` and `until` count days after today. */
export type Role = {
  title: string
  halfDays: number
  from: number
  until: number
  skills: readonly (readonly [skill: string, level: number, isMust: boolean])[]
  places?: number
  isLearner?: boolean
  isSenior?: boolean
  isPublished?: boolean
}
type Asked = { daysAgo: number; name: string; role: Role }

const roleScene = (project: string, lead: Who, { daysAgo, name, role }: Asked): Scene =>
  scene(daysAgo, async (stage) => {
    const acting = await stage.as(lead, daysAgo)
    const slug = slugIn(stage, project)
    const fields = {
      ...{ title: role.title, half_days: String(role.halfDays), places: String(role.places ?? 1) },
      ...{ from_on: addDays(stage.today, role.from), until_on: addDays(stage.today, role.until) },
      ...{ is_learner_place: role.isLearner ? 'oui' : '', is_senior: role.isSenior ? 'oui' : '' },
    }
    const skills = role.skills.map(([skill_id, level, isMust]) => ({
      skill_id,
      level: String(level),
      is_must: isMust ? 'oui' : '',
    }))
    const { id } = must(`${project}: ${name}`, await saveRole(acting, slug, { fields, skills }))
    stage.slugs.set(`${project}/${name}`, String(id))
    if (role.isPublished) must(`${project}: ${name} is published`, await publishOwnRole(acting, slug, id))
  })
