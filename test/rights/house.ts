// One space with one of everything, private but for one chantier, and somebody in each column of the table of rights.
import { type Actor, nobody } from '#platform/acting.ts'
import { dayOf } from '#platform/clock.ts'
import { type About, type Role, roles } from '#registry/space/index.ts'
import { browserOf, type World } from '../world.ts'
import { describedNeed, EMAIL, fileOf, nameThings, openToAll, ownThings } from './things.ts'

const SINCE = '2026-01-01'

type Browser = ReturnType<typeof browserOf>
/** One who knocks: their browser, and what they are to the house. */
export type Caller = { name: string; browser: Browser; actor: Actor; ties: NonNullable<About['ties']> }

async function organisation({ db }: World, siren: string, name: string): Promise<bigint> {
  const search = { search_name: name, search_key: name, search: name }
  const { id } = await db
    .insertInto('organisation')
    .values({ siren, name, kind: 'cooperative', source: 'saisie', ...search })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('space')
    .values({ organisation_id: id, slug: `espace-${siren}`, opened_on: SINCE })
    .execute()
  return id
}

type Held = { organisationId: bigint; roles: readonly Role[]; from?: string; until?: string }
/** A person, with roles in one organisation when it is given: those that are over or to come give nothing today. */
async function someone(world: World, name: string, held?: Held) {
  const browser = await world.signIn({ name, ...(name === 'administrator' ? { email: EMAIL } : {}) })
  const { from = SINCE, until = null } = held ?? {}
  if (held)
    await world.db
      .insertInto('membership')
      .values(
        held.roles.map((role) => ({
          ...{ organisation_id: held.organisationId, person_id: browser.person, role },
          ...{ from_on: from, until_on: until },
        })),
      )
      .execute()
  const today = dayOf(world.acting().now)
  const isHeld = held && from <= today && (until === null || until >= today)
  const memberships = new Map(isHeld ? [[held.organisationId, new Set(held.roles)]] : [])
  const person = { id: browser.person, name, email: '', session: '' }
  return { browser, person: browser.person, actor: { ...nobody, person, memberships } as Actor }
}

export async function house(world: World) {
  const { db } = world
  const coop = await organisation(world, '732829320', 'Coopérative Exemple')
  const other = await organisation(world, '552100554', 'Autre coopérative')
  const partner = await organisation(world, '443061841', 'Partie prenante')
  const callers: Caller[] = [
    { name: 'nobody', browser: browserOf(world.app, new Map()), actor: nobody, ties: [] },
  ]
  const add = async (name: string, held?: Held, ties: Caller['ties'] = []) => {
    const { browser, actor, person } = await someone(world, name, held)
    callers.push({ name, browser, actor, ties })
    return person
  }
  for (const role of roles) await add(role, { organisationId: coop, roles: [role] })
  await add('person')
  await add('stranger', { organisationId: other, roles: ['administrator'] })
  await add('party', { organisationId: partner, roles: ['administrator'] }, ['party'])
  const lead = await add('lead', undefined, ['lead'])
  const team = await add('team', undefined, ['team'])
  await add('member until yesterday', { organisationId: coop, roles, until: '2026-11-20' })
  await add('member from tomorrow', { organisationId: coop, roles, from: '2026-11-22' })
  const host = await add('host')
  await db.insertInto('host').values({ person_id: host }).execute()
  const last = callers.at(-1)
  if (last) last.actor = { ...last.actor, roles: new Set(['host']) }

  const rows = await fill(world, { coop, partner, lead, team })
  const opened = await openToAll(world, { coop, lead })
  const own = await ownThings(world, { coop, team })
  const need = await describedNeed(world)
  const keys = browserOf(world.app, new Map([['cles', need.key]]))
  callers.push({ name: 'the holder of the key', browser: keys, actor: nobody, ties: [] })
  const named = await nameThings(world, { ...rows, coop, own })
  return {
    ...{ callers, coop, other, coopSlug: 'espace-732829320', named, need, own },
    numbers: { ...rows.numbers, ...own.numbers },
    opened,
  }
}
export type House = Awaited<ReturnType<typeof house>>

