import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { wrongOf } from '#platform/form.ts'
import { signInFirst } from '#platform/http/sign-in-first.ts'
import { tableFiles } from '#platform/http/table-file.ts'
import { grantKey } from '#platform/http/visit.ts'
import type { Visit } from '#platform/http.ts'
import { isKey } from '#platform/keys.ts'
import { to } from '#platform/lang.ts'
import { RightsPage } from './audit.page.tsx'
import { audit, auditCsv, numberOf } from './audit.routes.tsx'
import type { ActCodes } from './audit-told.ts'
import type { OnDeparture } from './departure.ts'
import { answerInvitation, invite, withdrawInvitation } from './invitation.actions.ts'
import { endMembership, giveRole } from './member.actions.ts'
import { MembersPage } from './members.page.tsx'
import { type Action, may } from './permissions.ts'
import { modules, type Role, roles } from './roles.ts'
import { changeModules, openSpace } from './space.actions.ts'
import { siteForm } from './space.form.ts'
import { type Door, ModulesPage, SpacePage } from './space.page.tsx'
import {
  allSpaces,
  findSpace,
  invitationsHeld,
  membersOf,
  type Space,
  spacesAmong,
  waitingInvitations,
} from './space.queries.ts'
import { type SpaceRefusal, words } from './space.words.ts'
import { SpacesPage } from './space-list.page.tsx'

type Vars = Visit['Variables']
/** What the chapters add to the home of a space. */
export type SpaceSlots = {
  doors?: readonly ((visit: Vars, space: Space) => Door | undefined)[]
  about?: (visit: Vars, space: Space) => Promise<Child>
  onDeparture?: readonly OnDeparture[]
  actCodes?: ActCodes
}
type Refused = { reason: SpaceRefusal; details?: unknown }

const texts = (fields: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : Array.isArray(value) ? [[name, value.join()]] : [],
    ),
  )
const fieldsOf = (c: Context<Visit>) => c.req.parseBody({ all: true }) as Promise<Record<string, unknown>>
const heldIn = ({ actor }: Vars, { organisation_id }: Space): Role[] =>
  roles.filter((role) => actor.memberships.get(organisation_id)?.has(role))

type Inside<Answer> = (c: Context<Visit>, space: Space) => Answer | Promise<Answer>
/** A space that one may not enter does not exist for them. */
const inside =
  <Answer = Response>(action: Action, run: Inside<Answer>) =>
  async (c: Context<Visit>): Promise<Answer | Response> => {
    if (!c.var.actor.person) return c.req.method === 'GET' ? signInFirst(c) : c.notFound()
    const space = await findSpace(c.var.db, c.req.param('slug') ?? '')
    if (!space || !may(c.var.actor, action, { organisationId: space.organisation_id })) return c.notFound()
    return run(c, space)
  }

/** Where the link of an invitation leads: what the letter offered, or that it offers nothing any more. */
const BY_LETTER = '/espaces?lettre=oui'

async function list(c: Context<Visit>, refusal?: Refused, given: Record<string, string> = {}) {
  const { db, actor, lang, path, now } = c.var
  const byLetter = c.req.query('lettre') !== undefined
  if (!actor.person)
    return byLetter
      ? c.redirect(to(lang, `/connexion?suite=${encodeURIComponent(to(lang, BY_LETTER))}`), 303)
      : signInFirst(c)
  const [own, all, invitations] = await Promise.all([
    spacesAmong(db, [...actor.memberships.keys()]),
    may(actor, 'space.open') ? allSpaces(db) : undefined,
    invitationsHeld(db, { keys: actor.keys, now }),
  ])
  const isLost = byLetter && invitations.length === 0
  const site = siteForm.safeParse(c.req.query('site'))
  const props = { lang, path, all, invitations, given, refusal: refusal?.reason, wrong: wrongOf(refusal) }
  const mine = own.map((space) => ({ ...space, held: heldIn(c.var, space) }))
  return c.html(<SpacesPage {...props} own={mine} site={site.data} isLost={isLost} />, refusal ? 422 : 200)
}

async function open(c: Context<Visit>) {
  if (!may(c.var.actor, 'space.open')) return c.notFound()
  const fields = await fieldsOf(c)
  const outcome = await openSpace(c.var, fields, c.var.origin)
  return outcome.done ? c.redirect(to(c.var.lang, '/espaces'), 303) : list(c, outcome, texts(fields))
}

/** The key of the letter joins the browser's; the account keeps it once one is signed in. */
function invitation(c: Context<Visit>) {
  const key = c.req.param('key') ?? ''
  if (!isKey(key)) return c.notFound()
  grantKey(c, key)
  return c.redirect(to(c.var.lang, BY_LETTER), 303)
}

async function answer(c: Context<Visit>) {
  const id = numberOf(c.req.param('id'))
  if (!c.var.actor.person || id === undefined) return c.notFound()
  const outcome = await answerInvitation(c.var, id, await fieldsOf(c))
  if (!outcome.done && outcome.reason === 'forbidden') return c.notFound()
  return outcome.done ? c.redirect(to(c.var.lang, '/espaces'), 303) : list(c, outcome)
}

