import type { Understanding } from '#engines/understanding/understanding.ts'
import { functionLabel, understandText } from '#journey/1-need/index.ts'

/** The functions of a text do not depend on the day it is read. */
const ANY_DAY = '2026-01-01'

/**
 * The words that the engine ranks by: those of the need, without the words of a function that its author took
 * away, and with the name of each that they added. So a correction of what we understood corrects the ranking.
 */
export function askedText(text: string, { functions }: Pick<Understanding, 'functions'>): string {
  const read = understandText(text, ANY_DAY).functions
  const isAsked = (id: string) => functions.some((asked) => asked.id === id)
  const kept = functions.flatMap(({ words }) => words)
  const left = read
    .filter(({ id }) => !isAsked(id))
    .flatMap(({ words }) => words)
    .filter((word) => !kept.includes(word))
    .reduce((rest, word) => rest.replaceAll(word, ' '), text)
  const added = functions.filter(({ id, origin }) => origin === 'said' && !read.some((one) => one.id === id))
  return [left, ...added.map(({ id }) => functionLabel('fr', id))].join('\n')
}
