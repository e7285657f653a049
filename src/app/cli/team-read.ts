import { closeSync, openSync, readSync } from 'node:fs'
import type { Instance } from '#engines/team/index.ts'
import type { words } from './team.words.ts'
import { faultsOf, instanceOf, teamFile, unreadKeys } from './team-file.ts'

type TeamRule = keyof (typeof words)['fr']['rules']
export type TeamRefusal = { path: string; rule: TeamRule; detail: string }
export type ReadTeam =
  | { read: true; instance: Instance; unread: string[] }
  | { read: false; refusals: TeamRefusal[] }

const MEGABYTE = 1_000_000
const MEGABYTES_MAX = 300
const CHUNK = 1 << 20
const REFUSALS_MAX = 20
const STDIN = 0

/** Reads an instance from a file, or from what is piped in when the file is `-`. Refusals name the path in the JSON. */
export function readTeamFile(file: string): ReadTeam {
  const refuse = (rule: TeamRule, detail: string): ReadTeam => ({
    read: false,
    refusals: [{ path: '', rule, detail }],
  })
  let json: unknown
  try {
    const text = textOf(file)
    if (text === undefined) return refuse('too-big', String(MEGABYTES_MAX))
    json = JSON.parse(text)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return refuse(error instanceof SyntaxError ? 'json' : 'unreadable', detail)
  }
  const checked = teamFile.safeParse(json)
  if (!checked.success) {
    const issues = checked.error.issues.slice(0, REFUSALS_MAX)
    const refusals = issues.map(
      ({ path, message }): TeamRefusal => ({ path: path.join('.'), rule: 'shape', detail: message }),
    )
    return { read: false, refusals }
  }
  const faults = faultsOf(checked.data).slice(0, REFUSALS_MAX)
  if (faults.length > 0) return { read: false, refusals: faults }
  return { read: true, instance: instanceOf(checked.data), unread: unreadKeys(checked.data) }
}

/** The text of a file, up to a size; nothing beyond. */
function textOf(file: string): string | undefined {
  const descriptor = file === '-' ? STDIN : openSync(file, 'r')
  const chunks: Buffer[] = []
  let size = 0
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK)
      const read = readSync(descriptor, chunk)
      if (read === 0) break
      size += read
      if (size > MEGABYTES_MAX * MEGABYTE) return undefined
      chunks.push(chunk.subarray(0, read))
    }
  } finally {
    if (descriptor !== STDIN) closeSync(descriptor)
  }
  // Some editors begin a file with a mark that JSON does not know.
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}
