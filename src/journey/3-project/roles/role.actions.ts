import { isDeepStrictEqual } from 'node:util'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { wrongFields } from '#platform/form.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordAct } from '#registry/space/index.ts'
import { reordered, whyNotIn } from '../milestones/reordered.ts'
import { inProject, saysTheSame } from '../projects/in-project.ts'
import { closeRole, publishRole } from './publication.actions.ts'
import { type RoleField, type RoleValues, roleForm, type SkillRow, skillRowsForm } from './role.form.ts'
import { ROLES_MAX, type RoleSkill, type RoleWanted, rolesWanted } from './role.queries.ts'

type Change = { id?: bigint | undefined; fields: unknown; skills: readonly SkillRow[] }

/** Adds a role that the chantier wants, or changes one, with its skills. */
export async function saveRole(acting: Acting, slug: string, { id, fields, skills }: Change) {
  const read = readRole(fields, skills)
  return inProject(acting, slug, async (inside, seen) => {
    if (!read.done) return read
    const roles = await rolesWanted(inside.db, seen.project.id)
    const order = roles.map((one) => one.id)
    const { position, ...values } = read.value.role
    const typed = { role: values, skills: read.value.skills }
    const same = roles.find((role) => id === undefined && isTheSame(role, typed))
    if (same) return done({ id: same.id })
    const why = whyNotIn(order, id, { most: ROLES_MAX, full: 'roles-full' as const })
    if (why) return refused(why, [])
    const saved = await write(inside.db, { id, projectId: seen.project.id, values, at: order.length + 1 })
    await writeSkills(inside.db, saved, read.value.skills)
    await renumberRoles(inside.db, reordered([...new Set([...order, saved])], saved, position))
    await recordAct(inside, {
      organisationId: seen.project.organisation_id,
      act: `project.role${id === undefined ? '' : '-change'}`,
      target: `${slug}: ${values.title}`,
    })
    return done({ id: saved })
  })
}

type Said = { role: Values; skills: readonly RoleSkill[] }
/** Until one is published, two roles that say the same in all are one. */
const isTheSame = (written: RoleWanted, { role, skills }: Said): boolean =>
  written.published_on === null &&
  saysTheSame(written, role) &&
  isDeepStrictEqual(inWords(written.skills), inWords(skills))

const inWords = (skills: readonly RoleSkill[]): string[] =>
  skills.map(({ skill_id, level, is_must }) => `${skill_id} ${level} ${is_must}`).toSorted()

function readRole(fields: unknown, skills: readonly SkillRow[]) {
  const form = roleForm.safeParse(fields)
  const asked = skillRowsForm.safeParse(skills)
  if (form.success && asked.success) return done({ role: form.data, skills: asked.data })
  const wrong = form.success ? [] : wrongFields<RoleField>(form.error)
  return refused('role-wrong', asked.success ? wrong : [...wrong, 'skills' as const])
}

type Values = Omit<RoleValues, 'position'>
type Writing = { id: bigint | undefined; projectId: bigint; values: Values; at: number }

async function write(db: Db, { id, projectId, values, at }: Writing): Promise<bigint> {
  if (id === undefined) {
    const row = { ...values, project_id: projectId, position: at }
    return (await db.insertInto('project_role').values(row).returning('id').executeTakeFirstOrThrow()).id
  }
  await db.updateTable('project_role').set(values).where('id', '=', id).execute()
  return id
}

export async function writeSkills(db: Db, roleId: bigint, skills: readonly RoleSkill[]): Promise<void> {
  await db.deleteFrom('project_role_skill').where('role_id', '=', roleId).execute()
  if (skills.length > 0)
    await db
      .insertInto('project_role_skill')
      .values(skills.map((skill) => ({ ...skill, role_id: roleId })))
      .execute()
}

export async function renumberRoles(db: Db, ids: readonly bigint[]): Promise<void> {
  for (const [i, id] of ids.entries())
    await db
      .updateTable('project_role')
      .set({ position: i + 1 })
      .where('id', '=', id)
      .where('position', '<>', i + 1)
      .execute()
}

/** Publishes a role, which chapter 5 then tells to those whom it concerns; or closes it. */
const moving =
  (act: 'project.role-publish' | 'project.role-close', move: typeof publishRole | typeof closeRole) =>
  (acting: Acting, slug: string, roleId: bigint) =>
    inProject(acting, slug, async (inside, seen) => {
      const { id: projectId, organisation_id: organisationId } = seen.project
      const outcome = await move(inside, { projectId, roleId })
      if (outcome.done)
        await recordAct(inside, { organisationId, act, target: `${slug}: ${outcome.value.title}` })
      return outcome
    })

export const publishOwnRole = moving('project.role-publish', publishRole)
export const closeOwnRole = moving('project.role-close', closeRole)

/** Takes away a role that nobody was shown. A published one is closed: people may have applied. */
export async function removeRole(acting: Acting, slug: string, id: bigint) {
  return inProject(acting, slug, async (inside, seen) => {
    const all = await rolesWanted(inside.db, seen.project.id)
    const role = all.find((one) => one.id === id)
    if (!role) return refused('gone', [])
    if (role.published_on !== null) return refused('role-published', [])
    await inside.db.deleteFrom('project_role').where('id', '=', id).execute()
    await renumberRoles(
      inside.db,
      all.filter((one) => one.id !== id).map((one) => one.id),
    )
    await recordAct(inside, {
      organisationId: seen.project.organisation_id,
      act: 'project.role-remove',
      target: `${slug}: ${role.title}`,
    })
    return done({ id })
  })
}
