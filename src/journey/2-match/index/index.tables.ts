import type { Generated, JSONColumnType } from 'kysely'
import type { Facts } from '#engines/matching/index.ts'

interface IndexedTable {
  document_id: bigint
  name: string
  facts: JSONColumnType<Facts>
  words: string[]
  hash: string
}
interface TermTable {
  id: Generated<number>
  term: string
  documents: Generated<number>
}
interface PostingTable {
  term_id: number
  document_id: bigint
  weight: number
  fields: number
  via: string | null
}
interface WordTable {
  word: string
  documents: Generated<number>
}
declare module '#platform/database.ts' {
  interface Database {
    solution_indexed: IndexedTable
    solution_term: TermTable
    solution_posting: PostingTable
    solution_word: WordTable
    need_indexed: IndexedTable
    need_term: TermTable
    need_posting: PostingTable
    need_word: WordTable
  }
}

/** What is indexed: solutions, to answer a need; needs, to find who else has it. */
export type IndexName = 'solution' | 'need'