type Owners = { coop: bigint; partner: bigint; lead: string; team: string }

/** One row of each thing that an address names. */
async function fill(world: World, { coop, partner, lead, team }: Owners) {
  const { db } = world
  const { now } = world.acting()
  const today = dayOf(now)
  const { id: project_id } = await db
    .insertInto('project')
    .values({
      slug: 'prive',
      organisation_id: coop,
      choice: 'create',
      title: 'Chantier privé',
      made_by: lead,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const since = { project_id, from_on: SINCE }
  const party = await db
    .insertInto('project_party')
    .values([
      { ...since, organisation_id: partner, kind: 'funder', accepted_on: SINCE },
      { ...since, organisation_id: coop, kind: 'producer', accepted_on: SINCE },
    ])
    .returning('id')
    .execute()
  const people = await db
    .insertInto('project_person')
    .values([
      { ...since, person_id: lead, tie: 'lead' },
      { ...since, person_id: team, tie: 'team' },
    ])
    .returning('id')
    .execute()
  const [milestone] = await db
    .insertInto('milestone')
    .values({ project_id, position: 1, title: 'Maquette' })
    .returning('id')
    .execute()
  const [role] = await db
    .insertInto('project_role')
    .values({
      project_id,
      position: 1,
      title: 'Développement',
      half_days: 10,
      published_on: SINCE,
      places: 5,
    })
    .returning('id')
    .execute()
  const [idle] = await db
    .insertInto('project_role')
    .values({ project_id, position: 2, title: 'Rédaction', half_days: 4 })
    .returning('id')
    .execute()
  const [risk] = await db
    .insertInto('project_risk')
    .values({ project_id, title: 'Un seul mainteneur', likelihood: 'low', impact: 'high', opened_on: SINCE })
    .returning('id')
    .execute()
  const [document] = await db
    .insertInto('project_document')
    .values({ project_id, ...(await fileOf(world)), is_public: false, added_on: SINCE })
    .returning('id')
    .execute()
  const [common] = await db
    .insertInto('common')
    .values({ slug: 'un-commun', organisation_id: coop, name: 'Un commun', declared_on: SINCE })
    .returning('id')
    .execute()
  const common_id = common?.id ?? 0n
  const [maintainer] = await db
    .insertInto('common_maintainer')
    .values({ common_id, organisation_id: coop, part: 'tout', from_on: SINCE })
    .returning('id')
    .execute()
  const [support] = await db
    .insertInto('common_support')
    .values({
      common_id,
      source: 'Contrat',
      half_days: 10,
      from_on: SINCE,
      until_on: '2027-01-01',
      recorded_on: SINCE,
    })
    .returning('id')
    .execute()
  const [call] = await db
    .insertInto('common_call')
    .values({ common_id, codes: ['people-active'], kind: 'maintainers', opened_on: SINCE })
    .returning('id')
    .execute()
  const [post] = await db
    .insertInto('project_post')
    .values({
      project_id,
      person_id: lead,
      mood: 'good',
      progress: 'Ça avance',
      posted_on: today,
      made_at: now,
      is_public: false,
    })
    .returning('id')
    .execute()
  const [lack] = await db
    .insertInto('project_post_need')
    .values({ post_id: post?.id ?? 0n, text: 'Un agenda partagé' })
    .returning('id')
    .execute()
  const [lesson] = await db
    .insertInto('lesson')
    .values({ organisation_id: coop, project_id, event: 'incident', asked_on: SINCE })
    .returning('id')
    .execute()
  const asked = { project_id, role_id: role?.id ?? null, person_id: team, made_at: now }
  const [candidacy, accepted, offered] = await db
    .insertInto('candidacy')
    .values([
      { ...asked, tie: 'lead', origin: 'application', state: 'applied' },
      { ...asked, tie: 'team', origin: 'invitation', state: 'accepted', answered_at: now },
      { ...asked, tie: 'team', origin: 'invitation', state: 'invited' },
    ])
    .returning('id')
    .execute()
  const [engagement] = await db
    .insertInto('engagement')
    .values({
      ...since,
      candidacy_id: accepted?.id ?? 0n,
      role_id: asked.role_id,
      person_id: team,
      tie: 'team',
    })
    .returning('id')
    .execute()
  const nothing = { value: 0, bound: 0, gap: 0, teams: '[]', infeasible: '[]' }
  const [proposal] = await db
    .insertInto('team_proposal')
    .values({
      ...{ ...nothing, project_id, person_id: lead, run: 'request', policy_version: '1' },
      instance_hash: 'a'.repeat(64),
      ...{ seed: 1, solver: 'yalps', status: 'infeasible', made_at: now },
    })
    .returning('id')
    .execute()
  const [invitation] = await db
    .insertInto('invitation')
    .values({
      ...{ organisation_id: coop, email: 'a@exemple.fr', roles: ['member'], key_hash: 'a'.repeat(64) },
      ...{ invited_by: lead, invited_at: now, expires_at: new Date(now.getTime() + 1e9) },
    })
    .returning('id')
    .execute()
  const absent = await world.signIn({ name: 'Absente' })
  const [membership] = await db
    .insertInto('membership')
    .values({ organisation_id: coop, person_id: absent.person, role: 'sympathiser', from_on: SINCE })
    .returning('id')
    .execute()
  const first = (rows: readonly ({ id: bigint } | undefined)[]) => String(rows[0]?.id ?? 0n)
  return {
    /** The number that an address of the house needs, by the address. */
    numbers: {
      '/espaces/:slug/membres': first([membership]),
      '/espaces/:slug/invitations': first([invitation]),
      '/chantiers/:slug/parties': first(party),
      '/chantiers/:slug/personnes': first([...people].reverse()),
      '/chantiers/:slug/jalons': first([milestone]),
      '/chantiers/:slug/roles': first([idle]),
      '/chantiers/:slug/registre/risques': first([risk]),
      '/chantiers/:slug/registre/documents': first([document]),
      '/chantiers/:slug/documents': first([document]),
      '/chantiers/:slug/candidatures': first([candidacy]),
      '/chantiers/:slug/engagements': first([engagement]),
      '/chantiers/:slug/equipe': first([proposal]),
      '/chantiers/:slug/journal/manques': first([lack]),
      '/chantiers/:slug/journal': first([post]),
      '/communs/:slug/mainteneurs': first([maintainer]),
      '/communs/:slug/soutiens': first([support]),
      '/communs/:slug/appels': first([call]),
      '/postes': first([role]),
      '/api/v1/positions': first([role]),
      '/mon/candidatures': first([offered]),
      '/mon/engagements': first([engagement]),
      '/lecons': first([lesson]),
    },
  }
}

/** The number of what anybody may read, where the address names such a thing. */
function openId({ document, position }: House['opened'], pattern: string, id: string): string {
  if (pattern.includes('/documents/')) return document
  return pattern.includes('/positions/') ? position : id
}

/** An address of the site with the names of this house in it; the longest prefix wins. */
export function addressOf(built: House, pattern: string, { isOpen = false } = {}): string {
  const { numbers, coopSlug, need, opened } = built
  const slug = pattern.startsWith('/espaces')
    ? coopSlug
    : pattern.startsWith('/communs')
      ? 'un-commun'
      : isOpen
        ? 'ouvert'
        : 'prive'
  const [, id = '0'] =
    Object.entries(numbers)
      .filter(([prefix]) => pattern.startsWith(`${prefix}/:`))
      .sort(([a], [b]) => b.length - a.length)[0] ?? []
  return pattern
    .replace(':slug', slug)
    .replace(':id', isOpen ? openId(opened, pattern, id) : id)
    .replace(':skill', 'react')
    .replace(':handle', 'equipe')
    .replace(/(\/besoins\/):ref/, `$1${need.ref}`)
    .replace('/cle/:key', `/cle/${need.key}`)
    .replace(/:\w+(\{[^}]*\})?/g, 'aaaaaaaaaaaaaaaaaaaaaa')
}
