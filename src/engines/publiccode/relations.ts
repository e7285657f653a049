import { problem, type Rule } from './problem.ts'
import { isNil, type Reading } from './read-shape.ts'
import type { Entry, Tree } from './tree.ts'
import { countries } from './vocabulary.ts'

/** What the standard says of several keys together, once each of them was read alone. */
export function relations(entries: readonly Entry[], reading: Reading): void {
  maintenance(entries, reading)
  onceInSomeLanguage(entries, reading)
  lowercaseCountries(entries, reading)
  italyTwice(entries, reading)
}

const under = (entries: readonly Entry[], key: string): readonly Entry[] => {
  const tree = entries.find((entry) => entry.key === key)?.tree
  return tree?.is === 'map' ? tree.entries : []
}
const textOf = (tree: Tree | undefined): string => (tree?.is === 'scalar' ? tree.text : '')
const holds = (tree: Tree | undefined): boolean =>
  tree !== undefined && !isNil(tree) && !(tree.is === 'list' && tree.items.length === 0)

function maintenance(entries: readonly Entry[], reading: Reading): void {
  const keys = under(entries, 'maintenance')
  const find = (key: string) => keys.find((entry) => entry.key === key)
  const type = textOf(find('type')?.tree)
  const at = find('type')?.at ?? { line: 1, column: 1 }
  const demand = (key: 'contacts' | 'contractors') => {
    if (holds(find(key)?.tree)) return
    if (reading.isReduced) reading.warnings.push(problem('reduced', at, `maintenance.${key}`))
    else reading.errors.push(problem('required-when', find(key)?.at ?? at, `maintenance.${key}`, type))
  }
  if (type === 'internal' || type === 'community') demand('contacts')
  if (type === 'contract') demand('contractors')
  const contractors = find('contractors')
  if (contractors && type !== '' && type !== 'contract' && holds(contractors.tree))
    reading.errors.push(problem('forbidden-unless', contractors.at, 'maintenance.contractors', 'contract'))
}

/** The long description and the features are due in one language at least; elsewhere their absence is only told. */
function onceInSomeLanguage(entries: readonly Entry[], reading: Reading): void {
  const languages = under(entries, 'description').filter(({ tree }) => tree.is === 'map')
  for (const key of ['longDescription', 'features']) {
    const without = languages.filter((language) => !has(language, key))
    const isNowhere = without.length === languages.length && !reading.isReduced
    if (isNowhere) tellMissing(without.slice(0, 1), key, 'required-once', reading)
    else tellMissing(without, key, reading.isReduced ? 'reduced' : 'missing-in-language', reading)
  }
}

const has = ({ tree }: Entry, key: string): boolean =>
  tree.is === 'map' && tree.entries.some((entry) => entry.key === key && holdsText(entry.tree))
const holdsText = (tree: Tree): boolean => holds(tree) && !(tree.is === 'scalar' && tree.text.trim() === '')

/** An absence is told once: a key that holds the wrong thing already has its own error. */
function tellMissing(languages: readonly Entry[], key: string, rule: Rule, reading: Reading): void {
  const into = rule === 'required-once' ? reading.errors : reading.warnings
  for (const language of languages) {
    const name = `description.${language.key}.${key}`
    if (!reading.errors.some((error) => error.key === name)) into.push(problem(rule, language.at, name))
  }
}

function lowercaseCountries(entries: readonly Entry[], reading: Reading): void {
  for (const { key, tree } of under(entries, 'intendedAudience')) {
    const items = key !== 'scope' && tree.is === 'list' ? tree.items : []
    for (const [i, item] of items.entries()) {
      const code = textOf(item)
      const upper = code.toUpperCase()
      if (code === code.toLowerCase() && countries.has(upper))
        reading.warnings.push(problem('lowercase-country', item.at, `intendedAudience.${key}[${i}]`, upper))
    }
  }
}

function italyTwice(entries: readonly Entry[], reading: Reading): void {
  const lower = entries.find(({ key }) => key === 'it')
  if (lower && entries.some(({ key }) => key === 'IT'))
    reading.errors.push(problem('it-twice', lower.at, 'it'))
}