async function showMembers(
  c: Context<Visit>,
  space: Space,
  refusal?: Refused,
  given: Record<string, string> = {},
) {
  const { db, actor, lang, path, today, now } = c.var
  const about = { organisationId: space.organisation_id }
  const rights = {
    invite: may(actor, 'member.invite', about),
    end: may(actor, 'member.end', about),
    administer: may(actor, 'space.change', about),
  }
  const [members, invitations] = await Promise.all([
    membersOf(db, space.organisation_id),
    rights.invite ? waitingInvitations(db, { organisationId: space.organisation_id, now }) : [],
  ])
  const props = { lang, path, today, space, members, invitations, rights, given }
  return c.html(
    <MembersPage
      {...props}
      self={actor.person?.id ?? ''}
      refusal={refusal?.reason}
      wrong={wrongOf(refusal)}
    />,
    refusal ? 422 : 200,
  )
}

type MemberAct = (
  acting: Vars,
  space: Space,
  fields: Record<string, unknown>,
  c: Context<Visit>,
) => Promise<Answer>
type Answer = { done: true } | ({ done: false } & Refused)

/** A change among the members: back to them when it is done, with the refusal and what was typed when it is not. */
const among = (action: Action, act: MemberAct) =>
  inside(action, async (c, space) => {
    const fields = await fieldsOf(c)
    const outcome = await act(c.var, space, fields, c)
    if (outcome.done) return c.redirect(to(c.var.lang, `/espaces/${space.slug}/membres`), 303)
    return outcome.reason === 'forbidden' ? c.notFound() : showMembers(c, space, outcome, texts(fields))
  })

const memberColumns = ['name', 'role', 'from_on', 'until_on'] as const
/** Who holds which role, and who held one: what the page tells to all members, and no reason. */
const memberTable = tableFiles(
  '/espaces/:slug/membres',
  inside('member.read', async (c, space) => {
    const members = await membersOf(c.var.db, space.organisation_id)
    const rows = members.map((member) => memberColumns.map((column) => member[column]))
    return { name: 'membres', columns: memberColumns, rows }
  }),
)

/** The doors of the space itself, as far as one may open them. */
function ownDoors({ actor, lang }: Vars, { slug, organisation_id: organisationId }: Space): Door[] {
  const said = words[lang]
  const door = (action: Action, path: string, told: Omit<Door, 'href'>): Door[] =>
    may(actor, action, { organisationId }) ? [{ href: to(lang, `/espaces/${slug}/${path}`), ...told }] : []
  return [
    ...door('member.read', 'membres', { label: said.members, note: said.membersDoor }),
    ...door('space.change', 'modules', { label: said.modules, note: said.modulesDoor }),
    ...door('audit.read', 'registre', { label: said.audit, note: said.auditDoor }),
    { href: to(lang, '/aide/droits'), label: said.rights, note: said.rightsDoor },
  ]
}

const home = ({ doors = [], about }: SpaceSlots) =>
  inside('space.read', async (c, space) => {
    const { lang, path } = c.var
    const added = doors.map((door) => door(c.var, space)).filter((door) => door !== undefined)
    return c.html(
      <SpacePage
        {...{ lang, path, space }}
        held={heldIn(c.var, space)}
        doors={[...added, ...ownDoors(c.var, space)]}
      >
        {await about?.(c.var, space)}
      </SpacePage>,
    )
  })

const switchModules = inside('space.change', async (c, space) => {
  const fields = await fieldsOf(c)
  const outcome = await changeModules(c.var, space, fields)
  const { lang, path } = c.var
  if (outcome.done) return c.redirect(to(lang, `/espaces/${space.slug}/modules?enregistre=oui`), 303)
  if (outcome.reason === 'forbidden') return c.notFound()
  const ticked = [fields.actifs].flat()
  const sent = { on: modules.filter((name) => ticked.includes(name)), why: String(fields.motif ?? '') }
  return c.html(<ModulesPage {...{ lang, path, space, sent }} />, 422)
})

/** The pages of the spaces; the chapters add their doors. */
export const spaceRoutesWith = (slots: SpaceSlots) =>
  new Hono<Visit>()
    .get('/aide/droits', (c) => c.html(<RightsPage lang={c.var.lang} path={c.var.path} />))
    .get('/invitations/:key', invitation)
    .get('/espaces', (c) => list(c))
    .post('/espaces', open)
    .post('/espaces/invitations/:id', answer)
    .get('/espaces/:slug', home(slots))
    .get(
      '/espaces/:slug/membres',
      inside('member.read', (c, space) => showMembers(c, space)),
    )
    .post('/espaces/:slug/membres', among('member.invite', giveRole))
    .post(
      '/espaces/:slug/membres/:id/fin',
      among('space.read', (acting, space, fields, c) =>
        endMembership(acting, space, {
          id: numberOf(c.req.param('id')) ?? 0n,
          fields,
          onDeparture: slots.onDeparture ?? [],
        }),
      ),
    )
    .post(
      '/espaces/:slug/invitations',
      among('member.invite', (acting, space, fields) => invite(acting, space, fields, acting.origin)),
    )
    .post(
      '/espaces/:slug/invitations/:id/retrait',
      among('member.invite', (acting, space, _, c) =>
        withdrawInvitation(acting, space, numberOf(c.req.param('id')) ?? 0n),
      ),
    )
    .get(
      '/espaces/:slug/modules',
      inside('space.change', (c, space) =>
        c.html(
          <ModulesPage
            {...{ lang: c.var.lang, path: c.var.path, space }}
            saved={c.req.query('enregistre') !== undefined}
          />,
        ),
      ),
    )
    .post('/espaces/:slug/modules', switchModules)
    .get(
      '/espaces/:slug/registre',
      inside('audit.read', (c, space) => audit(c, space, slots.actCodes)),
    )
    .get('/espaces/:slug/registre.csv', inside('audit.read', auditCsv))
    .route('/', memberTable)
