import { Hono } from 'hono'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { hasModule, invitationsHeld, type Module, spacesAmong } from '#registry/space/index.ts'
import { lateToWaiting, MinePage, type Waiting } from './mine.page.tsx'
import { lateMilestones, ownProjects } from './mine.queries.ts'
import { words } from './mine.words.ts'

/** What each chapter adds to what waits for someone today. */
export type MineSlots = { waiting: readonly ((visit: Visit['Variables']) => Promise<readonly Waiting[]>)[] }

export const mineRoutesWith = ({ waiting }: MineSlots) =>
  new Hono<Visit>().get('/mon', async (c) => {
    const { db, actor, lang, path, now } = c.var
    if (!actor.person) return signInFirst(c)
    const [invitations, late, projects, spaces, ...added] = await Promise.all([
      invitationsHeld(db, { keys: actor.keys, now }),
      lateMilestones(c.var),
      ownProjects(c.var),
      spacesAmong(db, [...actor.memberships.keys()]),
      ...waiting.map((ask) => ask(c.var)),
    ])
    const isOn = (module: Module) => hasModule(actor, module)
    const asked: Waiting[] = [
      ...invitations.map(({ name }) => ({ text: words[lang].invitation(name), href: to(lang, '/espaces') })),
      ...added.flat(),
      ...late.map((milestone) => lateToWaiting(lang, milestone)),
    ]
    return c.html(
      <MinePage
        {...{ lang, path, spaces, isOn }}
        projects={isOn('project') ? projects : undefined}
        name={actor.person.name}
        waiting={asked}
      />,
    )
  })
