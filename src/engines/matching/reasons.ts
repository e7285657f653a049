import { FIELDS, type Field } from './document.ts'
import type { Concept, Way } from './need.ts'
import type { Posting } from './postings.ts'
import type { Candidate } from './score.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Words of the need that the solution meets: where, and by which other words. */
export interface WordReason {
  readonly kind: 'words'
  /** The words of the need, as written. */
  readonly words: string
  /** What they were read as, when a slip was corrected. */
  readonly readAs?: string
  readonly by: Way['by']
  /** The subject they name, when they name one. */
  readonly subject?: { readonly id: string; readonly label: string; readonly phrase: string }
  /** The words of the solution that answered, when they differ from those of the need. */
  readonly via?: string
  readonly fields: readonly Field[]
  /** Share of the score of words, from 0 to 1. */
  readonly share: number
}

/** A proven fact that counted. */
export type FactReason =
  | {
      readonly kind: 'fact'
      readonly fact: 'sill-recommended' | 'sill-observed' | 'sill-listed' | 'state-support'
    }
  | { readonly kind: 'fact'; readonly fact: 'users'; readonly count: number }
  | { readonly kind: 'fact'; readonly fact: 'phase'; readonly phase: string }

const fieldsOf = (mask: number): Field[] => FIELDS.filter((_, bit) => mask & (1 << bit))

/** Explains how a candidate meets a concept that it meets: by the strongest of its ways. */
export function wordReason(
  concept: Concept,
  { postings }: Candidate,
  share: number,
  vocabulary: Vocabulary,
): WordReason {
  const met = concept.ways.flatMap((way) => {
    const posting = postings.get(way.term)
    return posting ? [{ way, posting }] : []
  })
  const [best] = met.sort((a, b) => b.way.gain * b.posting.weight - a.way.gain * a.posting.weight)
  const { way, posting } = best as { way: Way; posting: Posting }
  const via = viaOf(way, posting)
  return {
    kind: 'words',
    words: concept.words,
    ...(concept.readAs !== undefined && { readAs: concept.readAs }),
    by: way.by,
    ...(concept.subject && {
      subject: {
        id: concept.subject.id,
        label: vocabulary.subjectLabels.get(concept.subject.id) ?? concept.subject.id,
        phrase: concept.subject.phrase,
      },
    }),
    ...(via !== undefined && { via }),
    fields: fieldsOf(posting.fields),
    share: Math.round(share * 100) / 100,
  }
}

function viaOf(way: Way, posting: Posting): string | undefined {
  if (way.by === 'subject') return posting.via
  return way.by === 'translation' || way.by === 'english' ? way.term.slice(2) : undefined
}
