import { fold } from '#engines/text/fold.ts'
import type { Commit } from './history.ts'

/** Someone who made changes, under all the names and addresses that were recognised as theirs. */
export type Contributor = { name: string; commits: Commit[] }

const BOT =
  /\[bot\]|\bbot\b|^(dependabot|renovate|weblate|github-actions|gitlab)\b|^(noreply|no-reply|actions)@/i
/** Changes that a program makes by itself are no sign that somebody is there. */
export const isBot = ({ name, email }: Pick<Commit, 'name' | 'email'>): boolean =>
  BOT.test(name) || /\[bot\]@|^bot@/i.test(email)

/**
 * The people behind the changes, robots left out, each with their changes. Two signatures are one person when the
 * mailmap says so, when they share an address (case, « +label » and the number of a forge aside), or when they share
 * a full name of two words or more: « root » is nobody. A person bears their most frequent name, ties by name;
 * people come with the most changes first, ties by name.
 */
export function contributors(commits: readonly Commit[], mailmap = ''): Contributor[] {
  const proper = readMailmap(mailmap)
  const groups = new Groups()
  const signed = commits
    .filter((commit) => !isBot(commit))
    .map((commit) => ({ commit, keys: keysOf(proper(commit)), name: proper(commit).name }))
  for (const { keys } of signed) groups.join(keys)
  const people = new Map<string, Signed>()
  for (const { commit, keys, name } of signed) {
    const root = groups.rootOf(keys[0] ?? '')
    const person: Signed = people.get(root) ?? { commits: [], names: new Map() }
    person.commits.push(commit)
    person.names.set(name, (person.names.get(name) ?? 0) + 1)
    people.set(root, person)
  }
  return [...people.values()]
    .map(({ commits: own, names }) => ({ name: commonest(names), commits: own }))
    .toSorted((a, b) => b.commits.length - a.commits.length || (a.name < b.name ? -1 : 1))
}

const commonest = (names: ReadonlyMap<string, number>): string =>
  [...names].toSorted(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))[0]?.[0] ?? ''

type Signed = { commits: Commit[]; names: Map<string, number> }
type Signature = { name: string; email: string }

function keysOf({ name, email }: Signature): string[] {
  const plain = fold(name).trim().replace(/\s+/g, ' ')
  const address = `@${plainAddress(email)}`
  return plain.includes(' ') ? [address, plain] : [email.includes('@') ? address : `${address} ${plain}`]
}

function plainAddress(email: string): string {
  const [user = '', host = ''] = email.trim().toLowerCase().split('@')
  const bare = user.replace(/\+.*$/, '')
  // A forge writes « number+user » for an address that one hides: the user is what comes after.
  return /(^|\.)noreply\./.test(host) ? `${user.replace(/^\d+\+/, '')}@${host}` : `${bare}@${host}`
}

/** Which keys belong together, whatever the order in which one learns it. */
class Groups {
  readonly #parents = new Map<string, string>()
  rootOf(key: string): string {
    let root = key
    for (let up = this.#parents.get(root); up !== undefined; up = this.#parents.get(root)) root = up
    for (let at = key; at !== root; ) {
      const up = this.#parents.get(at) ?? root
      this.#parents.set(at, root)
      at = up
    }
    return root
  }
  join(keys: readonly string[]): void {
    const [first = '', ...others] = keys.map((key) => this.rootOf(key))
    for (const other of others) if (other !== first) this.#parents.set(other, this.rootOf(first))
  }
}

const LINE = /^([^<#]*)<([^>]*)>(?:([^<]*)<([^>]*)>)?/

/** The four forms of a line of gitmailmap(5); later lines win. */
function readMailmap(text: string): (signature: Signature) => Signature {
  const proper = new Map<string, { name?: string; email?: string }>()
  for (const line of text.split('\n')) {
    const [, name = '', email = '', oldName, oldEmail] = LINE.exec(line.trim()) ?? []
    if (!email) continue
    const key = keyOf((oldName ?? '').trim(), oldEmail ?? email)
    proper.set(key, { ...(name.trim() ? { name: name.trim() } : {}), ...(oldEmail ? { email } : {}) })
  }
  return ({ name, email }) => ({
    name,
    email,
    ...(proper.get(keyOf(name, email)) ?? proper.get(keyOf('', email))),
  })
}
const keyOf = (name: string, email: string) => `${name.toLowerCase()}<${email.trim().toLowerCase()}>`
