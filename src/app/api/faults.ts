import type { z } from '@hono/zod-openapi'
import type { Lang } from '#platform/lang.ts'
import type { Fault } from './problem.ts'
import { type FaultWords, faults } from './problem.words.ts'

type Issue = z.core.$ZodIssue

const NAME_LETTERS_MAX = 40

/** What does not fit in a request, each with where it stands (RFC 6901) and why, in the reader’s language. */
export const faultsOf = (
  lang: Lang,
  error: z.core.$ZodError,
  { where, given }: { where: Fault['in']; given: unknown },
): Fault[] =>
  error.issues.flatMap((issue) =>
    placesOf(issue).map((path) => ({
      in: where,
      pointer: pointerOf(path),
      detail: sentence(faults[lang], issue, at(given, path)),
    })),
  )

/** Names that nobody knows stand each at their own place. */
const placesOf = (issue: Issue): (readonly PropertyKey[])[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => [...issue.path, key.slice(0, NAME_LETTERS_MAX)])
    : [issue.path]

export const pointerOf = (path: readonly PropertyKey[]): string =>
  ['#', ...path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/')

const at = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    given,
  )

function sentence(words: FaultWords, issue: Issue, value: unknown): string {
  if (value === undefined && issue.code !== 'unrecognized_keys') return words.missing
  switch (issue.code) {
    case 'unrecognized_keys':
      return words.unknown
    case 'invalid_type':
      return words.type(issue.expected)
    case 'invalid_value':
      return words.value(issue.values.map(String).join(', '))
    case 'too_small':
      return (issue.origin === 'string' ? words.shortest : words.least)(String(issue.minimum))
    case 'too_big':
      return (issue.origin === 'string' ? words.longest : words.most)(String(issue.maximum))
    case 'custom':
      return words.identifier
    default:
      return words.format
  }
}
