import { assert } from '#engines/assert.ts'
import { fold } from '#engines/text/fold.ts'
import { findOwnNeed, findPublicNeed, needBecameChantier, newRef } from '#journey/1-need/index.ts'
import { findGroup, ownNeedsIn } from '#journey/2-match/index.ts'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { wrongFields } from '#platform/form.ts'
import { done, refused } from '#platform/outcome.ts'
import { may, recordAct } from '#registry/space/index.ts'
import { type BodyBehind, bodiesBehind } from './bodies-behind.queries.ts'
import { inProject } from './in-project.ts'
import { type Charter, type CharterField, charterForm, openingForm } from './project.form.ts'
import { type Project, solutionNamed, spacesWithProjects } from './project.queries.ts'

const SLUG_SIGNS_MAX = 50
const SUFFIX_SIGNS = 5

/** What people read in an address, then what nobody guesses: two chantiers of one name never meet. */
export const slugFor = (title: string): string => {
  const name = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, SLUG_SIGNS_MAX)
    .replace(/-+$/, '')
  return `${name || 'chantier'}-${newRef().slice(0, SUFFIX_SIGNS)}`
}

/** The spaces in which someone may open a chantier. */
export const ownSpaces = ({ db, actor }: Pick<Acting, 'db' | 'actor'>) =>
  spacesWithProjects(
    db,
    [...actor.memberships.keys()].filter((organisationId) =>
      may(actor, 'project.create', { organisationId }),
    ),
  )

/** Opens a chantier in one of the visitor's spaces, from a need, a group or nothing; they lead it from today. */
export async function openProject(acting: Acting, fields: unknown, origin: string) {
  const form = openingForm.safeParse(fields)
  if (!form.success) return refused('charter-wrong', wrongFields<CharterField>(form.error))
  const { owner, need, group, parties, ...charter } = form.data
  return acting.db.transaction().execute(async (trx) => {
    const inside = { ...acting, db: trx }
    const space = (await ownSpaces(inside)).find(({ id }) => id === owner)
    const columns = await columnsFrom(trx, charter)
    const from = await originOf(inside, { need, group })
    if (!space) return refused('charter-wrong', ['owner'] satisfies CharterField[])
    if (!columns) return refused('charter-wrong', ['solution'] satisfies CharterField[])
    if (!from) return refused('charter-wrong', ['need', 'group'] satisfies CharterField[])
    const asked = new Set(parties)
    const bodies = from.bodies.filter(({ id }) => asked.has(id))
    const slug = await write(inside, { owner, columns, from, bodies })
    for (const ref of from.needs) await needBecameChantier(inside, { ref, carrier: space.name, origin })
    return done({ slug })
  })
}

type Opening = {
  owner: bigint
  columns: Columns
  from: NonNullable<Awaited<ReturnType<typeof originOf>>>
  /** Those behind the need or the group that the opener keeps, read again here. */
  bodies: readonly BodyBehind[]
}

