import { sql } from 'kysely'
import { type Candidate, documentPostings } from '#engines/matching/index.ts'
import { ALIKE_MIN, type Likeness, NEAREST, suggestGroups } from '#engines/pooling/groups.ts'
import type { PublicNeed } from '#journey/1-need/index.ts'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { needDocument, reindexNeeds } from '../index/reindex.actions.ts'
import { searchNeeds } from '../index/search.queries.ts'
import { readVocabulary } from '../index/vocabulary-file.ts'

export type AlikeNeed = { need: PublicNeed; score: number; common: string[] }
type Said = { id: bigint; title: string; text: string; functions: readonly string[] }

const ALIKE_SHOWN = 8
/** Beyond, the page of all likenesses looks at the latest needs alone. */
const COMPARED_MAX = 300
const SELF = '0'

/** Indexes the published needs that are not, so that what follows sees them all. Costs one look when all are. */
async function freshen(acting: Pick<Acting, 'db' | 'today' | 'now' | 'actor' | 'lang'>): Promise<void> {
  const { rows } = await sql<{ id: bigint }>`select id from public_need
    where not exists (select from need_indexed where document_id = public_need.id) limit 1000`.execute(
    acting.db,
  )
  if (rows.length > 0)
    await reindexNeeds(
      acting,
      rows.map(({ id }) => id),
    )
}

/**
 * How alike the published needs are to this one, from 0 to 1: what each shares with it, over what it shares with
 * itself. Itself is left out.
 */
async function likenessOf(db: Db, said: Said, limit: number): Promise<Map<bigint, number>> {
  const document = needDocument(said)
  const self: Candidate = {
    id: SELF,
    name: '',
    facts: {},
    postings: new Map(documentPostings(document, readVocabulary()).map((posting) => [posting.term, posting])),
  }
  const { results } = await searchNeeds(db, { text: `${said.title}\n${said.text}`, limit: limit + 2 }, [self])
  const whole = results.find(({ id }) => id === SELF)?.score ?? 0
  const others = results.filter(({ id }) => id !== SELF && id !== String(said.id))
  return new Map(whole > 0 ? others.map(({ id, score }) => [BigInt(id), Math.min(1, score / whole)]) : [])
}

/** The open needs of others that resemble this one, the nearest first, with the functions that both ask for. */
export async function alikeTo(acting: Acting, said: Said): Promise<AlikeNeed[]> {
  await freshen(acting)
  const likeness = await likenessOf(acting.db, said, ALIKE_SHOWN)
  const near = [...likeness].filter(([, score]) => score >= ALIKE_MIN)
  const needs = await openNeeds(
    acting.db,
    near.map(([id]) => id),
  )
  const byId = new Map(needs.map((need) => [need.id, need]))
  return near.flatMap(([id, score]) => {
    const need = byId.get(id)
    return need ? [{ need, score, common: need.functions.filter((one) => said.functions.includes(one)) }] : []
  })
}

const openNeeds = (db: Db, ids: readonly bigint[]) =>
  db
    .selectFrom('public_need')
    .selectAll()
    .where('stage', '=', 'open')
    .where('id', 'in', [0n, ...ids])
    .execute()

/** Groups of open needs that resemble each other, none of which is in a group already. */
export async function suggestedGroups(acting: Acting): Promise<PublicNeed[][]> {
  await freshen(acting)
  const needs = await acting.db
    .selectFrom('public_need')
    .selectAll()
    .where('stage', '=', 'open')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('need_group_member')
            .select('need_id')
            .whereRef('need_group_member.need_id', '=', 'public_need.id'),
        ),
      ),
    )
    .orderBy('id', 'desc')
    .limit(COMPARED_MAX)
    .execute()
  const byId = new Map(needs.map((need) => [String(need.id), need]))
  const likeness: Likeness[] = []
  for (const need of needs) {
    const near = await likenessOf(acting.db, need, NEAREST)
    for (const [id, score] of near) likeness.push({ from: String(need.id), to: String(id), score })
  }
  const known = likeness.filter(({ to }) => byId.has(to))
  return suggestGroups(known).map((ids) => ids.flatMap((id) => byId.get(id) ?? []))
}
