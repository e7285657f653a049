import { sql } from 'kysely'
import { type Candidate, documentPostings } from '#engines/matching/index.ts'
import { ALIKE_MIN, type Likeness, likenessOf, NEAREST, suggestGroups } from '#engines/pooling/groups.ts'
import type { PublicNeed } from '#journey/1-need/index.ts'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { needDocument, reindexNeeds } from '../index/reindex.actions.ts'
import { searchNeeds } from '../index/search.queries.ts'
import { readVocabulary } from '../index/vocabulary-file.ts'

export type AlikeNeed = { need: PublicNeed; score: number; common: string[] }
type Said = { id: bigint; title: string; text: string; functions: readonly string[] }

const ALIKE_SHOWN = 5
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
 * How alike the open needs of others are to this one, from 0 to 1, the nearest first: the words that each shares
 * with it over those that it shares with itself, and the functions of both.
 */
async function nearest(db: Db, said: Said, limit: number): Promise<AlikeNeed[]> {
  const document = needDocument(said)
  const self: Candidate = {
    id: SELF,
    name: '',
    facts: {},
    postings: new Map(documentPostings(document, readVocabulary()).map((posting) => [posting.term, posting])),
  }
  const { results } = await searchNeeds(db, { text: `${said.title}\n${said.text}`, limit: 2 * limit + 2 }, [
    self,
  ])
  const whole = results.find(({ id }) => id === SELF)?.score ?? 0
  if (whole === 0) return []
  const words = new Map(results.map(({ id, score }) => [id, Math.min(1, score / whole)]))
  const others = [...words.keys()].filter((id) => id !== SELF && id !== String(said.id))
  const needs = await openNeeds(db, others.map(BigInt))
  return needs
    .map((need) => ({
      need,
      score: likenessOf(words.get(String(need.id)) ?? 0, said.functions, need.functions),
      common: need.functions.filter((one) => said.functions.includes(one)),
    }))
    .sort((a, b) => b.score - a.score || Number(a.need.id - b.need.id))
    .slice(0, limit)
}

/** The open needs of others that resemble this one, the nearest first, with the functions that both ask for. */
export async function alikeTo(acting: Acting, said: Said): Promise<AlikeNeed[]> {
  await freshen(acting)
  return (await nearest(acting.db, said, ALIKE_SHOWN)).filter(({ score }) => score >= ALIKE_MIN)
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
    for (const { need: other, score } of await nearest(acting.db, need, NEAREST))
      likeness.push({ from: String(need.id), to: String(other.id), score })
  }
  const known = likeness.filter(({ to }) => byId.has(to))
  return suggestGroups(known).map((ids) => ids.flatMap((id) => byId.get(id) ?? []))
}
