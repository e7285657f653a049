import parse, { type Node } from 'spdx-expression-parse'
import list from 'spdx-license-list'
import { familyOf, type LicenceFamily } from './licence-family.ts'

/** A licence text longer than this is a paragraph, not an expression: it is refused before being read. */
const LENGTH_MAX = 300

export type LicenceId = { id: string; name: string; url: string; osiApproved: boolean; family: LicenceFamily }
export type Licence = { expression: string; choices: boolean; ids: LicenceId[] }

/**
 * Reads an SPDX expression (`EUPL-1.2`, `MIT OR Apache-2.0`, `GPL-2.0-or-later WITH Classpath-exception-2.0`).
 * Answers the licences that it names, in the order of the text, or nothing when it is not an expression.
 * `choices` tells that the user picks one of them (`OR`). Source of names: the SPDX list, CC0.
 */
export function readLicence(text: string): Licence | undefined {
  const expression = text.trim()
  if (expression === '' || expression.length > LENGTH_MAX) return undefined
  const node = parsed(expression)
  if (!node) return undefined
  const leaves = leavesOf(node)
  return {
    expression,
    choices: leaves.length > 1 && hasOr(node),
    ids: leaves.map(({ id, plus }) => describe(plus ? `${id}+` : id, id)),
  }
}

export const isLicence = (text: string): boolean => readLicence(text) !== undefined

/**
 * The names under which catalogues write licences that SPDX writes otherwise, compared without case or spaces. What
 * does not say « only » or « or later » keeps the older SPDX id, which does not say it either.
 */
const otherNames: Readonly<Record<string, string>> = {
  agplv3: 'AGPL-3.0',
  'agplv3+': 'AGPL-3.0-or-later',
  'agpl-3.0+': 'AGPL-3.0-or-later',
  gplv2: 'GPL-2.0',
  'gplv2.0': 'GPL-2.0',
  'gplv2+': 'GPL-2.0-or-later',
  'gpl-2.0+': 'GPL-2.0-or-later',
  gplv3: 'GPL-3.0',
  'gplv3+': 'GPL-3.0-or-later',
  'gpl-3.0+': 'GPL-3.0-or-later',
  'lgpl-v2.1': 'LGPL-2.1',
  'lgpl-2.1+': 'LGPL-2.1-or-later',
  lgplv3: 'LGPL-3.0',
  'lgplv3+': 'LGPL-3.0-or-later',
  'lgpl-3.0+': 'LGPL-3.0-or-later',
  apache2: 'Apache-2.0',
  'apache2.0': 'Apache-2.0',
  'apachelicense2.0': 'Apache-2.0',
  'mpl2.0': 'MPL-2.0',
  'eupl1.2': 'EUPL-1.2',
  mitlicense: 'MIT',
  'cecillv2.1': 'CECILL-2.1',
}
const ids: ReadonlyMap<string, string> = new Map(Object.keys(list).map((id) => [id.toLowerCase(), id]))

/**
 * The SPDX expression that a loosely written licence names, or nothing when there is doubt.
 * Never guesses a version: « GPL » alone stays unknown.
 */
export function normaliseLicence(text: string): string | undefined {
  const trimmed = text.trim()
  const key = trimmed.toLowerCase().replace(/\s+/g, '')
  const known = Object.hasOwn(otherNames, key) ? otherNames[key] : ids.get(key)
  return known ?? (isLicence(trimmed) ? trimmed : undefined)
}

function parsed(expression: string): Node | undefined {
  try {
    return parse(expression)
  } catch {
    return undefined
  }
}

const leavesOf = (node: Node): { id: string; plus: boolean }[] =>
  'license' in node
    ? [{ id: node.license, plus: node.plus === true }]
    : [...leavesOf(node.left), ...leavesOf(node.right)]

const hasOr = (node: Node): boolean =>
  'conjunction' in node && (node.conjunction === 'or' || hasOr(node.left) || hasOr(node.right))

function describe(shown: string, id: string): LicenceId {
  const known = list[id]
  return {
    id: shown,
    name: known?.name ?? shown,
    url: known?.url ?? `https://spdx.org/licenses/${encodeURIComponent(id)}.html`,
    osiApproved: known?.osiApproved ?? false,
    family: familyOf(id),
  }
}

/** Whether two expressions may say the same: `GPL-3.0` does not contradict `GPL-3.0-or-later`, it says less. */
export function mayAgree(one: string, other: string): boolean {
  const base = (text: string) => text.replace(/-(only|or-later)$/, '')
  return one === other || (base(one) === base(other) && (base(one) === one || base(other) === other))
}