async function write(
  acting: Acting,
  { owner, columns: { solution: _name, ...values }, from, bodies }: Opening,
) {
  const { db, actor, now } = acting
  assert(actor.person !== undefined, 'who may open a chantier is signed in')
  const leadId = actor.person.id
  const slug = slugFor(values.title)
  const { id } = await db
    .insertInto('project')
    .values({
      ...values,
      slug,
      organisation_id: owner,
      need_id: from.need?.id ?? null,
      group_id: from.group?.id ?? null,
      created_at: now,
      made_by: leadId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const sponsor = from.sponsorId === null ? [] : [{ id: from.sponsorId, kind: 'sponsor' as const }]
  await begin(acting, { id, leadId, owner, parties: [...sponsor, ...bodies] })
  await recordAct(acting, { organisationId: owner, act: 'project.create', target: slug })
  return slug
}

type Beginning = {
  id: bigint
  leadId: string
  owner: bigint
  parties: readonly Pick<BodyBehind, 'id' | 'kind'>[]
}

/** What any chantier has on its first day: a lead, who writes the rest: a phase, the bodies whose need it answers. */
async function begin({ db, actor, now, today }: Acting, { id, leadId, owner, parties }: Beginning) {
  const since = { project_id: id, from_on: today }
  await db
    .insertInto('project_person')
    .values({ ...since, person_id: leadId, tie: 'lead' })
    .execute()
  await db
    .insertInto('project_phase')
    .values({ ...since, phase: 'investigation', person_id: leadId, made_at: now })
    .execute()
  if (parties.length === 0) return
  // Who may open a chantier for a body may also say that it takes part; the others are asked.
  const isOwn = (organisationId: bigint) =>
    organisationId === owner || may(actor, 'project.create', { organisationId })
  await db
    .insertInto('project_party')
    .values(
      parties.map(({ id: organisation_id, kind }) => ({
        ...since,
        ...{ organisation_id, kind, accepted_on: isOwn(organisation_id) ? today : null },
      })),
    )
    .execute()
}

/** The need or the group from which a chantier comes, and the needs that it answers for. */
async function originOf(
  acting: Acting,
  { need, group }: { need: string | undefined; group: string | undefined },
) {
  if (need) return originNeed(acting, need)
  if (group) return originGroup(acting, group)
  return { need: undefined, group: undefined, needs: [], bodies: [], sponsorId: null }
}

/** The body of one's own need is its sponsor; that of somebody else's is proposed to be. */
async function originNeed({ db, actor }: Acting, ref: string) {
  const own = await findOwnNeed(db, actor, ref)
  const need = own ?? (await findPublicNeed(db, ref))
  if (!need) return undefined
  const bodies = own ? [] : await bodiesBehind(db, { need })
  return { need, group: undefined, needs: [ref], bodies, sponsorId: own?.organisation_id ?? null }
}

async function originGroup({ db, actor }: Acting, ref: string) {
  const group = await findGroup(db, ref)
  if (!group) return undefined
  const [needs, bodies] = await Promise.all([ownNeedsIn(db, actor, group.id), bodiesBehind(db, { group })])
  return { need: undefined, group, needs, bodies, sponsorId: null }
}

/** The columns of a charter; nothing when the solution that it names is not in the catalogue. */
async function columnsFrom(db: Db, { solution, ...charter }: Charter) {
  const known = solution ? await solutionNamed(db, solution) : undefined
  if (solution && !known) return undefined
  return { ...charter, solution: known?.name ?? null, solution_id: known?.id ?? null }
}
type Columns = NonNullable<Awaited<ReturnType<typeof columnsFrom>>>

/** Changes a charter. Each field that changed leaves what it said in the history. */
export async function changeCharter(acting: Acting, slug: string, fields: unknown) {
  const form = charterForm.safeParse(fields)
  return inProject(acting, slug, async (inside, seen) => {
    if (!form.success) return refused('charter-wrong', wrongFields<CharterField>(form.error))
    const columns = await columnsFrom(inside.db, form.data)
    if (!columns) return refused('charter-wrong', ['solution'] satisfies CharterField[])
    const changes = changedFields(seen.project, columns)
    if (changes.length === 0) return done({ changed: 0 })
    const written = {
      project_id: seen.project.id,
      person_id: acting.actor.person?.id ?? null,
      made_at: acting.now,
    }
    await inside.db
      .insertInto('project_change')
      .values(changes.map((change) => ({ ...change, ...written })))
      .execute()
    const { solution: _name, ...values } = columns
    await inside.db.updateTable('project').set(values).where('id', '=', seen.project.id).execute()
    await recordAct(inside, {
      organisationId: seen.project.organisation_id,
      act: 'project.charter',
      target: `${slug}: ${changes.map(({ field }) => field).join(', ')}`,
    })
    return done({ changed: changes.length })
  })
}

const shown = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : Array.isArray(value)
      ? value.join(' ') || null
      : String(value)

/** The solution is told by its name: a number would say nothing to who reads the history. */
function changedFields(project: Project, columns: Columns) {
  const { solution_id, solution, ...fields } = columns
  const names = Object.keys(fields) as (keyof typeof fields)[] // Made above, with these keys and no others.
  const told = names.map((field) => ({ field, before: shown(project[field]), after: shown(fields[field]) }))
  const named = { field: 'solution', before: project.solution_name, after: solution }
  return [...told, named].filter(({ before, after }) => before !== after)
}
