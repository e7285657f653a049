import { randomInt } from 'node:crypto'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { newKey } from '#platform/keys.ts'
import { done, refused } from '#platform/outcome.ts'
import { reachNeeds } from '#platform/wall.ts'
import { understandText } from '../understanding/understanding.ts'
import {
  needForm,
  type PrecisionField,
  type PrecisionForm,
  precisionForm,
  subjectAnswersIn,
  TEXT_SIGNS_MAX,
} from './need.form.ts'
import { findOwnNeed } from './need.queries.ts'

const REF_SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const REF_LENGTH = 10

/** Unguessable, and without letters that one mistakes for figures: people read it over the telephone. */
export const newRef = () =>
  Array.from({ length: REF_LENGTH }, () => REF_SIGNS[randomInt(REF_SIGNS.length)]).join('')

/** Writes what happened in the history that the author reads. */
export const tell = (db: Db, needId: bigint, kind: string, happened_at: Date, note: string | null = null) =>
  db.insertInto('need_event').values({ need_id: needId, kind, note, happened_at }).execute()

/** A new right over a need: the key goes to its author, its hash stays here. */
export async function giveKey(db: Db, needId: bigint, given_at: Date): Promise<string> {
  const { key, hash } = newKey()
  await db.insertInto('need_key').values({ hash, need_id: needId, given_at }).execute()
  return key
}

const textRefusal = (text: string) =>
  text.length === 0 ? 'text-missing' : text.length > TEXT_SIGNS_MAX ? 'text-too-long' : undefined

const TITLE_SIGNS = 70

/** A text without a word that makes a title is its own title. */
const titleFor = (title: string, text: string) => title || [...text].slice(0, TITLE_SIGNS).join('').trim()

/** The first words: a private draft, and the key that gives the right over it. No account is asked. */
export async function describeNeed({ db, now, today, lang }: Acting, fields: unknown) {
  const form = needForm.safeParse(fields)
  const text = form.success ? form.data.text.replaceAll('\0', '') : ''
  const refusal = textRefusal(text)
  if (refusal) return refused(refusal)

  const understood = understandText(text, today)
  return done(
    await db.transaction().execute(async (trx) => {
      const ref = newRef()
      await reachNeeds(trx, [ref])
      const functions = understood.functions.map(({ id }) => id)
      const { id } = await trx
        .insertInto('need')
        .values({
          ref,
          lang,
          title: titleFor(understood.title, text),
          text,
          functions,
          created_at: now,
          moved_on: today,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await tell(trx, id, 'described', now)
      return { ref, key: await giveKey(trx, id, now) }
    }),
  )
}

/** Makes a need more precise. What is wrong is named field by field, and nothing is saved. */
export async function preciseNeed(
  { db, actor, now, today }: Acting,
  ref: string,
  fields: Record<string, unknown>,
) {
  const form = precisionForm.safeParse(fields)
  const wrong = form.success ? [] : form.error.issues.map(({ path }) => path[0] as PrecisionField) // Keys of the form.
  const text = form.success ? form.data.text : ''
  if (form.success && textRefusal(text)) wrong.push('text')
  if (!form.success || wrong.length > 0) return refused('fields-wrong', [...new Set(wrong)])

  return db.transaction().execute(async (trx) => {
    const need = await findOwnNeed(trx, actor, ref)
    if (!need) return refused('not-yours', [])
    if (form.data.organisation && !(await organisationExists(trx, form.data.organisation)))
      return refused('fields-wrong', ['organisation' as const])
    await trx
      .updateTable('need')
      .set({
        ...columnsOf(form.data),
        subject_answers: JSON.stringify(subjectAnswersIn(fields)),
        moved_on: today,
      })
      .where('id', '=', need.id)
      .execute()
    if (need.text !== text || need.title !== form.data.title) await tell(trx, need.id, 'reworded', now)
    else await tell(trx, need.id, 'made-precise', now)
    return done(need)
  })
}

const organisationExists = async (db: Db, id: string) =>
  (await db.selectFrom('organisation').select('id').where('id', '=', BigInt(id)).executeTakeFirst()) !==
  undefined

const euros = (amount: number | undefined) => (amount === undefined ? null : BigInt(amount) * 100n)

const columnsOf = (form: PrecisionForm) => ({
  title: form.title,
  text: form.text,
  organisation_id: form.organisation ? BigInt(form.organisation) : null,
  body_name: form.body_name ?? null,
  body_kind: form.body_kind ?? null,
  region_code: form.region_code ?? null,
  population: form.population ?? null,
  hosting: form.hosting ?? null,
  licence: form.licence ?? null,
  accessibility: form.accessibility,
  deadline: form.deadline ?? null,
  budget_min: euros(form.budget_min),
  budget_max: euros(form.budget_max),
  existing: form.existing ?? null,
  subject: form.subject ?? null,
})

/** Erases a need for good, with its history: its author alone may, at any time. */
export async function eraseNeed({ db, actor }: Acting, ref: string) {
  const need = await findOwnNeed(db, actor, ref)
  if (!need) return refused('not-yours')
  await db.deleteFrom('need').where('id', '=', need.id).execute()
  return done(need)
}
