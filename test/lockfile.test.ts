// `npm ci` refuses a lockfile that does not list the packages of every platform; a registry that holds only some of
// them leaves the others out when it writes one.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Locked = Record<string, { version?: string; optionalDependencies?: Record<string, string> }>

/** Where Node would find it: beside the package that asks, or further out. */
function findIn(packages: Locked, from: string, name: string): string | undefined {
  const here = `${from && `${from}/`}node_modules/${name}`
  if (packages[here]) return here
  if (from === '') return undefined
  return findIn(packages, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name)
}

const missing = (packages: Locked): string[] =>
  Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !findIn(packages, from, name)),
  )

test('the lockfile lists the packages of every platform', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Locked }
  expect(missing(packages)).toEqual([])
})

test('a platform that is left out is seen', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' } },
    'node_modules/a-linux': { version: '1.0.0' },
  }
  expect(missing(packages)).toEqual(['a-darwin'])
})
