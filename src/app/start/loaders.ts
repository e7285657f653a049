import type { Acting } from '#platform/acting.ts'

/**
 * What an empty Pluriel is filled with. Each compares what it brings with what it brought last time, and answers
 * at once when they are the same; each is one transaction, so that a start that is cut loads it again whole.
 */
export type Loader = {
  label: { fr: string; en: string }
  run: (acting: Acting, onProgress: (done: number, total?: number) => void) => Promise<unknown>
}

export const loaders: readonly Loader[] = []
