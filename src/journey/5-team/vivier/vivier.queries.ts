import { type SqlBool, sql } from 'kysely'
import { fold } from '#engines/text/fold.ts'
import type { Db } from '#platform/database.ts'
import {
  type Looking,
  type SeenProfile,
  searchedFields,
  seenBy,
  seenProfiles,
} from '#registry/profile/index.ts'
import { namesOfSkill, skills, suggestSkills } from '#registry/skill/index.ts'
import { freeCounts } from '../grid/free.queries.ts'
import type { VivierSearch } from './vivier.form.ts'

export const VIVIER_PAGE_ROWS = 24
const EXPORT_ROWS_MAX = 5_000
const WORDS_SKILLS_MAX = 40

export type VivierRow = SeenProfile & { free: number | undefined }

/** The skills that a searched text names: whole, in part, or as it is usually mistyped. */
function skillsNamed(text: string): string[] {
  const asked = fold(text)
  const inPart = skills.filter((skill) => namesOfSkill(skill).some((name) => fold(name).includes(asked)))
  return [...new Set([...inPart, ...suggestSkills(text)].map(({ id }) => id))].slice(0, WORDS_SKILLS_MAX)
}

/** `%` and `_` are letters of what people type. */
const like = (text: string) => `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`

const skillSeen = (db: Db, looking: Looking) =>
  db.selectFrom('profile_skill').select('profile_skill.person_id').where(seenBy(looking, 'profile_skill'))
const fieldSeen = (db: Db, looking: Looking) =>
  db.selectFrom('profile_field').select('profile_field.person_id').where(seenBy(looking, 'profile_field'))

const fieldIs = (db: Db, looking: Looking, name: 'region' | 'remote', value: string) =>
  fieldSeen(db, looking).where('field', '=', name).where(sql<SqlBool>`value #>> '{}' = ${value}`)

/** Those who hold the skill that is asked, at its level, with the wish that is asked. */
function skilled(db: Db, looking: Looking, { savoir, niveau, envie }: VivierSearch) {
  let held = skillSeen(db, looking)
  if (savoir) held = held.where('skill_id', '=', savoir)
  if (niveau > 0) held = held.where('level', '>=', niveau)
  if (envie) held = held.where(envie === 'apprendre' ? 'wants_to_learn' : 'can_transmit', '=', true)
  return held
}

/** The people whom the one who looks may find: a filter reads a line only if they may read it. */
function found(db: Db, looking: Looking, search: VivierSearch) {
  const { region, distance, mots } = search
  const asksSkill = search.savoir || search.envie || search.niveau > 0
  const among = [
    ...(region ? [fieldIs(db, looking, 'region', region)] : []),
    ...(distance ? [fieldIs(db, looking, 'remote', distance)] : []),
    ...(asksSkill ? [skilled(db, looking, search)] : []),
  ]
  let query = db
    .selectFrom('profile')
    .where((eb) =>
      eb.or([
        eb('profile.person_id', 'in', fieldSeen(db, looking)),
        eb('profile.person_id', 'in', skillSeen(db, looking)),
      ]),
    )
    .where(sql<SqlBool>`profile.person_id not in (select people_without('vivier'))`)
  for (const people of among) query = query.where('profile.person_id', 'in', people)
  return mots ? query.where(matching(db, looking, mots)) : query
}

/** Words are looked for in the name, in the texts that one may read, and among skills. */
function matching(db: Db, looking: Looking, text: string) {
  const pattern = like(fold(text))
  const named = skillsNamed(text)
  const texts = sql`
    select person_id from (${db
      .selectFrom('profile_field')
      .select(['profile_field.person_id', sql`value #>> '{}'`.as('said')])
      .where('field', 'in', [...searchedFields])
      .where(seenBy(looking, 'profile_field'))}) as seen where plain(said) like ${pattern}`
  const held = db
    .selectFrom('profile_skill')
    .select('profile_skill.person_id')
    .where('skill_id', 'in', named.length > 0 ? named : [''])
    .where(seenBy(looking, 'profile_skill'))
  return sql<SqlBool>`(plain(profile.display_name) like ${pattern} or profile.person_id in (${texts})
    or profile.person_id in (${held}))`
}

/** A page of the vivier, by name; with what is free in the window, where one may read it. */
export async function vivierPage(db: Db, looking: Looking, search: VivierSearch, page: number) {
  const people = await ordered(db, looking, search)
  const shown = people.ids.slice((page - 1) * VIVIER_PAGE_ROWS, page * VIVIER_PAGE_ROWS)
  return {
    rows: await rowsOf(db, looking, shown, people.free),
    count: people.ids.length,
    pages: Math.max(1, Math.ceil(people.ids.length / VIVIER_PAGE_ROWS)),
  }
}

/** The whole list, for a file. */
export async function vivierExport(db: Db, looking: Looking, search: VivierSearch): Promise<VivierRow[]> {
  const { ids, free } = await ordered(db, looking, search)
  return rowsOf(db, looking, ids.slice(0, EXPORT_ROWS_MAX), free)
}

async function ordered(db: Db, looking: Looking, search: VivierSearch) {
  const rows = await found(db, looking, search)
    .select('profile.person_id')
    .orderBy(sql`plain(profile.display_name)`)
    .orderBy('profile.person_id')
    .execute()
  const ids = rows.map((row) => row.person_id)
  if (!search.du || !search.au || search.au < search.du) return { ids, free: undefined }
  const free = await freeCounts(db, looking, ids, { from: search.du, to: search.au })
  const enough = ids.filter((id) => search.libres === 0 || (free.get(id) ?? 0) >= search.libres)
  return { ids: enough, free }
}

async function rowsOf(
  db: Db,
  looking: Looking,
  ids: readonly string[],
  free: ReadonlyMap<string, number> | undefined,
): Promise<VivierRow[]> {
  const profiles = await seenProfiles(db, looking, ids)
  const byId = new Map(profiles.map((profile) => [profile.person_id, profile]))
  return ids.flatMap((id) => {
    const profile = byId.get(id)
    return profile ? [{ ...profile, free: free?.get(id) }] : []
  })
}
