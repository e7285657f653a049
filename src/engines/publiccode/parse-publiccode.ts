import type { Publiccode } from './model.ts'
import { inOrder, type Problem, problem } from './problem.ts'
import { type FileLook, type Reading, readShape } from './read-shape.ts'
import { relations } from './relations.ts'
import { reduced, version0, version1 } from './schema.ts'
import type { Shape } from './shape.ts'
import { type Entry, readTree, type Tree } from './tree.ts'
import { latestVersions, olderVersions } from './vocabulary.ts'

export type Parsed = { solution: Publiccode; warnings: Problem[] } | { errors: Problem[] }

/**
 * Reads a publiccode.yml of any version met in the wild: 0.2 to 0.7, the candidate of 1.0, and the reduced format of
 * code.gouv.fr. Text or UTF-8 bytes. Answers the solution with what is discouraged in it, or every error with its line,
 * key, rule and remedy; never both, never a part. Never throws, whatever the text.
 * `look` tells what stands at a path of the repository when the caller has it; without it, files are not checked.
 * Source of the rules: the standard publiccode.yml 0.7.0 and 1.0-rc (CC0-1.0).
 */
export function parsePubliccode(source: string | Uint8Array, look?: FileLook): Parsed {
  const read = readTree(source)
  if ('problem' in read) {
    const { at, key, rule, detail } = read.problem
    return { errors: [problem(rule, at, key, detail)] }
  }
  const { tree } = read
  if (tree.is !== 'map') return { errors: [problem('not-a-section', tree.at, '')] }

  const isReduced = tree.entries.some(({ key }) => key === 'creationDate' || key === 'latestRelease')
  const reading: Reading = { errors: [], warnings: [], isReduced, isVersion1: false, look }
  const shape = shapeFor(tree.entries, reading)
  const whole = isReduced ? withoutBlanks(tree) : tree
  const solution = shape && readShape(shape, whole ?? tree, '', reading)
  if (shape && whole?.is === 'map') relations(whole.entries, reading)
  if (reading.errors.length > 0 || !solution) return { errors: inOrder(reading.errors) }
  // Read through the table of its version without any error: it has the keys and the types of the model.
  return { solution: solution as Publiccode, warnings: inOrder(reading.warnings) }
}

function shapeFor(entries: readonly Entry[], reading: Reading): Shape | undefined {
  const entry = entries.find(({ key }) => key === 'publiccodeYmlVersion')
  if (reading.isReduced) return reduced
  // Without a version the file is read as the latest stable one, so that its other errors are told at once.
  if (!entry) return version0
  if (entry.tree.is !== 'scalar') return version0
  const version = entry.tree.text
  reading.isVersion1 = version === '1'
  if (olderVersions.includes(version)) {
    reading.warnings.push(problem('old-version', entry.at, entry.key))
  } else if (!latestVersions.includes(version) && version !== '') {
    reading.errors.push(problem('version', entry.at, entry.key, version.slice(0, 20)))
    return undefined
  }
  return reading.isVersion1 ? version1 : version0
}

/** In the reduced format an empty value is a key left for later: it counts as absent. */
function withoutBlanks(tree: Tree): Tree | undefined {
  if (tree.is === 'scalar') return tree.text.trim() === '' ? undefined : tree
  if (tree.is === 'list') {
    const items = tree.items.flatMap((item) => withoutBlanks(item) ?? [])
    return items.length === 0 ? undefined : { ...tree, items }
  }
  const entries = tree.entries.flatMap((entry) => {
    const kept = withoutBlanks(entry.tree)
    return kept ? [{ ...entry, tree: kept }] : []
  })
  return entries.length === 0 ? undefined : { ...tree, entries }
}
